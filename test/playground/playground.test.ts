import { mkdtemp, rm } from 'node:fs/promises';
import { effort } from '../support/effort.js';
import { request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/service/config.js';
import type { ChatView, MessageView, PlayState, WhyView, YearView } from '../../src/playground/page/wire.js';
import { startPlayground } from '../../src/playground/playground.js';
import type { Playground, StartedPlayground } from '../../src/playground/playground.js';
import { openProgram } from '../commands/program.js';
import { capturedLog } from '../support/captured-log.js';
import { compiled } from '../support/compiled.js';
import { copyPlayed } from '../support/played.js';

const OFFICER = 1001;
const FRONT_DESK = 1004;
const COORDINATOR = 1006;
const CHAIRMAN = 1007;
const GROUP = -100_500;

let folder = '';
let open: Playground[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhacviec-playground-'));
});

afterEach(async () => {
  await Promise.all(open.map((playground) => playground.stop()));
  open = [];
  await rm(folder, { recursive: true, force: true });
});

async function tryStart(port = 0, dataDir = folder): Promise<StartedPlayground> {
  const read = readConfig({ DATA_DIR: dataDir });
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const started = await startPlayground({ config: read.config, port, log: capturedLog(), secondsADay: 0.02 });
  if (started.ok) open.push(started.playground);
  return started;
}

async function start(): Promise<Playground> {
  const started = await tryStart();
  if (!started.ok) throw new Error(started.faults.join('\n'));
  return started.playground;
}

/** One that was begun before, and went on to that day where one is given. */
async function goOn(until: string | null = null): Promise<Playground> {
  await copyPlayed(folder, until);
  return start();
}

async function stop(playground: Playground): Promise<void> {
  open = open.filter((one) => one !== playground);
  await playground.stop();
}

async function get<Answer>({ address }: Playground, path: string): Promise<Answer> {
  const response = await fetch(new URL(path, address));
  expect(response.status, path).toBe(200);
  return (await response.json()) as Answer;
}

