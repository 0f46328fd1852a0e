import { readDeadline } from '../plan/read-deadline.js';
import type { Deadline, Period } from '../plan/deadline.js';
import type { Task } from '../plan/plan.js';
import { loadPlan } from '../store/office-files.js';
import { faults, usage } from './call.js';
import type { Call, Status } from './call.js';

const THIS_PLANS_YEAR = '2025';

/** `plan list`: every task of the Appendix and of the duties, as JSON or as a table. */
export async function listPlan({ config, surroundings, words, options }: Call): Promise<Status> {
  if (words.length > 0) return usage(surroundings, `plan list takes no ${words.join(' ')}`);
  const file = typeof options['plan'] === 'string' ? options['plan'] : config.planFile;
  const read = await loadPlan(file);
  if (!read.ok) return faults(surroundings, read.faults);
  const { tasks } = read.plan;
  surroundings.out(
    options['json'] === true
      ? `${JSON.stringify(tasks.map(listed), null, 2)}\n`
      : tasks.map((task) => `${lineOf(task)}\n`).join(''),
  );
  return 0;
}

/** `plan read`: how a phrase is read, or each line of standard input. */
export async function readPhrases({ surroundings, words, options }: Call): Promise<Status> {
  const [phrase, ...others] = words;
  if (phrase === undefined || others.length > 0)
    return usage(surroundings, 'plan read takes one phrase, in quotes, or -');
  const year = Number(options['year'] ?? THIS_PLANS_YEAR);
  if (!Number.isInteger(year) || year < 1900 || year > 9000)
    return usage(surroundings, '--year takes a year such as 2025');
  const json = options['json'] === true;
  if (phrase !== '-') {
    const reading = readDeadline(phrase, year);
    surroundings.out(json ? `${JSON.stringify(readingOf(reading), null, 2)}\n` : wordsOf(reading));
    return 0;
  }
  for await (const line of linesOf(surroundings.input)) {
    surroundings.out(`${JSON.stringify(readingOf(readDeadline(line, year)))}\n`);
  }
  return 0;
}

async function* linesOf(input: Call['surroundings']['input']): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split(/\r?\n/u);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function listed(task: Task): object {
  const { code, section, title, lead, deadline } = task;
  const { kind, periods } = deadline;
  return {
    code,
    section,
    title,
    lead: [lead],
    deadline: deadline.printed,
    kind,
    periods: periods.map(shown),
  };
}

function readingOf({ kind, periods, doubts, reason }: Deadline): object {
  const reading = { kind, periods: periods.map(shown), doubts };
  return reason === null ? reading : { ...reading, reason };
}

function shown({ label, opens, due }: Period): object {
  return { label, opens, due };
}

function lineOf({ code, lead, title, deadline }: Task): string {
  const dues = deadline.periods.map(({ due }) => due);
  const [first = '—', ...others] = dues;
  const last = others.at(-1);
  const when = last === undefined ? first : `${first} … ${last} (${dues.length})`;
  return [
    code.padEnd(8),
    lead.padEnd(6),
    deadline.kind.padEnd(11),
    when.padEnd(30),
    title,
    `[${deadline.printed}]`,
  ].join(' ');
}

function wordsOf(reading: Deadline): string {
  const { kind, periods, doubts, reason } = reading;
  const lines = [
    kind,
    ...periods.map(({ label, opens, due }) => `  ${opens} … ${due}  ${label}`),
    ...doubts.filter((doubt) => doubt !== reason).map((doubt) => `  ? ${doubt}`),
    ...(reason === null ? [] : [`  ! ${reason}`]),
  ];
  return `${lines.join('\n')}\n`;
}
