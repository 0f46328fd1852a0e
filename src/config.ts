import { z } from 'zod';
import type { PersonId } from './tracking/fact.js';
import type { SummaryTime } from './reminders/summary.js';

/** The settings of design/contract.md, read and checked. */
export interface Config {
  /** Null: no bot, the playground. */
  readonly token: string | null;
  readonly apiRoot: string;
  readonly dataDir: string;
  readonly planFile: string | null;
  readonly admins: readonly PersonId[];
  readonly timeZone: string;
  /** Minutes since midnight. */
  readonly remindAt: number;
  readonly summaryAt: SummaryTime;
  readonly webhook: { readonly url: URL; readonly secret: string; readonly port: number } | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

export type ReadConfig =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly faults: readonly string[] };

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
  if (parts.every((part) => /^\d{1,15}$/u.test(part))) return parts.map((part) => Number(part) as PersonId);
  context.addIssue({
    code: 'custom',
    message: 'write Telegram ids as numbers with commas between: 123456789,987654321',
  });
  return z.NEVER;
});

const zone = z.string().refine(isZone, 'is no time zone of this Node.js; write one as Asia/Ho_Chi_Minh');

const schema = z.object({
  BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/u, 'is not of the form that @BotFather gives: digits, a colon, letters')
    .optional(),
  TELEGRAM_API_ROOT: z
    .url({ protocol: /^https?$/u, error: 'write an address as https://api.telegram.org' })
    .default('https://api.telegram.org'),
  DATA_DIR: z.string().default('./var'),
  PLAN_FILE: z.string().optional(),
  CONFIRM: z
    .literal('off', { error: 'only off is built yet: leave it out, or write CONFIRM=off' })
    .default('off'),
  ADMIN_IDS: ids.prefault(''),
  TIME_ZONE: zone.default('Asia/Ho_Chi_Minh'),
  REMIND_AT: time.prefault('07:30'),
  SUMMARY_AT: weekTime.prefault('Fri 16:00'),
  WEBHOOK_URL: z
    .url({ protocol: /^https?$/u, error: 'write the public address that Telegram shall call, https://…' })
    .optional(),
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

/** Reads the environment; with faults, all of them at once, each with its name and mend. Values are never repeated: one is a token. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ReadConfig {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = environment[name]?.trim();
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const read = schema.safeParse(given);
  const faults = read.success
    ? []
    : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (given['WEBHOOK_URL'] !== undefined && given['WEBHOOK_SECRET'] === undefined) {
    faults.push('WEBHOOK_SECRET: is required with WEBHOOK_URL; write 16 to 256 letters, digits, _ or -');
  }
  if (given['NODE_ENV'] === 'production' && given['BOT_TOKEN'] === undefined) {
    faults.push('BOT_TOKEN: is missing; get one from @BotFather and set it in the environment or in .env');
  }
  if (!read.success || faults.length > 0) return { ok: false, faults };
  const settings = read.data;
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret } = settings;
  return {
    ok: true,
    config: {
      token: settings.BOT_TOKEN ?? null,
      apiRoot: settings.TELEGRAM_API_ROOT,
      dataDir: settings.DATA_DIR,
      planFile: settings.PLAN_FILE ?? null,
      admins: settings.ADMIN_IDS,
      timeZone: settings.TIME_ZONE,
      remindAt: settings.REMIND_AT,
      summaryAt: settings.SUMMARY_AT,
      webhook:
        url !== undefined && secret !== undefined
          ? { url: new URL(url), secret, port: settings.PORT ?? DEFAULT_PORT }
          : null,
      logLevel: settings.LOG_LEVEL,
    },
  };
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // RangeError is how Intl says that it does not know the zone.
    return false;
  }
}