function post({ address }: Playground, path: string, body: unknown): Promise<Response> {
  return fetch(new URL(path, address), {
    method: 'POST',
    headers: { origin: new URL(address).origin, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function did(playground: Playground, path: string, body: unknown): Promise<unknown> {
  const response = await post(playground, path, body);
  const answer: unknown = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(200);
  return answer;
}

const move = (playground: Playground, to: object): Promise<unknown> => did(playground, '/api/move', to);
const stateOf = (playground: Playground): Promise<PlayState> => get(playground, '/api/state');
const chatOf = (playground: Playground, chat: number): Promise<ChatView> =>
  get(playground, `/api/chats/${chat}`);

async function newest(playground: Playground, chat: number): Promise<MessageView> {
  const last = (await chatOf(playground, chat)).messages.at(-1);
  if (!last) throw new Error('nothing was said there');
  return last;
}

async function ask(playground: Playground, chat: number, text: string, as = chat): Promise<MessageView> {
  await did(playground, '/api/say', { chat, as, text, replyTo: null });
  return newest(playground, chat);
}

/** Presses the button whose label begins so. */
async function press(playground: Playground, chat: number, label: string): Promise<unknown> {
  const message = await newest(playground, chat);
  for (const [row, buttons] of message.buttons.entries()) {
    const column = buttons.findIndex(({ text }) => text.startsWith(label));
    if (column >= 0)
      return did(playground, '/api/press', { chat, as: chat, message: message.id, row, column });
  }
  throw new Error(`no button ${label} in ${JSON.stringify(message.buttons)}`);
}

/** Asks with headers that fetch would not send. */
function statusWith(
  { address }: Playground,
  asked: { path?: string; method?: string; headers: Readonly<Record<string, string>> },
): Promise<number> {
  const { path = '/api/state', method = 'GET', headers } = asked;
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, address), { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', reject);
    sent.end(method === 'GET' ? '' : '{}');
  });
}

describe('the first morning', () => {
  test('is Thursday 02/01/2025 at 07:00, everybody enrolled and the group bound', async () => {
    const playground = await start();
    const { clock, chats } = await stateOf(playground);
    expect(clock).toEqual({ day: '2025-01-02', date: 'Thứ Năm, 02/01/2025', time: '07:00', rest: '' });
    expect(chats.map(({ title, role }) => `${title}: ${role}`)).toMatchInlineSnapshot(`
      [
        "Ban Chỉ đạo CCHC xã: Nhóm, nhận tổng hợp tuần",
        "Lê Văn Tâm: Cán bộ Văn phòng – Thống kê",
        "Nguyễn Thị Mai: Cán bộ Văn hóa – Xã hội",
        "Đặng Quốc Việt: Cán bộ Tư pháp – Hộ tịch",
        "Phạm Minh Châu: Cán bộ Bộ phận Tiếp nhận và Trả kết quả",
        "Đỗ Thị Lan: Cán bộ Tài chính – Kế toán",
        "Trần Thị Hoa: Đầu mối theo dõi kế hoạch",
        "Nguyễn Văn Hùng: Lãnh đạo UBND",
      ]
    `);
    expect((await newest(playground, GROUP)).text).toContain('Đã kết nối nhóm');
    const people = await ask(playground, COORDINATOR, '/people');
    for (const { title } of chats.filter(({ kind }) => kind === 'private')) {
      expect(people.text).toContain(title);
    }
  });

  test('offers each role its own commands, and the group its few', async () => {
    const playground = await goOn();
    const commands = async (chat: number): Promise<readonly string[]> =>
      (await chatOf(playground, chat)).commands.map(({ command }) => command);
    expect(await commands(COORDINATOR)).toContain('moi');
    expect(await commands(OFFICER)).not.toContain('moi');
    expect(await commands(GROUP)).toEqual(['tinhhinh', 'saptoi', 'quahan', 'xong', 'trogiup']);
  });
});

describe('the clock', () => {
  test('goes to the next working day, the next reminder, the week’s summary and a date', async () => {
    const playground = await goOn();
    const now = async (): Promise<string> => {
      const { clock } = await stateOf(playground);
      return `${clock.day} ${clock.time}`;
    };
    await move(playground, { to: 'working-day' });
    expect(await now()).toBe('2025-01-02 07:30');
    await move(playground, { to: 'summary' });
    expect(await now()).toBe('2025-01-03 16:00');
    const { messages } = await chatOf(playground, GROUP);
    expect(messages.at(-2)?.text).toContain('TỔNG HỢP TIẾN ĐỘ');
    expect(messages.at(-1)?.text).toContain('Tiến độ Kế hoạch CCHC năm 2025, đến 03/01/2025');
    await move(playground, { to: 'working-day' });
    expect(await now()).toBe('2025-01-06 07:30');
    await move(playground, { to: 'date', day: '2025-01-25' });
    expect((await stateOf(playground)).clock.rest).toContain('Tết');
    await move(playground, { to: 'reminder' });
    expect(await now()).toBe('2025-02-03 07:30');
  });

  test('never goes back', async () => {
    const playground = await goOn('2025-03-24');
    const response = await post(playground, '/api/move', { to: 'date', day: '2025-03-03' });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      fault: expect.stringContaining('Lịch chỉ đi tới') as string,
    });
  });

  test('plays a day after the other while somebody looks, and stops when told', async () => {
    const playground = await goOn();
    const watching = new AbortController();
    await fetch(new URL('/api/events', playground.address), { signal: watching.signal });
    await did(playground, '/api/play', { on: true });
    await expect
      .poll(async () => (await stateOf(playground)).clock.day > '2025-01-08', { timeout: 30_000 })
      .toBe(true);
    await did(playground, '/api/play', { on: false });
    const { clock, playing } = await stateOf(playground);
    expect(playing).toBe(false);
    expect((await stateOf(playground)).clock).toEqual(clock);
    watching.abort();
  });

  test(
    'passes a year in one go with the page still answered, as many messages as the year’s strip foretold',
    async () => {
      const playground = await goOn();
      // The first quarter by default: the messages of the others come by the same way.
      const end = effort<string>('2025-03-31', '2025-12-31');
      const year = await get<YearView>(playground, '/api/year');
      const moved = move(playground, { to: 'date', day: end });
      let slowest = 0;
      for (let isMoving = true; isMoving;) {
        const since = performance.now();
        const state = await stateOf(playground);
        slowest = Math.max(slowest, performance.now() - since);
        isMoving = state.clock.day < end;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await moved;
      await move(playground, { to: 'summary' });
      // A page that waits for the whole move waits ten times as long.
      expect(slowest).toBeLessThan(2000);
      const { sent } = await stateOf(playground);
      const from = (counts: Readonly<Record<string, number>>): number =>
        Object.entries(counts).reduce(
          (sum, [day, count]) => (day > '2025-01-06' && day <= end ? sum + count : sum),
          0,
        );
      expect(from(sent)).toBe(from(year.expected));
    },
    effort(60_000, 300_000),
  );
});

describe('in a chat', () => {
  test('a reminder is answered by its button, and taken back', async () => {
    const playground = await goOn();
    await move(playground, { to: 'date', day: '2025-01-22' });
    // The letter's only task has its gestures at once.
    await press(playground, OFFICER, 'Xong I.1a');
    expect((await newest(playground, OFFICER)).text).toMatch(
      /Đã ghi nhận:\n✅ I\.1a: hoàn thành 22\/01, đồng chí/u,
    );
    await press(playground, OFFICER, 'Hoàn tác I.1a');
    expect((await newest(playground, OFFICER)).text).not.toContain('Đã ghi nhận:');
    const status = await ask(playground, OFFICER, '/status I.1a');
    expect(status.text).toContain('hoàn tác báo cáo trước');
  });

  test('a photo counts as evidence and is shown; whatever else was sent is only saved', async () => {
    const playground = await goOn();
    const { address } = playground;
    const send = (name: string, picture: string, body: Uint8Array<ArrayBuffer>): Promise<Response> => {
      const asked = new URLSearchParams({
        chat: String(FRONT_DESK),
        as: String(FRONT_DESK),
        name,
        picture,
        text: '/done III.3',
      });
      const headers = { origin: new URL(address).origin };
      return fetch(new URL(`/api/file?${asked.toString()}`, address), { method: 'POST', headers, body });
    };
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]);
    expect((await send('anh.png', '1', png)).status).toBe(200);
    const html = new TextEncoder().encode('<script>alert(1)</script>');
    expect((await send('trang.html', '0', html)).status).toBe(200);
    const files = (await chatOf(playground, FRONT_DESK)).messages.flatMap(({ file }) => file ?? []);
    const headersOf = async (id = ''): Promise<string> => {
      const { headers } = await fetch(new URL(`/api/files/${id}`, address));
      return `${headers.get('content-type') ?? ''} ${headers.get('content-disposition') ?? ''}`;
    };
    expect(await headersOf(files[0]?.id)).toBe('image/png ');
    expect(await headersOf(files[1]?.id)).toBe(
      "application/octet-stream attachment; filename*=UTF-8''trang.html",
    );
    expect((await newest(playground, FRONT_DESK)).text).toContain('III.3');
  });

  test('a member of the group is heard there, a stranger to it is not', async () => {
    const playground = await goOn();
    const answer = await ask(playground, GROUP, '/tinhhinh@nhacviec_bot', CHAIRMAN);
    expect(answer.text).toContain('TÌNH HÌNH');
    const body = { chat: GROUP, as: 4711, text: '/tinhhinh', replyTo: null };
    expect((await post(playground, '/api/say', body)).status).toBe(404);
  });

  test('an invitation is opened by somebody new', async () => {
    const playground = await goOn();
    const invitation = await ask(playground, COORDINATOR, '/moi KT');
    const code = /start=([\w-]+)/u.exec(invitation.text)?.[1];
    const joined = await did(playground, '/api/join', { code });
    expect(joined).toEqual({ chat: CHAIRMAN + 1 });
    expect((await newest(playground, CHAIRMAN + 1)).text).toContain('Kế toán');
  });
});

