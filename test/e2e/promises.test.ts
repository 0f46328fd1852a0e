import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { present } from '../../src/ports/world.js';
import {
  badGateway,
  closed,
  closedAfter,
  half,
  internal,
  malformed,
  tooMany,
} from '../../src/bot-api-double/faults.js';
import type { Posted } from '../../src/bot-api-double/world.js';
import { planWithout } from '../support/plan-without.js';
import { freePort } from '../support/free-port.js';
import { ask, enrolBy, enrolCast, openEnrolled, newest, openStage } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00' }));
});

afterEach(async () => {
  await stage.close();
});

function facts(): number {
  return stage.service().bot.world.journal.facts().length;
}

describe('no report is lost, and nothing comes twice', () => {
  test('a redelivered /done gets its first answer again and changes nothing', async () => {
    const said = cast.vptk.says('/done III.1 45/KH-UBND');
    await stage.settle();
    const first = newest(stage, cast.vptk);
    const before = facts();
    await stage.restart();
    stage.double.redeliver(said.updateId ?? 0);
    await stage.settle();
    const second = newest(stage, cast.vptk);
    expect(facts()).toBe(before);
    expect(second.id).not.toBe(first.id);
    expect(second.text).toBe(first.text);
  });

  test('a report that the disk does not take is said to be none, and is taken once there is room', async () => {
    const fresh = join(stage.dataDir, 'journal.json.new');
    await mkdir(join(fresh, 'in-the-way'), { recursive: true });
    const before = facts();
    expect((await ask(stage, cast.vptk, '/done III.1')).text).toContain('Chưa ghi nhận được');
    expect(facts()).toBe(before);
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('còn 11 ngày');
    await rm(fresh, { recursive: true });
    expect((await ask(stage, cast.vptk, '/done III.1')).text).toContain('III.1');
    expect(facts()).toBeGreaterThan(before);
  });

  test('fifty people reporting at once are all on record', async () => {
    const people = Array.from({ length: 50 }, (_, at) =>
      stage.double.user({ id: 3000 + at, firstName: `Cán bộ ${at}` }),
    );
    for (const who of people) await enrolBy(stage, cast.coordinator, { who, post: 'BPMC' });
    const before = facts();
    const codes = ['III.3', 'III.4', 'III.5', 'III.6', 'III.7', 'III.8', 'III.9'];
    for (const [at, who] of people.entries()) who.says(`/done ${codes[at % 7] ?? ''} số ${at}`);
    await stage.settle();
    expect(facts()).toBe(before + 50);
    const journal = await readFile(join(stage.dataDir, 'journal.json'), 'utf8');
    for (const at of people.keys()) expect(journal).toContain(`"số ${at}"`);
  });

  test('a letter that Telegram took although the answer was lost comes once more, and says so', async () => {
    stage.double.faults.inject('sendMessage', closedAfter, 1);
    await stage.clock('2025-03-24 07:30');
    await stage.clock('2025-03-24 07:31');
    const letters = [cast.coordinator, cast.vptk, cast.bpmc, cast.kt, cast.chairman].map(({ id }) =>
      stage.double.messagesTo(id).filter(({ text }) => text.includes('thứ Hai 24/03/2025')),
    );
    expect(letters.map(({ length }) => length).sort()).toEqual([0, 1, 1, 1, 2]);
    const twice = letters.find(({ length }) => length === 2);
    expect(twice?.[1]?.text).toMatch(/có thể đã (?:được )?(?:gửi|nhận)/iu);
    await stage.clock('2025-03-24 07:32');
    const all = [cast.coordinator, cast.vptk, cast.bpmc, cast.kt, cast.chairman].flatMap(({ id }) =>
      stage.double.messagesTo(id).filter(({ text }) => text.includes('thứ Hai 24/03/2025')),
    );
    expect(all).toHaveLength(5);
  });

  test('a whole morning of faults ends with every letter delivered', async () => {
    stage.double.faults.atRandom({
      rate: 0.7,
      seed: 7,
      among: [internal, badGateway, closed, closedAfter, half, malformed, tooMany(0)],
      methods: ['sendMessage'],
    });
    for (let minute = 30; minute < 34; minute += 1) await stage.clock(`2025-03-24 07:${minute}`);
    stage.double.faults.clear();
    for (let minute = 34; minute < 38; minute += 1) await stage.clock(`2025-03-24 07:${minute}`);
    for (const { id } of [cast.coordinator, cast.vptk, cast.bpmc, cast.kt]) {
      const letters = stage.double.messagesTo(id).filter(({ text }) => text.includes('thứ Hai 24/03/2025'));
      expect(letters.length).toBeGreaterThanOrEqual(1);
      for (const again of letters.slice(1)) expect(again.text).toMatch(/có thể đã/u);
    }
  });

  test('reports and taps through faults of every method are all on record, once', async () => {
    await stage.clock('2025-03-24 07:30');
    const letter = newest(stage, cast.vptk);
    stage.double.faults.atRandom({
      rate: 0.4,
      seed: 3,
      among: [closed, closedAfter, half, malformed],
      methods: ['sendMessage', 'editMessageText', 'getMe', 'setMyCommands'],
    });
    stage.double.faults.inject('getUpdates', closedAfter, 2);
    const before = facts();
    const codes = ['III.3', 'III.4', 'III.5', 'III.6', 'III.7', 'III.8', 'III.9'];
    for (const code of codes) cast.bpmc.says(`/done ${code}`);
    for (const code of ['III.1', 'I.2']) cast.vptk.forges(letter, `r|${code}|2025||d`);
    await stage.settle();
    const reported = stage
      .service()
      .bot.world.journal.facts()
      .slice(before)
      .flatMap((fact) => (fact.kind === 'reported' ? [fact.task as string] : []));
    expect(reported.sort()).toEqual([...codes, 'III.1', 'I.2'].sort());
  });
});

