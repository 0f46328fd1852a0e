import { encodeAction } from '../../src/chat/callback-data.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/words/commands.js';
import type { Action } from '../../src/words/action.js';
import { ask, openEnrolled, newest, newestWords } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

const NAMES = ['Trần Thị Hoa', 'Lê Văn Tâm', 'Phạm Minh', 'Đỗ Lan', 'Nguyễn Văn Hùng'];

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-03-20 08:00', settings: { CONFIRM: 'on' } }));
  await ask(stage, cast.vptk, '/done III.1 45/KH-UBND');
  await ask(stage, cast.bpmc, '/blocked III.4 mất mạng');
  await ask(stage, cast.kt, '/done V.2a');
  cast.coordinator.forges(newest(stage, cast.coordinator), 'oa|V.2a|1003');
  cast.coordinator.forges(newest(stage, cast.coordinator), 'oa|I.3|1005');
  await stage.settle();
});

afterEach(async () => {
  await stage.close();
});

/** What the group has read so far, but for the name of whoever is answered. */
function groupTexts(): readonly string[] {
  return stage.double.messagesTo(cast.group.id).map(({ text }) => text);
}

function named(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => NAMES.some((name) => text.includes(name)));
}

test('every command in the group names nobody but whoever sent it, and gives no private button', async () => {
  const codes: Readonly<Record<string, string>> = { status: 'III.1', assign: 'I.3', done: 'III.1' };
  for (const name of Object.keys(COMMANDS)) {
    const before = groupTexts().length;
    cast.group.says(cast.coordinator, `/${name}@nhacviec_bot ${codes[name] ?? ''}`.trim());
    cast.group.says(cast.vptk, `/${name}@nhacviec_bot III.1`);
    cast.group.says(cast.chairman, `/${name}@nhacviec_bot V.2a`);
    await stage.settle();
    const said = stage.double.messagesTo(cast.group.id).slice(before);
    const texts = said.map(({ text }) => text.replace(/^Đồng chí [^:\n]+:/u, ''));
    expect(named(texts), name).toEqual([]);
    const data = said.flatMap(({ buttons }) => buttons.flat().map((button) => button.data ?? ''));
    expect(
      data.filter((one) => /^o[a-zA-Z]\|/u.test(one)),
      name,
    ).toEqual([]);
  }
});

test('every screen that a button of the group opens names departments only', async () => {
  cast.group.says(cast.coordinator, '/status@nhacviec_bot');
  await stage.settle();
  const seen = new Set<string>();
  const shown = newest(stage, cast.group);
  const open = shown.buttons.flat().map(({ data }) => data ?? '');
  const more = [
    'v|task|III.1|0',
    'v|task|V.2a|0',
    'v|task|I.3|0',
    'v|waiting||0',
    'v|department|VPTK|0',
    'v|department|CBCC|0',
  ];
  for (const data of [...open, ...more]) {
    for (const who of [cast.coordinator, cast.vptk]) {
      who.forges(shown, data);
      await stage.settle();
      const text = newestWords(stage, cast.group);
      const edited = stage.double.messagesTo(cast.group.id).find(({ id }) => id === shown.id)?.text ?? '';
      seen.add(edited);
      expect(named([text, edited])).toEqual([]);
    }
  }
  expect(seen.size).toBeGreaterThan(8);
  expect([...seen].some((text) => /VP-TK: báo cáo hoàn thành .*\(chờ xác nhận\)/u.test(text))).toBe(true);
});

test('a button of the coordinator’s arrangements does nothing in the group and shows nobody', async () => {
  cast.group.says(cast.coordinator, '/status@nhacviec_bot');
  await stage.settle();
  const facts = stage.service().bot.world.journal.facts().length;
  const shown = newest(stage, cast.group);
  const people = ['oP|0', 'op|1002', 'oq|1002|1', 'os|1002|1004|0', 'oe|1002'];
  for (const data of ['oc|12|0', 'or|12', 'ol|I.3|0', 'oa|I.3|1004', 'ox|V.2a|2025|2025-03-20', ...people]) {
    const pressed = cast.coordinator.forges(shown, data);
    await stage.settle();
    expect(pressed.answer()?.text, data).toContain('tin nhắn riêng');
  }
  expect(stage.service().bot.world.journal.facts()).toHaveLength(facts);
  expect(newestWords(stage, cast.group)).toBe(shown.text);
});

