import {
  memoryJournal,
  memoryConversations,
  memoryOutbox,
  onePlan,
  quietMachine,
  settableClock,
  silentLog,
} from '../../src/ports/memory.js';
import { simulate } from '../../src/service/simulate.js';
import { tick } from '../../src/service/tick.js';
import type { World } from '../../src/ports/world.js';
import { momentIn } from '../../src/plan/day.js';
import { realDepartments } from '../../src/plan/plan.js';
import type { Plan, TaskCode } from '../../src/plan/plan.js';
import { readOffice } from '../../src/store/office-files.js';
import type { OfficeFiles } from '../../src/store/office-files.js';
import type { Happening, PersonId } from '../../src/journal/fact.js';
import { day } from '../../src/plan/day.js';
import type { Effort } from './effort.js';
import { spreadOf } from './figures.js';
import type { Line } from './figures.js';
import { ZONE, instant } from './seed.js';

const settings = {
  timeZone: ZONE,
  remindAt: 450,
  summaryAt: { weekday: 5, minute: 960 },
  confirm: false,
  authority: 'coordinator' as const,
};

/** The year simulated, and the tick for many times the plan and many times the people. */
export async function reckoning(effort: Effort): Promise<readonly Line[]> {
  const office = await readOffice(null, '.');
  if (!office.ok) throw new Error(office.faults.join('\n'));
  const year: number[] = [];
  for (let one = 0; one < effort.runs; one += 1) year.push(await yearOf(office));
  const simulated: Line = {
    what: `the year simulated, ${office.plan.tasks.length} tasks`,
    unit: 'ms',
    product: spreadOf(year),
    beside: null,
    aim: { bound: 'at most', value: 1000 },
  };
  return [simulated, ...(await ticks(effort, office))];
}

async function yearOf({ plan, holidays }: OfficeFiles): Promise<number> {
  const begun = performance.now();
  const messages = await simulate({
    plan: { ...plan },
    holidays,
    settings,
    from: day('2025-01-01'),
    to: day('2025-12-31'),
  });
  if (messages.length < 100) throw new Error(`a year of only ${messages.length} messages`);
  return performance.now() - begun;
}

interface Ticks {
  readonly morning: readonly number[];
  readonly quiet: readonly number[];
}

async function ticks(effort: Effort, { plan, holidays }: OfficeFiles): Promise<readonly Line[]> {
  const { larger } = effort;
  const measure = async (times: number, people: number): Promise<Ticks> => {
    const [morning, quiet]: [number[], number[]] = [[], []];
    const many = { plan: planTimes(plan, times), holidays };
    for (let one = 0; one < effort.runs; one += 1) {
      const measured = await tickOf(many, people);
      morning.push(measured.morning);
      quiet.push(measured.quiet);
    }
    return { morning, quiet };
  };
  // The first time everything is slow.
  await measure(1, 1);
  const small = await measure(1, 1);
  const sizes = [
    { what: `${larger} times the plan`, times: larger, people: 1 },
    { what: `${larger} times the people`, times: 1, people: larger },
    { what: `both ${larger} times`, times: larger, people: larger },
  ];
  const lines: Line[] = [];
  for (const { what, times, people } of sizes) {
    const large = await measure(times, people);
    const aim = { bound: 'at most', value: times * people } as const;
    for (const which of ['morning', 'quiet'] as const) {
      const [product, beside] = [spreadOf(large[which]), spreadOf(small[which])];
      lines.push({ what: `a ${which} tick, ${what}`, unit: 'ms', product, beside, aim });
    }
  }
  return lines;
}

function planTimes(plan: Plan, times: number): Plan {
  const tasks = Array.from({ length: times }, (_, copy) =>
    plan.tasks.map((task) => ({
      ...task,
      code: (copy === 0 ? task.code : `${task.code}x${copy}`) as TaskCode,
      deadline: { ...task.deadline, periods: task.deadline.periods.map((period) => ({ ...period })) },
    })),
  );
  return { ...plan, tasks: tasks.flat() };
}

async function tickOf(
  { plan, holidays }: Pick<OfficeFiles, 'plan' | 'holidays'>,
  people: number,
): Promise<{ readonly morning: number; readonly quiet: number }> {
  const at = (local: string) => momentIn(ZONE, instant(local));
  const clock = settableClock(at('2024-12-27 08:00'));
  let delivered = 0;
  const world: World = {
    plans: onePlan(plan),
    holidays,
    clock,
    machine: quietMachine,
    journal: memoryJournal(),
    outbox: memoryOutbox(),
    conversations: memoryConversations(),
    log: silentLog,
    settings,
    secrets: { code: () => '', hash: () => '', dropped: () => Promise.resolve([]) },
    messenger: {
      deliver({ chat }) {
        delivered += 1;
        return Promise.resolve({ kind: 'sent', messageId: delivered, chat, topicClosed: false });
      },
      retire: () => Promise.resolve(),
      revise: ({ chat }, messageId) => Promise.resolve({ kind: 'sent', messageId, chat, topicClosed: false }),
    },
  };
  const facts = realDepartments(plan).flatMap(({ id }, place) =>
    Array.from({ length: people }, (_, at): Happening => {
      const person = (1 + place * people + at) as PersonId;
      return {
        kind: 'enrolled',
        person,
        name: id,
        post: { kind: 'officer', department: id },
        invitation: null,
      };
    }),
  );
  await world.journal.decide({ by: null, update: null, at: clock.now() }, () => ({ facts, answer: null }));
  await tick(world);
  const timed = async (local: string): Promise<number> => {
    clock.set(at(local));
    const begun = performance.now();
    await tick(world);
    return performance.now() - begun;
  };
  const morning = await timed('2025-03-24 07:30');
  if (delivered < people) throw new Error(`only ${delivered} letters for ${people} officers`);
  return { morning, quiet: await timed('2025-03-24 07:31') };
}
