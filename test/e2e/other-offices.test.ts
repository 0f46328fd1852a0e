import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import readExcelFile from 'read-excel-file/node';
import { afterEach, describe, expect, test } from 'vitest';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import { isForEverybody, realDepartments } from '../../src/plan/plan.js';
import { COMMANDS, commandNames } from '../../src/words/commands.js';
import { plainText } from '../../src/words/words.js';
import { OTHER_OFFICES, foreignLines } from '../support/other-offices.js';
import type { OtherOffice } from '../support/other-offices.js';
import { ask, enrolBy, openStage } from '../support/stage.js';
import type { Stage } from '../support/stage.js';

let stage: Stage;
let folder: string;

afterEach(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

/** The office on the stage: a coordinator, an officer of each department, somebody at its head, and the group. */
async function enrolled({ file, plan }: OtherOffice) {
  folder = await mkdtemp(join(tmpdir(), 'nhacviec-other-'));
  const planFile = join(folder, 'plan.json');
  await writeFile(planFile, file);
  stage = await openStage({ at: '2025-09-29 08:00', settings: { PLAN_FILE: planFile } });
  const { double } = stage;
  const coordinator = double.user({ id: 2001, firstName: 'Hoa' });
  coordinator.start(/start=([\w-]+)/u.exec(stage.told())?.[1] ?? '');
  await stage.settle();
  const officers: UserHandle[] = [];
  for (const [at, { id }] of realDepartments(plan).entries()) {
    const officer = double.user({ id: 2010 + at, firstName: `Tâm ${at}` });
    await enrolBy(stage, coordinator, { who: officer, post: id });
    officers.push(officer);
  }
  const head = double.user({ id: 2002, firstName: 'Dũng' });
  await enrolBy(stage, coordinator, { who: head, post: 'LD' });
  const group = double.group({ id: -100_600, title: 'Nhóm chung', members: [coordinator, head] });
  group.says(coordinator, '/group@nhacviec_bot');
  await stage.settle();
  return { coordinator, officers, head, group };
}

type Enrolled = Awaited<ReturnType<typeof enrolled>>;

/** A week in which everybody tries what the bot can do, rightly and wrongly. */
async function week({ plan }: OtherOffice, { coordinator, officers, head, group }: Enrolled): Promise<void> {
  const own = plan.tasks.find((task) => !isForEverybody(plan, task))?.code ?? '';
  const shared = plan.tasks.find((task) => isForEverybody(plan, task))?.code ?? own;
  const requested = plan.tasks.find(({ deadline }) => deadline.kind === 'on-request')?.code ?? own;
  const target = plan.targets[0]?.code ?? 'CT.9';
  const [first = coordinator] = officers;
  for (const who of [coordinator, head, first]) {
    for (const name of commandNames) await ask(stage, who, `/${COMMANDS[name].alias}`);
  }
  for (const name of commandNames) await ask(stage, coordinator, `/${COMMANDS[name].alias} xyz`);
  for (const words of [
    ...plan.tasks.flatMap(({ code }) => [`/xong ${code} 45/KH-AB xong ngày 25/09`, `/tinhhinh ${code}`]),
    ...[`/vuong ${own} chờ cấp trên`, `/giahan ${own} 30/11/2025 chờ hướng dẫn`, `/molai ${own} làm lại`],
    ...[`/hen ${requested} 15/10/2025`, `/hen ${requested} 15/10/2024`, `/hen ${own} 15/10/2025`],
    ...[`/giaoviec ${shared}`, `/dondoc ${own} xong sớm`, '/dondoc', `/chitieu ${target} 50%`, '/moi XYZ'],
    ...['/baocao', '/baocao tháng 9', '/xuat', '/xuat Quý III/2025', '/lich', '/ngaynghi 01/10/2025 nghỉ'],
    ...realDepartments(plan).map(({ id }) => `/baocao dondoc ${id}`),
    ...['không hiểu gì', 'cảm ơn', '12/KH-AB', '/moi', '/nhom', '/trogiup', '/canbo', '/tonghop'],
  ]) {
    await ask(stage, coordinator, words);
    for (const officer of officers.slice(0, 2)) await ask(stage, officer, words);
  }
  first.sendsPhoto('', {});
  await stage.settle();
  for (const words of ['/tinhhinh', '/trogiup', '/quahan']) {
    group.says(head, `${words}@nhacviec_bot`);
    await stage.settle();
  }
  await pressEverything([coordinator, head, ...officers]);
  for (const day of ['2025-09-30', '2025-10-01', '2025-10-02', '2025-10-03', '2025-10-06']) {
    await stage.clock(`${day} 07:30`);
    await stage.clock(`${day} 16:00`);
    await stage.settle();
  }
  await pressEverything([coordinator, head, ...officers]);
}

/** Presses once each button that somebody has under a message now, one of each label. */
async function pressEverything(people: readonly UserHandle[]): Promise<void> {
  for (const who of people) {
    const pressed = new Set<string>();
    for (const message of stage.double.messagesTo(who.id)) {
      for (const { text } of message.buttons.flat()) {
        const now = stage.double.message(message);
        if (pressed.has(text) || !now?.buttons.flat().some((button) => button.text === text)) continue;
        pressed.add(text);
        who.presses(now, text);
        await stage.settle();
      }
    }
  }
}

/** All that the bot sent to Telegram: messages, edits, buttons, toasts, menus, descriptions, names of files. */
function sent(): readonly string[] {
  const strings = (value: unknown): readonly string[] => {
    if (typeof value === 'string') return [plainText(value)];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
  };
  const chats = [...stage.double.people(), ...stage.double.groups()].flatMap(({ id }) =>
    stage.double.messagesTo(id),
  );
  return [
    // The number of a message is none of its words.
    ...stage.double
      .requests()
      .flatMap(({ parameters }) => strings({ ...parameters, reply_parameters: null })),
    ...chats.flatMap(({ text, buttons, file }) => [
      text,
      ...buttons.flat().map((button) => button.text),
      file?.name ?? '',
    ]),
  ];
}

/** The words of the files that the bot made. */
async function filed(): Promise<ReadonlyMap<string, string>> {
  const words = new Map<string, string>();
  for (const { id } of stage.double.people()) {
    for (const { file } of stage.double.messagesTo(id)) {
      const bytes = file && stage.double.file(file.id)?.bytes;
      if (!file || !bytes || words.has(file.name)) continue;
      const isRead = /\.(?:docx|xlsx|ics|txt)$/u.exec(file.name)?.[0];
      if (isRead === undefined) continue;
      words.set(file.name, await READERS[isRead as keyof typeof READERS](bytes));
    }
  }
  return words;
}

const READERS = {
  '.docx': async (bytes: Buffer) => (await mammoth.extractRawText({ buffer: bytes })).value,
  '.xlsx': async (bytes: Buffer) =>
    (await readExcelFile(bytes)).flatMap(({ sheet, data }) => [sheet, ...data.flat().map(String)]).join('\n'),
  '.ics': (bytes: Buffer) => Promise.resolve(bytes.toString('utf8').replace(/\r?\n /gu, '')),
  '.txt': (bytes: Buffer) => Promise.resolve(bytes.toString('utf8')),
} as const;

describe.each(Object.entries(OTHER_OFFICES))('%s in a week of everything that can be done', (_, other) => {
  test('reads of its own plan alone, in messages, menus, papers and names of files', async () => {
    const people = await enrolled(other);
    await week(other, people);
    const files = await filed();
    const texts = sent();
    expect(texts.length).toBeGreaterThan(300);
    expect(foreignLines(other, texts)).toEqual([]);
    expect([...files.keys()].map((name) => /\.\w+$/u.exec(name)?.[0])).toEqual(
      expect.arrayContaining(['.docx', '.xlsx', '.ics']),
    );
    expect(foreignLines(other, [...files.keys(), ...files.values()])).toEqual([]);
  }, 240_000);
});
