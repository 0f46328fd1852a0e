import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import type { Capacity } from '../journal/change.js';
import type { PersonId } from '../journal/fact.js';
import type { SummaryTime } from '../features/weekly-summary/rule.js';
import { installed } from '../store/installed.js';
import { apiRootFault, contradictions, proxyFault, withSpellings } from './contradictions.js';
import { isLeftOut, proxyOf, proxyWords } from './way-out.js';
import { webhookFault } from './webhook-address.js';

/** The settings of the table in docs/reference.md, read and checked. */
export interface Config {
  /** Null: no bot, the playground. */
  readonly token: string | null;
  readonly apiRoot: string;
  /** The office's way out to Telegram; null where there is none, or NO_PROXY leaves Telegram out. */
  readonly proxy: URL | null;
  /** Absolute: what is relative is so to the program, from wherever that is started. */
  readonly dataDir: string;
  readonly planFile: string | null;
  readonly admins: readonly PersonId[];
  readonly timeZone: string;
  /** Minutes since midnight. */
  readonly remindAt: number;
  readonly summaryAt: SummaryTime;
  readonly webhook: { readonly url: URL; readonly secret: string; readonly port: number } | null;
  /** Whether a report waits for the coordinator's yes. */
  readonly confirm: boolean;
  /** Who decides about dates, stops, hand-overs and causes. */
  readonly authority: Capacity;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

export type Environment = Readonly<Record<string, string | undefined>>;

type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  /** `rest`: the settings with the defaults in the place of the faulty ones, to look on with. */
  | { readonly ok: false; readonly faults: readonly string[]; readonly rest: Config };

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/u;
const DEFAULT_PORT = 8080;

const time = z.string().transform((text, context) => {
  const match = CLOCK.exec(text.trim());
  if (match) return Number(match[1]) * 60 + Number(match[2]);
  context.addIssue({ code: 'custom', message: 'write a time of day as 07:30' });
  return z.NEVER;
});

const weekTime = z.string().transform((text, context): SummaryTime => {
  const [day = '', clock = ''] = text.trim().split(/\s+/u);
  const weekday = WEEKDAYS.indexOf(day.toLowerCase().slice(0, 3)) + 1;
  const match = CLOCK.exec(clock);
  if (weekday > 0 && match) return { weekday, minute: Number(match[1]) * 60 + Number(match[2]) };
  context.addIssue({ code: 'custom', message: 'write a weekday and a time as Fri 16:00' });
  return z.NEVER;
});

const ids = z.string().transform((text, context): readonly PersonId[] => {
  const parts = text.split(/[\s,;]+/u).filter((part) => part !== '');
  if (parts.every((part) => /^[1-9]\d{0,14}$/u.test(part)))
    return parts.map((part) => Number(part) as PersonId);
  context.addIssue({
    code: 'custom',
    message: 'write Telegram ids as numbers with commas between: 123456789,987654321',
  });
  return z.NEVER;
});

/** A setting that a function finds fault with, or not. */
function checked<Output>(schema: z.ZodType<Output, string>, faultOf: (value: Output) => string | null) {
  return schema.superRefine((value, context) => {
    const message = faultOf(value);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });
}

const zone = z.string().refine(isZone, 'is no time zone of this Node.js; write one as Asia/Ho_Chi_Minh');

const schema = z.object({
  BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/u, 'is not of the form that @BotFather gives: digits, a colon, letters')
    .optional(),
  TELEGRAM_API_ROOT: checked(
    z.url({ protocol: /^https?$/u, error: 'write an address as https://api.telegram.org', abort: true }),
    apiRootFault,
  ).default('https://api.telegram.org'),
  HTTPS_PROXY: checked(z.string(), proxyFault).optional(),
  NO_PROXY: z.string().optional(),
  DATA_DIR: z.string().default('./var'),
  PLAN_FILE: z.string().optional(),
  CONFIRM: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['on', 'off'], { error: 'write on or off' }))
    .default('off'),
  AUTHORITY: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['coordinator', 'leader'], { error: 'write coordinator or leader' }))
    .default('coordinator'),
  ADMIN_IDS: ids.prefault(''),
  TIME_ZONE: zone.default('Asia/Ho_Chi_Minh'),
  REMIND_AT: time.prefault('07:30'),
  SUMMARY_AT: weekTime.prefault('Fri 16:00'),
  WEBHOOK_URL: checked(z.string(), webhookFault).optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/u, 'write 16 to 256 letters, digits, _ or -')
    .optional(),
  PORT: z.coerce
    .number({ error: 'write a port from 1 to 65535' })
    .int('write a port from 1 to 65535')
    .min(1, 'write a port from 1 to 65535')
    .max(65_535, 'write a port from 1 to 65535')
    .optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'write debug, info, warn or error' })
    .default('info'),
  NODE_ENV: z.string().optional(),
});

