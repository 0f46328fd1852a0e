import { reopen, undo } from './flow.js';
import { worldOfYear } from '../../ports/earlier-plan.js';
import { present } from '../../ports/world.js';
import { readCommand } from '../../chat/command.js';
import { botName } from '../../chat/feature.js';
import type { Buttons, Commands } from '../../chat/feature.js';
import { refusedAnswer } from '../../chat/notices.js';
import { contextWhere } from '../../chat/plan-meant.js';
import { yearOfPeriod } from '../../plan/periods.js';
import { readCodes } from '../../plan/task-code.js';
import { reopenAnswer, undoAnswer } from './words.js';

export const undoCommands: Commands<'undo' | 'reopen'> = {
  async undo({ world }, { incoming }) {
    const outcome = await undo(world, { person: incoming.person, update: incoming.update }, null);
    if (outcome.kind === 'refused') return refusedAnswer(outcome);
    const [first] = outcome.kind === 'undone' ? outcome.periods : [];
    const year = first ? yearOfPeriod(first.period) : null;
    return undoAnswer(present(worldOfYear(world, year)).office, outcome);
  },
  async reopen(here, { incoming, rest }) {
    const { world } = contextWhere(here, { incoming, rest }, ({ reports }) => reports.length > 0);
    const outcome = await reopen(world, incoming, { text: rest, period: null });
    return outcome.kind === 'refused' ? refusedAnswer(outcome) : reopenAnswer(present(world).office, outcome);
  },
};

export const undoButtons: Buttons<'undo' | 'reopen'> = {
  async undo({ world }, { person, update }, { fact }) {
    const outcome = await undo(world, { person: person.id, update }, fact);
    if (outcome.kind === 'refused') return { kind: 'send', message: refusedAnswer(outcome) };
    const message = undoAnswer(present(world).office, outcome);
    return outcome.kind === 'undone' ? { kind: 'edit', message, plain: true } : { kind: 'send', message };
  },
  /** Which of several periods is opened again; the reason stands in the command. */
  async reopen(ctx, { person, update, asked }, { task, period }) {
    const { office } = present(ctx.world);
    const command = asked ? readCommand(asked.text, botName(ctx)) : null;
    const reason = command?.kind === 'command' ? readCodes(office.plan, command.rest).rest : '';
    const gesture = { person: person.id, update };
    const outcome = await reopen(ctx.world, gesture, { text: `${task} ${reason}`, period });
    const message = outcome.kind === 'refused' ? refusedAnswer(outcome) : reopenAnswer(office, outcome);
    return { kind: 'edit', message };
  },
};
