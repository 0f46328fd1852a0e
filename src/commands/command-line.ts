import { parseArgs } from 'node:util';
import { readConfig } from '../service/config.js';
import type { Environment } from '../service/config.js';
import { scrubber } from '../telegram/scrub.js';
import { USAGE, faults, usage } from './call.js';
import type { Call, Status, Surroundings } from './call.js';

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
  'service install': {
    load: async () => (await import('./service-install.js')).installService,
    options: ['print'],
  },
  health: { load: async () => (await import('./upkeep.js')).checkHealth },
};

const OPTIONS = {
  json: { type: 'boolean' },
  print: { type: 'boolean' },
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
  const isOfTwo = first === 'plan' || first === 'service';
  const name = isOfTwo ? `${first} ${second}`.trim() : first;
  const command = commands[name];
  if (!command) return usage(surroundings, first === '' ? 'no subcommand' : `there is no subcommand ${name}`);
  const strange = Object.keys(values).find((option) => !command.options?.includes(option));
  if (strange !== undefined) return usage(surroundings, `${name} takes no --${strange}`);
  const read = readConfig(settingsFor(name, surroundings.environment));
  if (!read.ok && command.lenient !== true) return faults(surroundings, read.faults);
  const config = read.ok ? read.config : read.rest;
  const words = positionals.slice(isOfTwo ? 2 : 1);
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
