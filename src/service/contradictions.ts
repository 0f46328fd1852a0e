import { relative, sep } from 'node:path';
import { LAST_MINUTE } from '../plan/office-hours.js';
import { timeWords } from '../words/words.js';
import { installed } from '../store/installed.js';
import { proxyOf } from './way-out.js';

/** A setting that is wrong, and how to mend it. */
export interface SettingFault {
  readonly name: string;
  readonly message: string;
}

export type Given = Readonly<Record<string, string>>;

/** What the settings are set to as far as each can be read by itself. */
interface Settings {
  readonly remindAt: number | null;
  readonly admins: readonly number[];
  /** Absolute. */
  readonly dataDir: string;
}

/** Settings in two spellings: programs disagree on which of the two goes before the other. */
const SPELLINGS = [
  ['HTTPS_PROXY', 'https_proxy'],
  ['NO_PROXY', 'no_proxy'],
] as const;

/** Settings under both spellings, where only the lower one is given under the upper one. */
export function withSpellings(environment: Readonly<Record<string, string | undefined>>): typeof environment {
  const lower = SPELLINGS.flatMap(([name, other]) =>
    isGiven(environment[name]) || !isGiven(environment[other]) ? [] : [[name, environment[other]] as const],
  );
  return { ...environment, ...Object.fromEntries(lower) };
}

function isGiven(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}

/** Settings that contradict each other, or what the program can keep: each fault names both, and says the mend. */
export function contradictions(
  given: Given,
  environment: Readonly<Record<string, string | undefined>>,
  settings: Settings,
): readonly SettingFault[] {
  return [
    ...ofTheClock(settings),
    ...ofTheWebhook(given),
    ...ofTheAdmins(given, settings),
    ...ofTheToken(given),
    ...ofTheFolder(settings),
    ...SPELLINGS.flatMap(([name, other]) => {
      const [one, two] = [environment[name]?.trim() ?? '', environment[other]?.trim() ?? ''];
      const message = `says something else than ${other}; leave one of the two out`;
      return one !== '' && two !== '' && one !== two ? [{ name, message }] : [];
    }),
  ];
}

/** Letters leave from REMIND_AT to the end of the working day. */
function ofTheClock({ remindAt }: Settings): readonly SettingFault[] {
  if (remindAt === null || remindAt <= LAST_MINUTE) return [];
  const end = timeWords(LAST_MINUTE);
  const message = `is after ${end}, when the working day ends and nothing is sent any more, so no letter would ever leave; write ${end} or an earlier time`;
  return [{ name: 'REMIND_AT', message }];
}

function ofTheWebhook(given: Given): readonly SettingFault[] {
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret, BOT_TOKEN: token } = given;
  const faults: SettingFault[] = [];
  if (url !== undefined && secret === undefined) {
    const message = 'is required with WEBHOOK_URL; write 16 to 256 letters, digits, _ or -';
    faults.push({ name: 'WEBHOOK_SECRET', message });
  }
  if (url === undefined && secret !== undefined) {
    const message =
      'is required with WEBHOOK_SECRET; write the public address that Telegram shall call, or leave the secret out';
    faults.push({ name: 'WEBHOOK_URL', message });
  }
  if (url !== undefined && token === undefined) {
    const message = 'is required with WEBHOOK_URL; get one from @BotFather, or leave WEBHOOK_URL out';
    faults.push({ name: 'BOT_TOKEN', message });
  }
  return faults;
}

/** The accounts under which Telegram itself, anonymous administrators and channels write. */
const OF_TELEGRAM: ReadonlySet<number> = new Set([777_000, 1_087_968_824, 136_817_688]);

function ofTheAdmins(given: Given, { admins }: Settings): readonly SettingFault[] {
  const name = 'ADMIN_IDS';
  const messages: string[] = [];
  const doubled = admins.findIndex((id, at) => admins.indexOf(id) !== at);
  if (doubled !== -1) {
    const first = admins.indexOf(admins[doubled] ?? 0);
    messages.push(
      `the numbers ${first + 1} and ${doubled + 1} of the list are the same; write each person once`,
    );
  }
  const bot = Number(given['BOT_TOKEN']?.split(':')[0] ?? NaN);
  if (admins.includes(bot)) {
    messages.push('holds the bot itself, whose number BOT_TOKEN begins with; write the ids of people');
  }
  if (admins.some((id) => OF_TELEGRAM.has(id))) {
    messages.push("holds an account of Telegram's own, not a person's; write the ids of people");
  }
  return messages.map((message) => ({ name, message }));
}

function ofTheToken(given: Given): readonly SettingFault[] {
  if (given['NODE_ENV'] !== 'production' || given['BOT_TOKEN'] !== undefined) return [];
  // With a webhook the same is said already.
  if (given['WEBHOOK_URL'] !== undefined) return [];
  const message = 'is missing; get one from @BotFather and set it in the environment or in .env';
  return [{ name: 'BOT_TOKEN', message }];
}

/** The folders of the program, which an update replaces. */
const OF_PROGRAM: ReadonlySet<string> = new Set([
  '',
  'dist',
  'src',
  'data',
  'docs',
  'test',
  'node_modules',
  '.git',
]);

function ofTheFolder({ dataDir }: Settings): readonly SettingFault[] {
  const [first = ''] = relative(installed(''), dataDir).split(sep);
  if (!OF_PROGRAM.has(first)) return [];
  const what = first === '' ? "is the program's own folder" : `lies in the program's own folder ${first}`;
  const message = `${what}, which an update replaces; write a folder of its own, as ./var`;
  return [{ name: 'DATA_DIR', message }];
}

/** Why an address of the Bot API is none that may be used; null for one that may. */
export function apiRootFault(written: string): string | null {
  const url = new URL(written);
  if (/\/bot\d+:/u.test(url.pathname))
    return 'holds a token; write the address alone, and the token into BOT_TOKEN';
  if (url.username !== '' || url.search !== '' || url.hash !== '')
    return 'write the address alone, as https://api.telegram.org';
  if (url.hostname === 'api.telegram.org' && url.protocol === 'http:')
    return 'would send BOT_TOKEN in the clear; write https://api.telegram.org';
  return null;
}

/** Why a proxy cannot be used; null for one that can. */
export function proxyFault(written: string): string | null {
  return proxyOf(written) ? null : 'write the address of an HTTP proxy, as http://proxy.example.vn:3128';
}