describe('why', () => {
  const why = async (playground: Playground, chat: number): Promise<WhyView> => {
    const { id } = await newest(playground, chat);
    return get(playground, `/api/why?chat=${chat}&message=${id}`);
  };

  test('a letter is explained by task, period and the whole ladder with this one rung in it', async () => {
    const playground = await goOn('2025-03-24');
    const { lead, tasks } = await why(playground, OFFICER);
    expect(lead).toMatch(/^Sáng thứ Hai 24\/03 có \d việc đến lượt nhắc\.$/u);
    for (const { code, ladder } of tasks) {
      expect(
        ladder.filter(({ fate }) => fate === 'this'),
        code,
      ).toHaveLength(1);
    }
    const task = tasks.find(({ code }) => code === 'I.2');
    expect(task?.facts).toMatchInlineSnapshot(`
      [
        {
          "label": "Hạn",
          "value": "31/03/2025",
        },
        {
          "label": "Thời hạn in trong kế hoạch",
          "value": "Quý I năm 2025",
        },
        {
          "label": "Vì sao hôm nay",
          "value": "trước hạn 7 ngày",
        },
      ]
    `);
    expect(task?.ladder.map(({ date, words, fateWords }) => `${date}: ${words} [${fateWords}]`))
      .toMatchInlineSnapshot(`
        [
          "Thứ Sáu 28/02: trước hạn 30 ngày (lùi lại do ngày nghỉ) [đã nhắc]",
          "Thứ Hai 17/03: trước hạn 14 ngày [đã nhắc]",
          "Thứ Hai 24/03: trước hạn 7 ngày [tin này]",
          "Thứ Sáu 28/03: trước hạn 1 ngày (lùi lại do ngày nghỉ) [sẽ nhắc]",
          "Thứ Hai 31/03: ngày đến hạn [sẽ nhắc]",
          "Thứ Ba 01/04: ngày làm việc đầu tiên quá hạn [sẽ nhắc]",
          "Thứ Năm 03/04: quá hạn 3 ngày [sẽ nhắc]",
          "Thứ Ba 08/04: quá hạn 7 ngày (dời tới do ngày nghỉ) [sẽ nhắc]",
        ]
      `);
  });

  test('what was reported since needs no further rung', async () => {
    const playground = await goOn('2025-03-24');
    const letter = await newest(playground, OFFICER);
    await ask(playground, OFFICER, '/done I.2');
    const { tasks } = await get<WhyView>(playground, `/api/why?chat=${OFFICER}&message=${letter.id}`);
    const task = tasks.find(({ code }) => code === 'I.2');
    expect(task?.ladder.map(({ fate }) => fate)).toEqual(
      expect.arrayContaining(['sent', 'this', 'spared']) as string[],
    );
    expect(task?.after).toBe('Đã báo cáo ngày 24/03/2025: thôi nhắc.');
  });

  test('a summary is explained by its week, an answer by the question', async () => {
    const playground = await goOn('2025-03-24');
    await move(playground, { to: 'summary' });
    const summary = await why(playground, GROUP);
    expect(summary.lead).toBe('16:00 thứ Sáu hằng tuần, bot khép lại tuần và gửi tổng hợp vào nhóm.');
    expect(summary.tasks.map(({ code }) => code)).toContain('I.1c');
    await ask(playground, CHAIRMAN, '/status');
    expect((await why(playground, CHAIRMAN)).lead).toBe('Bot trả lời tin “/status” của Nguyễn Văn Hùng.');
  });
});

