import { encodeAction, readAction } from '../../src/chat/callback-data.js';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import { day } from '../../src/plan/day.js';
import type { Action } from '../../src/words/action.js';
import type { Fact, Happening, PersonId } from '../../src/journal/fact.js';
import { period, task } from '../support/builders.js';
import { ask, enrolBy, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00', settings: { CONFIRM: 'on' } }));
});

afterEach(() => stage.close());

const facts = (): readonly Fact[] => stage.service().bot.world.journal.facts();

/** The newest fact of that kind, which a button names. */
function factOf(kind: Fact['kind']): number {
  const found = facts().findLast((fact) => fact.kind === kind);
  if (!found) throw new Error(`no ${kind} in the journal`);
  return found.id;
}

/** Everything that waits for somebody's word: a report, a difficulty, a request, a cause, a stand-in, a plan. */
async function waiting(): Promise<{ readonly version: string }> {
  const { coordinator, vptk, bpmc, kt } = cast;
  await ask(stage, vptk, '/blocked I.2 chưa có kinh phí');
  await ask(stage, vptk, '/extend I.2 15/04/2025 chờ huyện');
  await ask(stage, kt, '/done VI.1 xong ngày 10/03');
  const standIn = { person: kt.id as PersonId, standIn: bpmc.id as PersonId, page: 0 };
  coordinator.forges(newest(stage, coordinator), encodeAction({ kind: 'stand-in', ...standIn }));
  await stage.settle();
  await ask(stage, coordinator, '31/03/2025');
  const text = await readFile(new URL('../../data/plan-2025.json', import.meta.url), 'utf8');
  const bytes = Buffer.from(text.replace('"deadline": "Quý I/2025"', '"deadline": "Quý II/2025"'));
  coordinator.sendsDocument('ke-hoach-moi.json', '', { bytes });
  await stage.settle();
  const data = newest(stage, coordinator)
    .buttons.flat()
    .flatMap((key) => key.data ?? []);
  const offered = data.map(readAction).find((action) => action?.kind === 'plan');
  if (offered?.kind !== 'plan') throw new Error('no plan is previewed');
  const { version } = offered;
  return { version };
}

/** What a coordinator alone may do, and what is written down when he does. */
function coordinating(version: string): readonly (readonly [Happening['kind'], string | Action])[] {
  const report = factOf('reported');
  const kt = cast.kt.id as PersonId;
  const year = period('2025');
  return [
    ['date-set', '/set I.1b 16/06/2025'],
    ['invited', '/invite VPTK'],
    ['day-set', '/holiday 21/04/2025 nghỉ bù'],
    ['signer-set', '/report Quý I ký PCT'],
    ['confirmed', { kind: 'confirm-report', report, all: false }],
    ['reopened', '/reopen VI.1 số liệu chưa đúng'],
    ['closed', { kind: 'close-task', task: task('V.2a').code, period: year, on: day('2025-03-20') }],
    ['assigned', { kind: 'assign', task: task('I.3').code, person: kt }],
    ['stand-in-ended', { kind: 'end-stand-in', person: kt }],
    ['backlog-answered', { kind: 'backlog', ticked: 0n, press: 'send' }],
    ['plan-applied', { kind: 'plan', version, press: 'keep' }],
    ['removed', { kind: 'leave', person: kt, sure: true }],
  ];
}

/** What chairmen may do as well. */
function deciding(): readonly (readonly [Happening['kind'], string | Action])[] {
  const request = factOf('extension-asked');
  return [
    ['nudged', '/nudge III.2 đề nghị sớm'],
    ['nudged', { kind: 'nudge', task: task('III.1').code }],
    ['extension-granted', { kind: 'decide-extension', request, decision: 'grant' }],
  ];
}

async function gesture(who: UserHandle, wish: string | Action): Promise<void> {
  if (typeof wish === 'string') who.says(wish);
  else who.forges(newest(stage, who), encodeAction(wish));
  await stage.settle();
}

describe('who has not the right', () => {
  test('changes nothing, by words or by a button; the same gestures of who has it are written down', async () => {
    const { version } = await waiting();
    const stranger = stage.double.user({ id: 66, firstName: 'Ai đó' });
    stranger.start();
    const former = stage.double.user({ id: 1009, firstName: 'Nguyên đầu mối' });
    await enrolBy(stage, cast.coordinator, { who: former, post: 'DM' });
    const enrolled = factOf('enrolled');
    cast.coordinator.forges(
      newest(stage, cast.coordinator),
      encodeAction({ kind: 'revoke', fact: enrolled }),
    );
    await stage.settle();
    const [only, both] = [coordinating(version), deciding()];
    const before = facts().length;
    for (const who of [cast.bpmc, former, stranger, cast.chairman]) {
      const forbidden = who === cast.chairman ? only : [...only, ...both];
      for (const [kind, wish] of forbidden) {
        await gesture(who, wish);
        expect(facts().slice(before), `${kind} by ${who.id}`).toEqual([]);
      }
    }
    for (const [kind, wish] of [...both, ...only]) {
      const known = facts().length;
      await gesture(cast.coordinator, wish);
      const written = facts()
        .slice(known)
        .map((fact) => fact.kind);
      expect(written, kind).toContain(kind);
    }
    await gesture(cast.coordinator, { kind: 'plan-revert', fact: factOf('plan-applied') });
    expect(facts().at(-1)?.kind).toBe('plan-reverted');
  });

  test('takes no plan back and revokes nobody', async () => {
    const { version } = await waiting();
    await gesture(cast.coordinator, { kind: 'plan', version, press: 'keep' });
    const [applied, enrolled] = [factOf('plan-applied'), factOf('enrolled')];
    const before = facts().length;
    for (const who of [cast.bpmc, cast.chairman]) {
      await gesture(who, { kind: 'plan-revert', fact: applied });
      await gesture(who, { kind: 'revoke', fact: enrolled });
    }
    expect(facts().slice(before)).toEqual([]);
  });
});
