import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Posted } from '../../src/bot-api-double/world.js';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import type { Fact } from '../../src/journal/fact.js';
import { readAction } from '../../src/chat/callback-data.js';
import { backup } from '../../src/store/backups.js';
import { restore } from '../../src/store/restore.js';
import { factNamed } from '../../src/words/action.js';
import { effort } from '../support/effort.js';
import { openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

/** What people type in January, while two plans are in force. */
const SAID = [
  ...[
    'xong I.4b',
    '/done I.4b năm 2025',
    'xong I.5',
    'I.6',
    'vướng I.5: chờ tỉnh',
    '/vuong VI.3 năm 2025 chờ tỉnh',
  ],
  ...[
    'xin gia hạn I.4b đến 20/1 vì bận',
    '/giahan',
    '/viec',
    '/quahan',
    '/quahan năm 2025',
    '/canbo',
    '/undo',
  ],
  ...[
    '/status I.5',
    '/status I.5 năm 2025',
    '/status',
    '/nudge I.4b năm 2025',
    'xong TH.1',
    'xong III.3, III.4 chưa',
  ],
];

/** What is reported while it will be lost. */
const LOST = ['/dang I.4b năm 2025 đang làm', '/done I.4b năm 2025'];

const step = fc.record({
  who: fc.nat(4),
  said: fc.option(fc.constantFrom(...SAID), { freq: 2 }),
  which: fc.nat(1_000_000),
});
/** A copy is made before the first of the two steps and put back before the second. */
const restoring = fc.tuple(fc.nat(20), fc.integer({ min: 21, max: 40 }));
const steps = fc.array(step, { minLength: 45, maxLength: 70 });
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function januaryWithTwoPlans(): Promise<{ readonly stage: Stage; readonly cast: Cast }> {
  const { stage, cast } = await openEnrolled({ at: '2025-12-01 06:00' });
  const text = await readFile(new URL('../../data/plan-2025.json', import.meta.url), 'utf8');
  const bytes = Buffer.from(text.replaceAll('2025', '2026'));
  const said = cast.coordinator.sendsDocument('ke-hoach-2026.json', '', { bytes });
  await stage.settle();
  const preview = stage.double.messagesTo(cast.coordinator.id).find(({ replyTo }) => replyTo === said.id);
  if (!preview) throw new Error('the plan was not previewed');
  cast.coordinator.presses(preview, 'Áp dụng');
  await stage.settle();
  await stage.clock('2026-01-08 08:00');
  return { stage, cast };
}

const codesIn = (text: string): ReadonlySet<string> =>
  new Set(text.match(/(?:[IVX]+|TH|CT)\.\d+(?:\.\d+)?[a-zđ]?/gu) ?? []);

/** The task of a fact, and of the fact that it decides on or answers. */
function taskOf(fact: Fact, facts: readonly Fact[]): string | null {
  if ('task' in fact) return fact.task;
  const number =
    'request' in fact ? fact.request : 'reason' in fact ? fact.reason : 'nudge' in fact ? fact.nudge : null;
  const about = facts.find(({ id }) => id === number);
  return about && 'task' in about ? about.task : null;
}

/** Puts a copy back, as the operator does while the bot is down. */
async function putBack(stage: Stage, file: string): Promise<void> {
  const at = stage.service().bot.world.clock.now();
  await stage.stop();
  const result = await restore(stage.dataDir, file, { now: at });
  if (!result.ok) throw new Error(result.fault);
  await stage.start();
}

async function copyOf(stage: Stage): Promise<string> {
  const copy = await backup(stage.dataDir, stage.service().bot.world.clock.now());
  if (!copy.ok) throw new Error(copy.fault);
  return copy.file;
}

/** Whether a button names a fact that the journal does not hold: nothing may come of it, whatever numbers follow. */
function namesLost(data: string, facts: readonly Fact[]): boolean {
  const action = readAction(data);
  const number = action && factNamed(action);
  return number !== null && !facts.some(({ id }) => id === number);
}

/** Presses any button that the person sees, and compares what was written down with what stood there. */
async function pressAny(stage: Stage, who: UserHandle, which: number): Promise<void> {
  const buttons = stage.double
    .chat(who.id)
    .flatMap((message) => message.buttons.flat().map((button) => ({ message, button })))
    .filter(({ button }) => button.data !== null);
  // After a restore every other press is of a button that means a fact which is gone.
  const { facts } = stage.service().bot.world.journal;
  const gone = which % 2 === 0 ? buttons.filter((one) => namesLost(one.button.data ?? '', facts())) : [];
  const among = gone.length > 0 ? gone : buttons;
  const chosen = among[which % Math.max(1, among.length)];
  if (!chosen) return;
  const { message, button } = chosen;
  const { journal } = stage.service().bot.world;
  const known = journal.facts();
  const before = known.length;
  const isLost = namesLost(button.data ?? '', known);
  const command =
    message.replyTo === null ? null : stage.double.message({ chat: who.id, id: message.replyTo });
  const seen = `${message.text}\n${button.text}\n${command?.text ?? ''}`;
  who.presses(message, button.data ?? '');
  await stage.settle();
  const written = journal.facts().slice(before);
  if (isLost) lost += 1;
  if (isLost)
    expect(
      written.filter(({ by }) => by !== null),
      `${button.text} under ${seen}`,
    ).toEqual([]);
  for (const fact of written) check(fact, { who, seen, button, facts: journal.facts() });
}

/** The years of the plans that a message says it is of. */
function yearsNamed(text: string): readonly number[] {
  const named = [...text.matchAll(/(?:Thuộc kế hoạch|Theo dõi kế hoạch CCHC) năm (?<year>20\d\d)/gu)];
  return [...new Set(named.map(({ groups }) => Number(groups?.['year'])))];
}

interface Seen {
  readonly who: UserHandle;
  readonly seen: string;
  readonly button: Posted['buttons'][number][number];
  readonly facts: readonly Fact[];
}

/** How many facts about a task were compared: a walk that writes nothing shows nothing. */
let compared = 0;

/** How many buttons of a lost time were pressed. */
let lost = 0;

function check(fact: Fact, { who, seen, button, facts }: Seen): void {
  const what = `${button.text} (${button.data ?? ''}) under ${seen}: ${JSON.stringify(fact)}`;
  // What the clock writes down by itself is nobody's.
  expect([who.id, null], what).toContain(fact.by);
  if (fact.by === null) return;
  const task = taskOf(fact, facts);
  if (task !== null) compared += 1;
  // A list that is too long for a message says how much more it holds.
  const isCut = /và \d+ (?:nhiệm vụ|kỳ|việc) khác/u.test(seen);
  if (task !== null && !isCut) expect([...codesIn(seen)], what).toContain(task);
  const ofPeriod = 'period' in fact ? Number(fact.period.slice(0, 4)) : null;
  const named = yearsNamed(seen);
  if (ofPeriod !== null && named.length === 1) expect(named, what).toContain(ofPeriod);
  const year = /\|(?<year>20\d\d)$/u.exec(button.data ?? '')?.groups?.['year'];
  if (year !== undefined && 'period' in fact) expect(fact.period.slice(0, 4), what).toBe(year);
}

test(
  'no press changes a fact of another task, year, epoch or person than its message names',
  { timeout: 1_200_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, restoring, async (all: readonly Step[], [copied, back]) => {
        const { stage, cast } = await januaryWithTwoPlans();
        const people = [cast.coordinator, cast.vptk, cast.bpmc, cast.kt, cast.chairman];
        try {
          let copy = '';
          for (const [place, { who, said, which }] of all.entries()) {
            if (place === copied) {
              copy = await copyOf(stage);
              // So that every walk loses something that has a button.
              for (const words of LOST) {
                cast.vptk.says(words);
                await stage.settle();
              }
            }
            if (place === back) {
              await putBack(stage, copy);
              for (const somebody of people) await pressAny(stage, somebody, 0);
            }
            const person = people[who] ?? cast.coordinator;
            if (said === null) {
              await pressAny(stage, person, which);
              continue;
            }
            person.says(said);
            await stage.settle();
          }
          expect(stage.events()).not.toContain('update failed');
        } finally {
          await stage.close();
        }
      }),
      { numRuns: effort(3, 30), endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(effort(0, 40));
    expect(lost).toBeGreaterThan(effort(0, 20));
  },
);