describe('the state', () => {
  test('survives a restart: clock, chats, what was read, and the bot answers as before', async () => {
    const first = await goOn('2025-03-24');
    await ask(first, FRONT_DESK, '/done III.3');
    await did(first, '/api/read', { chat: FRONT_DESK, message: (await newest(first, FRONT_DESK)).id });
    const before = await stateOf(first);
    const chat = await chatOf(first, FRONT_DESK);
    await stop(first);
    const second = await start();
    expect(await stateOf(second)).toEqual(before);
    expect(await chatOf(second, FRONT_DESK)).toEqual(chat);
    await move(second, { to: 'reminder' });
    expect((await ask(second, FRONT_DESK, '/done III.3')).text).toContain('III.3');
  });

  test('is emptied by "Bắt đầu lại"', async () => {
    const playground = await goOn('2025-03-24');
    await did(playground, '/api/restart', {});
    const { clock, sent } = await stateOf(playground);
    expect(clock.day).toBe('2025-01-02');
    expect(Object.keys(sent)).toEqual(['2025-01-02']);
    expect((await chatOf(playground, OFFICER)).messages).toHaveLength(2);
  });

  test('can be saved as a file that reads like the chats', async () => {
    const playground = await goOn();
    await ask(playground, CHAIRMAN, '/status');
    const response = await fetch(new URL('/api/transcript', playground.address));
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="nhacviec-2025-01-02.txt"',
    );
    const text = await response.text();
    expect(text).toContain('[07:00] Nguyễn Văn Hùng:\n/status\n\n[07:00] Nhắc việc:\nTÌNH HÌNH');
  });

  test('belongs to one playground at a time', async () => {
    await start();
    const second = await tryStart();
    expect(second.ok).toBe(false);
  });
});

