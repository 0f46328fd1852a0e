import { present } from '../../ports/world.js';
import type { ChatContext } from '../../chat/feature.js';
import type { Buttons, Commands } from '../../chat/feature.js';
import type { Chat } from '../../chat/incoming.js';
import { staleButton } from '../../chat/notices.js';
import type { PaperSource } from './flow.js';
import type { DepartmentId } from '../../plan/plan.js';
import { currentSpan, readSpan, spanId, spansOfYear } from './span.js';
import type { ReportSpan } from './span.js';
import type { Message } from '../../words/message.js';
import {
  calendarAnswer,
  noSuchDepartment,
  nothingToUrge,
  paperNotUnderstood,
  tableAnswer,
  urgingAnswer,
  reportAnswer,
} from './words.js';
import type { Person } from '../../journal/history.js';
import { departmentsOfPerson, readPost } from '../../journal/people.js';

/** Loaded where a paper is wanted: the bot starts faster without Word's and Excel's writers, and is smaller. */
const loadPapers = () => import('./flow.js');

/** `/baocao dondoc VPTK`, with accents or without. */
const URGING = /^(?:dondoc|đôn\s*đốc|don\s+doc)(?:\s+(?<department>.+))?$/iu;

export const paperCommands: Commands<'export' | 'report' | 'calendar'> = {
  /** `/export`, `/export Quý I/2025`: the tracking table. */
  async export(ctx, { incoming, rest }) {
    const { year } = present(ctx.world).office.plan;
    const written = rest.trim();
    const span = written === '' ? null : readSpan(written, year);
    if (written !== '' && !span) return paperNotUnderstood('export', { written, year });
    await ctx.working(incoming.chat, 'upload_document');
    const source = sourceOf(ctx);
    const { tablePaper } = await loadPapers();
    const { file, asOf } = await tablePaper(source, span);
    return tableAnswer(file, asOf);
  },
  /** `/report`, `/report Quý I/2025`, `/report dondoc VPTK`. */
  async report(ctx, { incoming, rest }) {
    const { office } = present(ctx.world);
    const { plan } = office;
    const written = rest.normalize('NFC').trim();
    const urging = URGING.exec(written);
    if (urging) {
      const named = urging.groups?.['department'] ?? '';
      const post = readPost(plan, named);
      if (post?.kind !== 'officer') return noSuchDepartment(office, named);
      return urge(ctx, incoming.chat, post.department);
    }
    const today = ctx.world.clock.now().day;
    const span = written === '' ? currentSpan(plan.year, today) : readSpan(written, plan.year);
    if (!span) return paperNotUnderstood('report', { written, year: plan.year });
    return prepare(ctx, incoming.chat, span);
  },
  /** `/calendar`: one's own due dates; who has no department of his own gets everybody's. */
  async calendar(ctx, { incoming, person }) {
    const departments = person ? calendarOf(ctx, person) : [];
    await ctx.working(incoming.chat, 'upload_document');
    const { timeZone, remindAt } = ctx.world.settings;
    const source = sourceOf(ctx);
    const { calendarFile } = await loadPapers();
    const file = calendarFile(source, { departments, timeZone, minute: remindAt });
    return calendarAnswer(source.office, departments, file);
  },
};

export const paperButtons: Buttons<'paper'> = {
  /** A button under a report: another report, or a letter to a department that is late. */
  async paper(ctx, { chat }, { paper: order }) {
    const { plan } = present(ctx.world).office;
    switch (order.kind) {
      case 'report': {
        const span = spansOfYear(plan.year).find((one) => spanId(one) === order.span);
        if (!span) return { kind: 'say', words: staleButton };
        return { kind: 'send', message: await prepare(ctx, chat, span) };
      }
      case 'urging': {
        const known = plan.departments.some(({ id, everybody }) => id === order.department && !everybody);
        if (!known) return { kind: 'say', words: staleButton };
        return { kind: 'send', message: await urge(ctx, chat, order.department) };
      }
    }
  },
};

async function prepare(ctx: ChatContext, chat: Chat, span: ReportSpan): Promise<Message> {
  await ctx.working(chat, 'upload_document');
  const source = sourceOf(ctx);
  const { reportFile } = await loadPapers();
  const file = await reportFile(source, span);
  const { office, history } = present(ctx.world);
  return reportAnswer(office, history, { file, span, today: source.now.day });
}

async function urge(ctx: ChatContext, chat: Chat, department: DepartmentId): Promise<Message> {
  await ctx.working(chat, 'upload_document');
  const source = sourceOf(ctx);
  const { urgingFile } = await loadPapers();
  const file = await urgingFile(source, department);
  return file ? urgingAnswer(source.office, department, file) : nothingToUrge(source.office, department);
}

function calendarOf(ctx: ChatContext, person: Person): readonly DepartmentId[] {
  const { plan } = present(ctx.world).office;
  return departmentsOfPerson(person).filter((id) => plan.departments.some((one) => one.id === id));
}

function sourceOf({ world }: ChatContext): PaperSource {
  return { office: present(world).office, facts: world.journal.facts(), now: world.clock.now() };
}
