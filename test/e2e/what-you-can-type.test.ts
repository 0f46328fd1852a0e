import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Place, UserHandle } from '../../src/bot-api-double/people.js';
import { ask, enrolBy, enrolCast, newest, openStage } from '../support/stage.js';
import type { Stage } from '../support/stage.js';

interface Row {
  readonly who: string;
  readonly how: string;
  readonly what: string;
  readonly says: string;
}

const HOW = {
  message: 'a message',
  reminder: 'a reply to a reminder that names one',
  checkIns: "a reply to the month's check-ins",
  caption: 'a photo with these words',
  photoReply: "a photo as a reply to the bot's answer",
  reply: "a reply to the bot's answer",
} as const;

const rows = ['../../docs/reference.md', '../../docs/what-you-can-type.md'].flatMap((file) =>
  rowsOf(readFileSync(new URL(file, import.meta.url), 'utf8')),
);

let stage: Stage;
let people: ReadonlyMap<string, UserHandle>;
let reminder: Place;
let checkIns: Place;

beforeAll(async () => {
  stage = await openStage({ at: '2025-03-20 08:00' });
  const cast = await enrolCast(stage);
  const tpht = stage.double.user({ id: 1010, firstName: 'Vũ Hà' });
  await enrolBy(stage, cast.coordinator, { who: tpht, post: 'TPHT' });
  const kt = stage.double.user({ id: 1011, firstName: 'Đỗ Lan' });
  await enrolBy(stage, cast.coordinator, { who: kt, post: 'KT' });
  people = new Map([
    ['VPTK', cast.vptk],
    ['BPMC', cast.bpmc],
    ['KT', kt],
    ['TPHT', tpht],
    ['đầu mối', cast.coordinator],
  ]);
  await stage.clock('2025-03-21 16:00');
  reminder = newest(stage, cast.bpmc);
  await stage.clock('2025-03-25 07:30');
  checkIns = newest(stage, cast.bpmc);
}, 60_000);

afterAll(async () => {
  await stage.close();
});

test('the table has every way of saying it', () => {
  expect(new Set(rows.map(({ how }) => how))).toEqual(new Set(Object.values(HOW)));
});

test.each(rows)('$who, $how: $what', async ({ who, how, what, says }) => {
  const person = people.get(who);
  if (!person) throw new Error(`the page names nobody known: ${who}`);
  await say(person, how, what);
  expect(newest(stage, person).text).toContain(says);
  // Each row begins where the first one did.
  while ((await ask(stage, person, '/undo')).text.startsWith('Đã hoàn tác'));
});

async function say(person: UserHandle, how: string, what: string): Promise<void> {
  switch (how) {
    case HOW.message:
      person.says(what);
      break;
    case HOW.reminder:
      person.says(what, { replyTo: reminder });
      break;
    case HOW.checkIns:
      person.says(what, { replyTo: checkIns });
      break;
    case HOW.caption:
      person.sendsPhoto(what);
      break;
    case HOW.photoReply:
      person.sendsPhoto('', { replyTo: await ask(stage, person, `/done ${what}`) });
      break;
    case HOW.reply:
      person.says(what, { replyTo: await ask(stage, person, '/done III.1') });
      break;
    default:
      throw new Error(`no test knows how that is said: ${how}`);
  }
  await stage.settle();
}

/** The rows of the tables that have these four columns. */
function rowsOf(page: string): readonly Row[] {
  const tables = page
    .split(/\n(?=\| who +\|)/u)
    .slice(1)
    .map((text) => (text.split('\n\n')[0] ?? '').trimEnd());
  const lines = tables.flatMap((table) => table.split('\n').slice(2));
  return lines.map((line) => {
    const [, who = '', how = '', what = '', says = ''] = line.split('|').map((cell) => cell.trim());
    return { who, how, what: what.replaceAll('`', ''), says: says.replaceAll('`', '') };
  });
}