test('the weekly summary names departments, with who waits counted', async () => {
  await stage.clock('2025-03-21 16:00');
  await stage.settle();
  const summary = newestWords(stage, cast.group);
  expect(summary).toContain('TỔNG HỢP');
  expect(summary).toContain('Chờ xác nhận: 1 nhiệm vụ có thời hạn');
  expect(named([summary])).toEqual([]);
});

describe('what is decided between persons', () => {
  beforeEach(async () => {
    await stage.clock('2025-04-03 09:00');
    await ask(stage, cast.vptk, '/extend I.2 15/04/2025 chờ tỉnh');
    cast.vptk.forges(newest(stage, cast.vptk), 'ly|I.2|*|objective');
    await stage.settle();
    await ask(stage, cast.chairman, '/nudge I.2');
  });

  function lastFact(kind: string): number {
    const fact = stage
      .service()
      .bot.world.journal.facts()
      .findLast((one) => one.kind === kind);
    if (!fact) throw new Error(`no ${kind}`);
    return fact.id;
  }

  test('is shown in the group by department, without the buttons that decide', async () => {
    cast.group.says(cast.coordinator, '/status@nhacviec_bot I.2');
    await stage.settle();
    const task = newest(stage, cast.group);
    expect(task.text).toContain('VP-TK: khách quan');
    cast.coordinator.forges(task, 'v|extensions||0');
    await stage.settle();
    const edited = stage.double.messagesTo(cast.group.id).find(({ id }) => id === task.id);
    expect(edited?.text).toContain('GIA HẠN CHỜ DUYỆT (1)');
    expect(named([task.text, edited?.text ?? ''])).toEqual([]);
    const labels = [...task.buttons, ...(edited?.buttons ?? [])].flat().map(({ text }) => text);
    expect(labels.filter((label) => /đồng ý|xác nhận khách quan/iu.test(label))).toEqual([]);
  });

  test('is decided in private only, whatever button is pressed in the group', async () => {
    cast.group.says(cast.coordinator, '/status@nhacviec_bot I.2');
    await stage.settle();
    const shown = newest(stage, cast.group);
    const facts = stage.service().bot.world.journal.facts().length;
    const request = lastFact('extension-asked');
    const actions: readonly Action[] = [
      { kind: 'decide-extension', request, decision: 'grant' },
      { kind: 'decide-extension', request, decision: 'refuse' },
      { kind: 'confirm-reason', reason: lastFact('reason-given') },
      { kind: 'answer-blocked', report: lastFact('reported') },
      { kind: 'answer-nudge', nudge: lastFact('nudged') },
    ];
    for (const action of actions) {
      for (const who of [cast.chairman, cast.vptk]) {
        const pressed = who.forges(shown, encodeAction(action));
        await stage.settle();
        expect(pressed.answer()?.text, action.kind).toContain('tin nhắn riêng');
      }
    }
    expect(stage.service().bot.world.journal.facts()).toHaveLength(facts);
    expect(newestWords(stage, cast.group)).toBe(shown.text);
  });

  test('a second nudge in the group says whose the first was by office, and a granted extension too', async () => {
    cast.chairman.presses(
      stage.double.messagesTo(cast.chairman.id).findLast(({ text }) => text.startsWith('🟡')) ??
        newest(stage, cast.chairman),
      'Đồng ý',
    );
    await stage.settle();
    cast.group.says(cast.coordinator, '/nudge@nhacviec_bot I.2');
    await stage.settle();
    const second = newestWords(stage, cast.group).replace(/^Đồng chí [^:\n]+:/u, '');
    expect(second).toContain('(lãnh đạo); mỗi nhiệm vụ một lần trong ngày');
    cast.group.says(cast.coordinator, '/status@nhacviec_bot I.2');
    await stage.settle();
    const task = newestWords(stage, cast.group);
    expect(task).toContain('đồng ý 03/04/2025, lãnh đạo');
    expect(named([second, task])).toEqual([]);
  });

  test('an answered difficulty names nobody in the group', async () => {
    const report = lastFact('reported');
    const blocked = stage
      .service()
      .bot.world.journal.facts()
      .findLast((fact) => fact.kind === 'reported' && fact.status === 'blocked');
    cast.chairman.forges(
      newest(stage, cast.chairman),
      encodeAction({ kind: 'answer-blocked', report: blocked?.id ?? report }),
    );
    await stage.settle();
    const answer = await ask(stage, cast.chairman, 'đã yêu cầu nhà mạng khắc phục');
    expect(answer.text).toContain('Người nhận: Phạm Minh');
    cast.group.says(cast.coordinator, '/status@nhacviec_bot III.4');
    await stage.settle();
    expect(named([newestWords(stage, cast.group)])).toEqual([]);
  });
});