describe('one failure stops nobody else, and nobody is silently unreachable', () => {
  test('who blocked the bot is shown, the coordinator gets the work marked, and /start heals it', async () => {
    cast.kt.blocks();
    await stage.settle();
    await stage.clock('2025-03-24 07:30');
    expect(newest(stage, cast.vptk).text).toContain('III.1');
    const letter = newest(stage, cast.coordinator);
    expect(letter.text).toContain('VI.2');
    expect(letter.text).toContain('không liên lạc được');
    expect((await ask(stage, cast.coordinator, '/people')).text).toContain('không liên lạc được');
    cast.kt.unblocks();
    cast.kt.start();
    await stage.settle();
    expect((await ask(stage, cast.coordinator, '/people')).text).not.toContain('không liên lạc được');
  });

  test('a block that only the send finds out is told the same way', async () => {
    stage.double.faults.inject(
      'sendMessage',
      { kind: 'status', code: 403, description: 'Forbidden: bot was blocked by the user' },
      1,
    );
    await stage.clock('2025-03-24 07:30');
    await stage.clock('2025-03-25 07:30');
    const { people } = present(stage.service().bot.world).history;
    expect(people.filter(({ unreachable }) => unreachable?.reason === 'blocked')).toHaveLength(1);
  });
});

describe('the group', () => {
  test('a group that becomes a supergroup is followed, and the summary is sent there', async () => {
    const moved = cast.group.migrate();
    await stage.settle();
    // Telegram's own news of it is heard, before anything is sent.
    expect(present(stage.service().bot.world).history.group?.chat).toBe(moved.id);
    await stage.clock('2025-03-21 16:00');
    const [summary, picture] = stage.double.messagesTo(moved.id).slice(-2);
    expect(summary?.text).toContain('TỔNG HỢP TIẾN ĐỘ');
    expect(picture?.kind).toBe('photo');
  });

  test('a group that moves twice is followed both times', async () => {
    const moved = cast.group.migrate().migrate();
    await stage.settle();
    expect(present(stage.service().bot.world).history.group?.chat).toBe(moved.id);
    await stage.clock('2025-03-21 16:00');
    expect(stage.double.messagesTo(moved.id).some(({ text }) => text.includes('TỔNG HỢP'))).toBe(true);
  });

  test('a closed topic falls back to the group', async () => {
    const forum = stage.double.group({
      id: -100_777,
      title: 'Ban Chỉ đạo',
      forum: true,
      members: [cast.coordinator],
    });
    const topic = forum.topic();
    forum.says(cast.coordinator, '/group@nhacviec_bot', { topic });
    await stage.settle();
    await stage.clock('2025-03-21 16:00');
    expect(newest(stage, forum.id)).toMatchObject({ topic });
    forum.closeTopic(topic);
    await stage.clock('2025-03-28 16:00');
    expect(newest(stage, forum.id)).toMatchObject({ topic: null });
    expect(newest(stage, forum.id).text).toContain('28/03/2025');
  });

  test('a bot removed from the group tells the coordinator, who then gets the summary', async () => {
    cast.group.kickBot(cast.coordinator);
    await stage.settle();
    expect(newest(stage, cast.coordinator).text).toContain('không còn trong nhóm');
    await stage.clock('2025-03-21 16:00');
    const told = stage.double.messagesTo(cast.coordinator.id).map(({ text }) => text);
    expect(told.slice(-3).join()).toContain('TỔNG HỢP TIẾN ĐỘ');
  });

  test('in an unbound group the bot answers nothing but a coordinator’s /group', async () => {
    const other = stage.double.group({
      id: -100_900,
      title: 'Nhóm khác',
      members: [cast.vptk, cast.coordinator],
    });
    other.says(cast.vptk, '/status@nhacviec_bot');
    other.says(cast.vptk, '/done@nhacviec_bot III.1');
    await stage.settle();
    expect(stage.double.messagesTo(other.id)).toHaveLength(0);
  });

  test('anybody in the bound group may read, but reports only when enrolled', async () => {
    const member = stage.double.user({ id: 4001, firstName: 'Thành viên' });
    cast.group.add(member);
    const before = facts();
    cast.group.says(member, '/status@nhacviec_bot');
    await stage.settle();
    expect(newest(stage, cast.group.id).text).toContain('23');
    cast.group.says(member, '/done@nhacviec_bot III.1');
    cast.group.saysAnonymously('/done@nhacviec_bot III.1');
    await stage.settle();
    expect(newest(stage, cast.group.id).text).toContain('ẩn danh');
    expect(facts()).toBe(before);
  });
});