/** The names that people may set; NODE_ENV belongs to the machine. */
export const SETTINGS = Object.keys(schema.shape).filter((name) => name !== 'NODE_ENV');

const SECRETS: ReadonlySet<string> = new Set(['BOT_TOKEN', 'WEBHOOK_SECRET']);

/** Each setting with what it is set to; of a secret only that it is set. */
export function settingsSaid(environment: Environment): readonly { name: string; words: string }[] {
  const given = settingsIn(environment);
  return SETTINGS.map((name) => {
    const value = given[name];
    if (value === undefined) return { name, words: 'default' };
    if (name === 'HTTPS_PROXY') return { name, words: proxySaid(given, value) };
    return { name, words: SECRETS.has(name) ? 'set' : value };
  });
}

/** Without the name and the password of the proxy, and with whether Telegram is reached through it. */
function proxySaid(given: Readonly<Record<string, string>>, value: string): string {
  const proxy = proxyOf(value);
  if (!proxy) return 'set';
  const root = given['TELEGRAM_API_ROOT'] ?? 'https://api.telegram.org';
  const isUsed = URL.canParse(root) && !isLeftOut(new URL(root), given['NO_PROXY'] ?? '');
  return `${proxyWords(proxy)}${isUsed ? '' : ' (not for Telegram: NO_PROXY leaves it out)'}`;
}

/** Reads the environment; with faults, all of them at once, each with its name and mend. Values are never repeated: one is a token. */
export function readConfig(environment: Environment): ReadConfig {
  const given = settingsIn(environment);
  const read = schema.safeParse(given);
  const found = read.success
    ? []
    : read.error.issues.map(({ path, message }) => ({ name: path.join('.'), message }));
  const faults = [
    ...found,
    ...contradictions(given, environment, {
      remindAt: schema.shape.REMIND_AT.safeParse(given['REMIND_AT']).data ?? null,
      admins: schema.shape.ADMIN_IDS.safeParse(given['ADMIN_IDS']).data ?? [],
      dataDir: fromProgram(given['DATA_DIR'] ?? schema.shape.DATA_DIR.parse(undefined)),
    }),
  ];
  if (read.success && faults.length === 0) return { ok: true, config: configOf(read.data) };
  const faulty = new Set(faults.map(({ name }) => name));
  const good = Object.fromEntries(Object.entries(given).filter(([name]) => !faulty.has(name)));
  return {
    ok: false,
    faults: faults.map(({ name, message }) => `${name}: ${message}`),
    rest: configOf(schema.parse(good)),
  };
}

/** The environment over what the file says, where there is such a file. @throws where it is there and cannot be read */
export function overFile(file: string, environment: Environment): Environment {
  try {
    // Editors on Windows begin a file with a mark that would become part of the first name.
    return { ...parseEnv(readFileSync(file, 'utf8').replace(/^\uFEFF/u, '')), ...environment };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return environment;
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : ''}`, {
      cause: error,
    });
  }
}

function settingsIn(environment: Environment): Readonly<Record<string, string>> {
  const all = withSpellings(environment);
  return Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = all[name]?.trim();
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

function configOf(settings: z.output<typeof schema>): Config {
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret, TELEGRAM_API_ROOT: apiRoot } = settings;
  const leftOut = isLeftOut(new URL(apiRoot), settings.NO_PROXY ?? '');
  return {
    token: settings.BOT_TOKEN ?? null,
    apiRoot,
    proxy: settings.HTTPS_PROXY === undefined || leftOut ? null : proxyOf(settings.HTTPS_PROXY),
    dataDir: fromProgram(settings.DATA_DIR),
    planFile: settings.PLAN_FILE === undefined ? null : placeOf(settings.PLAN_FILE),
    admins: settings.ADMIN_IDS,
    timeZone: settings.TIME_ZONE,
    remindAt: settings.REMIND_AT,
    summaryAt: settings.SUMMARY_AT,
    webhook:
      url !== undefined && secret !== undefined
        ? { url: new URL(url), secret, port: settings.PORT ?? DEFAULT_PORT }
        : null,
    confirm: settings.CONFIRM === 'on',
    authority: settings.AUTHORITY,
    logLevel: settings.LOG_LEVEL,
  };
}

function fromProgram(path: string): string {
  return isAbsolute(path) ? path : installed(path);
}

/** A plan file beside the program goes before one of that name where the start was typed. */
function placeOf(planFile: string): string {
  const beside = fromProgram(planFile);
  return existsSync(beside) ? beside : planFile;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // RangeError is how Intl says that it does not know the zone.
    return false;
  }
}