describe('on this machine alone', () => {
  test('the page listens on loopback and nowhere else', async () => {
    const playground = await goOn();
    const { port, hostname } = new URL(playground.address);
    expect(hostname).toBe('127.0.0.1');
    expect((await fetch(playground.address)).status).toBe(200);
    // A machine may have no other address.
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      await expect(fetch(`http://${address}:${port}/`), address).rejects.toThrow();
    }
  });

  test.each([
    ['a name that somebody points at this machine', { host: 'evil.example' }, 403],
    ['the right name with another port', { host: '127.0.0.1:1' }, 403],
    ['a page of elsewhere', { origin: 'https://evil.example' }, 403],
    ['a sandboxed page', { origin: 'null' }, 403],
    ['a picture on a page of elsewhere', { 'sec-fetch-site': 'cross-site' }, 403],
    ['the page itself', { 'sec-fetch-site': 'same-origin' }, 200],
  ])('%s is answered as it should be', async (_what, headers, status) => {
    expect(await statusWith(await start(), { headers })).toBe(status);
  });

  test('nothing is changed for who does not say where he comes from', async () => {
    const asked = { path: '/api/restart', method: 'POST', headers: {} };
    expect(await statusWith(await start(), asked)).toBe(403);
  });

  test('every answer forbids what comes from elsewhere', async () => {
    const { address } = await start();
    for (const path of ['/', '/style.css', '/icon.svg', '/api/state', '/nothing']) {
      const { headers } = await fetch(new URL(path, address));
      expect(headers.get('content-security-policy'), path).toContain("default-src 'self'");
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    }
    const page = await (await fetch(address)).text();
    expect(page).not.toMatch(/https?:\/\//u);
    expect(page).not.toMatch(/\sstyle=|<style|\son[a-z]+=/u);
  });

  test.each(['/../package.json', '/main.ts', '/%2e%2e/wire', '/tsconfig.json'])(
    '%s is no file of the page',
    async (path) => {
      expect(await statusWith(await start(), { path, headers: {} })).toBe(404);
    },
  );

  test.each([
    ['/api/say', { chat: 1001, as: 1001, text: '', replyTo: null }],
    ['/api/move', { to: 'date', day: '2025-02-31' }],
    ['/api/move', { to: 'yesterday' }],
    ['/api/press', { chat: 1001, as: 1001, message: 1, row: -1, column: 0 }],
  ])('%s refuses what it cannot read: %j', async (path, body) => {
    expect((await post(await start(), path, body)).status).toBe(400);
  });

  test('a port that is taken is a fault with its mend', async () => {
    const playground = await goOn();
    const taken = Number(new URL(playground.address).port);
    expect(await tryStart(taken, join(folder, 'other'))).toEqual({
      ok: false,
      faults: [`PORT: another program listens on ${taken}; leave PORT out, or choose another one`],
    });
  });
});

describe('npm start without a token', () => {
  test('prints one address and how to get a token, and stops at once when told', async () => {
    const program = await openProgram(await compiled());
    const running = program.bot({});
    await running.says('Open http://127.0.0.1:');
    const address = /http:\S+/u.exec(running.said())?.[0] ?? '';
    expect((await fetch(new URL('/api/state', address))).status).toBe(200);
    running.signal('SIGTERM');
    const { status, out } = await running.finished;
    expect(status).toBe(0);
    expect(out).toContain('Nothing leaves this machine.');
    expect(out).toContain('@BotFather');
    await program.close();
  });
});