describe('nobody gets in', () => {
  test('a forged or foreign button changes nothing', async () => {
    await stage.clock('2025-03-24 07:30');
    const letter = newest(stage, cast.bpmc);
    const before = facts();
    for (const data of [
      'r|III.1|2025|',
      'r|III.1||',
      'r|X.9||',
      'x|3',
      'p',
      'b|7f|send',
      '',
      '🙂',
      'r|'.repeat(30),
    ]) {
      if (data !== '') cast.bpmc.forges(letter, data);
    }
    await stage.settle();
    expect(facts()).toBe(before);
    expect((await ask(stage, cast.vptk, '/status III.1')).text).toContain('còn 7 ngày');
  });

  test('a stranger who presses a button learns nothing', async () => {
    const stranger = stage.double.user({ id: 66, firstName: 'Ai đó', started: true });
    cast.group.add(stranger);
    await stage.clock('2025-03-21 16:00');
    const before = facts();
    const press = stranger.forges(newest(stage, cast.group.id), 'v|plan||0');
    await stage.settle();
    expect(press.answer()?.text).not.toMatch(/\d/u);
    expect(facts()).toBe(before);
  });

  test('a stranger who presses in a chat of his own is shown nothing, whatever the button says', async () => {
    const stranger = stage.double.user({ id: 66, firstName: 'Ai đó' });
    stranger.start();
    await stage.settle();
    const sentence = newest(stage, stranger);
    const before = [facts(), stage.double.messagesTo(stranger.id).length];
    for (const data of ['v|plan||0', 'v|task|III.1|0', 'v|mine||0', 'p', 'fo|III.1|2025', 'lt', 'rc|III.1']) {
      const press = stranger.forges(sentence, data);
      await stage.settle();
      expect(press.answer()?.text).not.toMatch(/\d/u);
    }
    expect([facts(), stage.double.messagesTo(stranger.id).length]).toEqual(before);
    expect(newest(stage, stranger)).toEqual(sentence);
    expect(stage.double.requests('sendPhoto')).toEqual([]);
  });

  test('an invitation works once, for seven days', async () => {
    const invitation = await ask(stage, cast.coordinator, '/invite TPHT');
    const code = /[?]start=([\w-]+)/u.exec(invitation.text)?.[1] ?? '';
    await stage.clock('2025-03-28 08:01');
    const late = stage.double.user({ id: 5001, firstName: 'Muộn' });
    late.start(code);
    await stage.settle();
    expect(newest(stage, late).text).toContain('hết hiệu lực');
    const journal = await readFile(join(stage.dataDir, 'journal.json'), 'utf8');
    expect(journal).not.toContain(code);
  });
});

