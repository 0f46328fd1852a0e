import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import type { Config, Environment } from '../config.js';
import { scrubber } from '../telegram/scrub.js';

/** What a command line runs with: everything outside comes in here. */
interface Surroundings {
  readonly environment: Environment;
  readonly now: () => Date;
  readonly input: AsyncIterable<Buffer | string>;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** The exit status: 0 done, 1 a fault that the message explains, 2 wrong usage. */
export type Status = 0 | 1 | 2;

export interface Call {
  readonly config: Config;
  readonly surroundings: Surroundings;
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

export const USAGE = `Usage: npm run -s cli -- <subcommand>

  check                                        settings, plan, journal, token, group and clock, a line each
  plan list [--json] [--plan FILE]             every task, how its deadline is read
  plan read "<phrase>"|- [--year 2025] [--json]  how a phrase is read; - reads one a line from standard input
  plan import FILE --year 2026 [--out FILE]    a plan file out of the office's own document (.docx, .html, .md, .txt)
  plan roll --year 2027 [--plan FILE] [--out FILE]
                                               a draft of next year's plan from this one
  simulate [--from 2025-01-01] [--to 2025-12-31] [--json]
                                               every message of the span if nobody reported anything
  export --format xlsx|docx|ics [--period "Quý I/2025"] [--out FILE]
                                               the tracking table, the report, the calendar (--department VPTK);
                                               --format docx --urge VPTK: the letter that urges a department
  invite DM|LD|VPTK                            a new one-use link
  backup                                       a checked copy of the journal
  restore FILE                                 puts a copy back; keeps what it replaces
  health                                       exit 1 when the running bot has stood still
`;

interface Command {
  /** Its module with what that needs: the bot's health is asked every minute and has no use for Word files. */
  readonly load: () => Promise<(call: Call) => Promise<Status>>;
  readonly options?: readonly string[];
  /** Goes on with the defaults where settings are wrong: it needs none of those, or tells the faults itself. */
  readonly lenient?: true;
}

const commands: Readonly<Record<string, Command>> = {
  check: { load: async () => (await import('./check.js')).checkAll, lenient: true },
  'plan list': {
    load: async () => (await import('./plan.js')).listPlan,
    options: ['json', 'plan'],
    lenient: true,
  },
  'plan read': {
    load: async () => (await import('./plan.js')).readPhrases,
    options: ['json', 'year'],
    lenient: true,
  },
  'plan import': {
    load: async () => (await import('./plan-import.js')).importPlan,
    options: ['year', 'out'],
    lenient: true,
  },
  'plan roll': {
    load: async () => (await import('./plan-roll.js')).rollToYear,
    options: ['year', 'plan', 'out'],
    lenient: true,
  },
  simulate: {
    load: async () => (await import('./simulate.js')).simulateSpan,
    options: ['json', 'from', 'to'],
  },
  export: {
    load: async () => (await import('./export.js')).exportPaper,
    options: ['format', 'period', 'out', 'urge', 'department'],
  },
  invite: { load: async () => (await import('./invite.js')).dropInvite },
  backup: { load: async () => (await import('./upkeep.js')).makeBackup },
  restore: { load: async () => (await import('./upkeep.js')).putBack },
  health: { load: async () => (await import('./upkeep.js')).checkHealth },
};

const OPTIONS = {
  json: { type: 'boolean' },
  plan: { type: 'string' },
  year: { type: 'string' },
  out: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  period: { type: 'string' },
  urge: { type: 'string' },
  department: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Runs one subcommand. */
export async function runCommand(argumentList: readonly string[], outside: Surroundings): Promise<Status> {
  const surroundings = withoutSecrets(outside);
  const parsed = parse(argumentList);
  if (!parsed.ok) return usage(surroundings, parsed.fault);
  const { positionals, values } = parsed;
  if (values['help'] === true) {
    surroundings.out(USAGE);
    return 0;
  }
  const [first = '', second = ''] = positionals;
  const name = first === 'plan' ? `plan ${second}`.trim() : first;
  const command = commands[name];
  if (!command) return usage(surroundings, first === '' ? 'no subcommand' : `there is no subcommand ${name}`);
  const strange = Object.keys(values).find((option) => !command.options?.includes(option));
  if (strange !== undefined) return usage(surroundings, `${name} takes no --${strange}`);
  const read = readConfig(settingsFor(name, surroundings.environment));
  if (!read.ok && command.lenient !== true) return faults(surroundings, read.faults);
  const config = read.ok ? read.config : read.rest;
  const words = positionals.slice(first === 'plan' ? 2 : 1);
  try {
    const run = await command.load();
    return await run({ config, surroundings, words, options: values });
  } catch (error) {
    return faults(surroundings, [error instanceof Error ? error.message : String(error)]);
  }
}

/** Only `check` asks for the token that the bot itself needs in production. */
function settingsFor(name: string, environment: Environment): Environment {
  return name === 'check' ? environment : { ...environment, NODE_ENV: undefined };
}

/** Whatever a subcommand says, and whatever an error brings along: no token and no secret in it. */
function withoutSecrets(surroundings: Surroundings): Surroundings {
  const { environment, out, error } = surroundings;
  const scrub = scrubber(environment['BOT_TOKEN']?.trim() ?? '', environment['WEBHOOK_SECRET']?.trim() ?? '');
  return { ...surroundings, out: (text) => out(scrub(text)), error: (text) => error(scrub(text)) };
}

type Parsed =
  | { readonly ok: true; readonly positionals: readonly string[]; readonly values: Call['options'] }
  | { readonly ok: false; readonly fault: string };

function parse(argumentList: readonly string[]): Parsed {
  try {
    const { values, positionals } = parseArgs({
      args: [...argumentList],
      options: OPTIONS,
      allowPositionals: true,
    });
    return { ok: true, positionals, values };
  } catch (error) {
    return { ok: false, fault: error instanceof Error ? error.message : String(error) };
  }
}

export function usage({ error }: Surroundings, fault: string): 2 {
  error(`nhacviec: ${fault}\n\n${USAGE}`);
  return 2;
}

export function faults({ error }: Surroundings, all: readonly string[]): 1 {
  error(all.map((fault) => `nhacviec: ${fault}\n`).join(''));
  return 1;
}