describe('the first start in mid-year', () => {
  test('what is ticked is on record; what is left goes to the officers from the next working day', async () => {
    const [, opening] = stage.double.messagesTo(cast.coordinator.id);
    if (!opening) throw new Error('no opening letter');
    cast.coordinator.presses(opening, '☐ I.1a');
    await stage.settle();
    const ticked = stage.double.message({ chat: cast.coordinator.id, id: opening.id });
    expect(ticked?.buttons.flat().map(({ text }) => text)).toContain('☑ I.1a');
    if (ticked) cast.coordinator.presses(ticked, 'Gửi');
    await stage.settle();
    expect((await ask(stage, cast.vptk, '/status I.1a')).text).toContain('hoàn thành');
    await stage.clock('2025-03-21 07:30');
    expect(newest(stage, cast.kt).text).toContain('VI.1');
    expect(newest(stage, cast.coordinator).text).toContain('I.1c');
  });

  test('ticks stay with their tasks when the plan drops one of the list before “Gửi”', async () => {
    const [, opening] = stage.double.messagesTo(cast.coordinator.id);
    if (!opening) throw new Error('no opening letter');
    const now = (): Posted => stage.double.message({ chat: cast.coordinator.id, id: opening.id }) ?? opening;
    const text = await readFile(new URL('../../data/plan-2025.json', import.meta.url), 'utf8');
    cast.coordinator.sendsDocument('ke-hoach-moi.json', '', { bytes: planWithout(text, 'I.1c') });
    await stage.settle();
    cast.coordinator.presses(newest(stage, cast.coordinator), 'Áp dụng');
    await stage.settle();
    cast.coordinator.presses(now(), '☐ VI.1');
    await stage.settle();
    const labels = now()
      .buttons.flat()
      .map(({ text: label }) => label);
    expect(labels).toContain('☑ VI.1');
    expect(labels.filter((label) => label.startsWith('☑'))).toHaveLength(1);
    cast.coordinator.presses(now(), 'Gửi');
    await stage.settle();
    expect((await ask(stage, cast.kt, '/status VI.1')).text).toContain('hoàn thành');
    const { facts } = stage.service().bot.world.journal;
    const reported = facts().flatMap((fact) => (fact.kind === 'reported' ? [fact.task] : []));
    expect(reported).toEqual(['VI.1']);
  });

  test('without an answer nothing old is sent for three working days', async () => {
    for (const day of ['21', '24', '25']) {
      await stage.clock(`2025-03-${day} 07:30`);
      for (const { text } of stage.double.messagesTo(cast.kt.id)) expect(text).not.toContain('VI.1 ');
      for (const { text } of stage.double.messagesTo(cast.chairman.id)) expect(text).not.toContain('VI.1 ');
    }
    await stage.clock('2025-03-26 07:30');
    expect(newest(stage, cast.kt).text).toContain('VI.1');
  });
});

async function openHook(): Promise<{ readonly hook: Stage; readonly port: number }> {
  const port = await freePort();
  const hook = await openStage({
    at: '2025-03-20 08:00',
    settings: {
      WEBHOOK_URL: 'https://bot.example/nhacviec',
      WEBHOOK_SECRET: 'a-secret-of-the-test-01',
      PORT: String(port),
    },
    webhookTo: `http://127.0.0.1:${port}`,
    evenly: true,
  });
  return { hook, port };
}

test('with a webhook a quiet weekend is no outage, and five days without the bot are one', async () => {
  const { hook } = await openHook();
  try {
    const { coordinator, vptk } = await enrolCast(hook);
    const outages = (): number =>
      hook.double.messagesTo(coordinator.id).filter(({ text }) => text.includes('24 giờ')).length;
    for (const day of ['21', '22', '23', '24']) {
      for (const time of ['06:00', '18:00']) await hook.clock(`2025-03-${day} ${time}`);
    }
    await ask(hook, vptk, '/done III.1');
    expect(outages()).toBe(0);
    await hook.stop();
    await hook.clock('2025-03-29 18:00');
    await hook.start();
    await expect.poll(outages).toBe(1);
  } finally {
    await hook.close();
  }
});

test('a webhook with its secret does the same job', async () => {
  const { hook, port } = await openHook();
  try {
    const { vptk } = await enrolCast(hook);
    expect((await ask(hook, vptk, '/done III.1 45/KH-UBND')).text).toContain('45/KH-UBND');
    const refused = await fetch(`http://127.0.0.1:${port}/nhacviec`, { method: 'POST', body: '{}' });
    expect(refused.status).toBe(401);
  } finally {
    await hook.close();
  }
});

test('the token is in no log line and in no file', async () => {
  stage.double.faults.inject('sendMessage', malformed, 1);
  await stage.clock('2025-03-24 07:30');
  const secret = stage.double.token.split(':')[1] ?? '';
  expect(stage.log()).not.toContain(secret);
  for (const file of ['journal.json', 'outbox.json']) {
    expect(await readFile(join(stage.dataDir, file), 'utf8')).not.toContain(secret);
  }
});
