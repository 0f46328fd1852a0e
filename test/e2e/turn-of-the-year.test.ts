import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Posted } from '../../src/bot-api-double/world.js';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import { addDays, day } from '../../src/plan/day.js';
import { ask, enrolBy, openEnrolled, newest } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

beforeEach(async () => {
  ({ stage, cast } = await openEnrolled({ at: '2025-12-15 08:00' }));
});

afterEach(() => stage.close());

const seed = (): Promise<string> => readFile(new URL('../../data/plan-2025.json', import.meta.url), 'utf8');

/** The plan of the new year, sent and applied in the chat while the old one is in force. */
async function apply(text: string): Promise<void> {
  const said = cast.coordinator.sendsDocument('ke-hoach-2026.json', '', { bytes: Buffer.from(text) });
  await stage.settle();
  const preview = stage.double.messagesTo(cast.coordinator.id).findLast(({ replyTo }) => replyTo === said.id);
  if (!preview) throw new Error('the plan was not previewed');
  cast.coordinator.presses(preview, 'Áp dụng');
  await stage.settle();
  expect(newest(stage, cast.coordinator).text).toContain('Kế hoạch có hiệu lực từ 01/01/2026');
}

const applySame = async (): Promise<void> => apply((await seed()).replaceAll('2025', '2026'));

/** The offices after a merger: no department of the old plan is in it, and no code but one. */
const otherOffice = JSON.stringify({
  ...{ year: 2026, title: 'Kế hoạch CCHC năm 2026', office: 'Xã Thiên Cầm', committee: 'Ban Chỉ đạo' },
  ...{ itself: null, before: 'careful', targets: [], remarks: [] },
  departments: [
    { id: 'VPHDND', name: 'Văn phòng HĐND và UBND', shortName: 'VP', printedAs: [] },
    { id: 'PVHXH', name: 'Phòng Văn hóa – Xã hội', shortName: 'VH-XH', printedAs: [] },
  ],
  sections: ['X', 'IV'].map((id) => ({ id, title: `Mục ${id}` })),
  tasks: [
    ['X.1', 'VPHDND', 'Quý I'],
    ['IV.1', 'PVHXH', 'Năm 2026'],
  ].map(([code = '', lead, deadline]) => ({
    ...{ code, lead, section: code.split('.')[0], title: `Việc ${code}`, text: `Việc ${code}` },
    ...{ deliverable: '', support: '' },
    printed: {
      ...{ objective: '', assignment: '', activities: '', deliverable: '', lead: '', support: '', deadline },
    },
  })),
});

function lettersOf(who: UserHandle): readonly Posted[] {
  return stage.double.messagesTo(who.id).filter(({ text }) => text.startsWith('Kính gửi'));
}

/** Lives a span of days, the tick at half past seven and again at noon. */
async function live(from: string, to: string): Promise<void> {
  for (let today = day(from); today <= to; today = addDays(today, 1)) {
    await stage.clock(`${today} 07:30`);
    await stage.clock(`${today} 12:00`);
  }
}

/** The working day of which a letter speaks: `05/01/2026`. */
const dayOf = ({ text }: Posted): string => /(\d\d\/\d\d\/\d{4})\./u.exec(text)?.[1] ?? '';

const facts = (): readonly string[] =>
  stage
    .service()
    .bot.world.journal.facts()
    .flatMap((fact) => (fact.kind === 'reported' ? [`${fact.task} ${fact.period} ${fact.status}`] : []));

describe('between New Year and the closing of the old plan', () => {
  test('what is left of the old one is reminded of, in one letter a day at most', async () => {
    await applySame();
    await live('2025-12-16', '2026-02-06');
    const january = lettersOf(cast.vptk).filter(({ text }) => /\/01\/2026\./u.test(text));
    const old = january.filter(({ text }) => text.includes('hạn 31/12/2025, quá hạn'));
    expect(old.length).toBeGreaterThan(2);
    expect(old.every(({ text }) => text.includes('IV.1'))).toBe(true);
    for (const who of [cast.vptk, cast.kt, cast.bpmc, cast.coordinator, cast.chairman]) {
      const days = lettersOf(who).map(dayOf);
      expect(new Set(days).size, `${who.id}: ${days.join(' ')}`).toBe(days.length);
    }
    expect(
      lettersOf(cast.vptk).some(({ text }) => /\/02\/2026\./u.test(text) && text.includes('31/12')),
    ).toBe(false);
    expect(stage.events()).not.toContain('update failed');
  });

  test('its closing is told once, and names the plan that goes on', async () => {
    await applySame();
    await live('2025-12-30', '2026-01-05');
    await live('2026-01-30', '2026-02-06');
    const closing = stage.double
      .messagesTo(cast.coordinator.id)
      .filter(({ text }) => text.includes('Kế hoạch năm 2025 đã khép lại'));
    expect(closing).toHaveLength(1);
    expect(closing[0]?.text).toContain('Kế hoạch năm 2026 đang có hiệu lực');
    expect(closing[0]?.text).toContain('NĂM 2025');
    expect((await ask(stage, cast.vptk, '/status')).text).not.toContain('Kế hoạch năm 2025');
  });

  test('/status names both plans, and one’s own work does not forget the old one', async () => {
    await applySame();
    await live('2026-01-05', '2026-01-05');
    const { text } = await ask(stage, cast.vptk, '/status');
    expect(text).toContain('NĂM 2026');
    expect(text).toMatch(
      /Kế hoạch năm 2025 còn \d+ nhiệm vụ có thời hạn chưa hoàn thành, đóng ngày 31\/01\/2026\./u,
    );
    expect((await ask(stage, cast.vptk, '/mine')).text).toMatch(/Kế hoạch năm 2025, đồng chí còn .*IV\.1/u);
  });

  test('of two tasks in both plans a tap for one leaves the question of the other', async () => {
    await applySame();
    await live('2026-01-05', '2026-01-05');
    const asked = await ask(stage, cast.kt, '/done VI.2, TH.1');
    const labels = (): readonly string[] =>
      stage.double
        .message(asked)
        ?.buttons.flat()
        .map(({ text }) => text) ?? [];
    const first = labels().find((label) => label.startsWith('VI.2')) ?? '';
    cast.kt.presses(asked, first);
    await stage.settle();
    expect(facts().some((fact) => fact.startsWith('VI.2 '))).toBe(true);
    expect(labels().some((label) => label.startsWith('VI.2'))).toBe(false);
    expect(labels().some((label) => label.startsWith('TH.1'))).toBe(true);
  });

  test('a letter’s button reports to the plan that the letter is of', async () => {
    await applySame();
    await live('2025-12-29', '2025-12-31');
    const december = lettersOf(cast.vptk).at(-1);
    if (!december) throw new Error('no letter in December');
    await live('2026-01-05', '2026-01-09');
    const january = lettersOf(cast.vptk).findLast(({ text }) => text.includes('hạn 31/12/2025, quá hạn'));
    if (!january) throw new Error('no letter of the old plan in January');
    cast.vptk.presses(january, 'IV.1');
    await stage.settle();
    const form = stage.double.messagesTo(cast.vptk.id).find(({ id }) => id === january.id);
    if (!form) throw new Error('the letter is gone');
    cast.vptk.presses(form, 'Xong IV.1');
    await stage.settle();
    expect(facts()).toEqual(['IV.1 2025 done']);
    const after = stage.double.messagesTo(cast.vptk.id).find(({ id }) => id === january.id);
    expect(after?.text).toContain('IV.1: hoàn thành');
    cast.vptk.presses(after ?? january, 'Hoàn tác IV.1');
    await stage.settle();
    expect((await ask(stage, cast.vptk, '/mine')).text).toMatch(/Kế hoạch năm 2025, .*IV\.1/u);
  });

  test('a reply to a letter of the old plan is of the old plan', async () => {
    await applySame();
    await live('2026-01-05', '2026-01-09');
    const letter = lettersOf(cast.vptk).findLast(({ text }) => text.includes('hạn 31/12/2025, quá hạn'));
    if (!letter) throw new Error('no letter of the old plan');
    cast.vptk.says('IV.1 xong', { replyTo: letter });
    await stage.settle();
    expect(newest(stage, cast.vptk).text).toContain('Thuộc kế hoạch năm 2025.');
    expect(facts()).toEqual(['IV.1 2025 done']);
  });
});

describe('a typed code', () => {
  test('that is open in both plans is asked about, and the button keeps the note', async () => {
    await applySame();
    await live('2026-01-05', '2026-01-05');
    const question = await ask(stage, cast.vptk, '/done IV.1 45/KH-UBND');
    expect(question.text).toContain('đang mở trong kế hoạch năm 2025 và năm 2026');
    expect(question.buttons.flat().map(({ text }) => text)).toEqual([
      'IV.1 năm 2025, hạn 31/12/2025',
      'IV.1 năm 2026, hạn 31/12',
      'Thôi',
    ]);
    expect(facts()).toEqual([]);
    cast.vptk.presses(question, 'IV.1 năm 2025, hạn 31/12/2025');
    await stage.settle();
    const { text } = newest(stage, cast.vptk);
    expect(text).toContain('45/KH-UBND');
    expect(text).toContain('Thuộc kế hoạch năm 2025.');
    expect(facts()).toEqual(['IV.1 2025 done']);
    // What is done in the old plan is open in the new one alone.
    expect((await ask(stage, cast.vptk, 'xong IV.1')).text).toContain('Thuộc kế hoạch năm 2026.');
    expect(facts()).toEqual(['IV.1 2025 done', 'IV.1 2026 done']);
  });

  test('that is open in the old plan alone is the old one’s, and given again means the same', async () => {
    await applySame();
    await live('2026-01-05', '2026-01-05');
    await ask(stage, cast.kt, '/done VI.4');
    cast.kt.presses(newest(stage, cast.kt), 'VI.4 năm 2026, hạn 31/12');
    await stage.settle();
    const first = await ask(stage, cast.kt, '/blocked VI.4 chờ tỉnh');
    expect(first.text).toContain('Thuộc kế hoạch năm 2025.');
    const doneBy = cast.kt.says('/done VI.4');
    await stage.settle();
    expect(newest(stage, cast.kt).text).toContain('Thuộc kế hoạch năm 2025.');
    const known = ['VI.4 2026 done', 'VI.4 2025 blocked', 'VI.4 2025 done'];
    expect(facts()).toEqual(known);
    const before = newest(stage, cast.kt).id;
    stage.double.redeliver(doneBy.updateId ?? 0);
    await stage.settle();
    expect(newest(stage, cast.kt).id).toBeGreaterThan(before);
    expect(newest(stage, cast.kt).text).toContain('Thuộc kế hoạch năm 2025.');
    expect(facts()).toEqual(known);
    const told = stage.double
      .messagesTo(cast.coordinator.id)
      .filter(({ text }) => text.includes('Vướng mắc: '));
    expect(told).toHaveLength(1);
    const undone = await ask(stage, cast.kt, '/undo');
    expect(undone.text).toContain('VI.4');
  });
});

test('a later date, a nudge and a reopening are of the plan in which there is something to ask', async () => {
  await applySame();
  await live('2026-01-05', '2026-01-05');
  const question = await ask(stage, cast.vptk, '/extend IV.1 30/01/2026 chờ tỉnh');
  expect(question.text).toContain('đang mở trong kế hoạch năm 2025 và năm 2026');
  cast.vptk.presses(question, 'IV.1 năm 2025, hạn 31/12/2025');
  await stage.settle();
  expect(newest(stage, cast.vptk).text).toContain('từ 31/12/2025 đến 30/01/2026');
  const request = stage.double
    .messagesTo(cast.chairman.id)
    .findLast(({ text }) => text.startsWith('🟡 Đề nghị gia hạn: IV.1'));
  if (!request) throw new Error('the chairman was not asked');
  cast.chairman.presses(request, 'Đồng ý');
  await stage.settle();
  expect((await ask(stage, cast.vptk, '/mine')).text).toContain('Kế hoạch năm 2025, đồng chí còn');
  await ask(stage, cast.chairman, '/nudge I.5 đề nghị báo cáo');
  const nudge = stage.double
    .messagesTo(cast.vptk.id)
    .findLast(({ text }) => text.includes('đề nghị báo cáo') && text.includes('I.5'));
  expect(nudge?.text).toContain('quá hạn');
  await ask(stage, cast.vptk, '/done I.5');
  cast.vptk.presses(newest(stage, cast.vptk), 'I.5 năm 2025, hạn 31/12/2025');
  await stage.settle();
  expect(facts()).toEqual(['I.5 2025 done']);
  const opened = await ask(stage, cast.coordinator, '/reopen I.5 thiếu biên bản');
  expect(opened.text).toContain('đã mở lại');
  const journal = stage.service().bot.world.journal.facts();
  expect(journal.at(-1)).toMatchObject({ kind: 'reopened', period: '2025' });
});

test('what the coordinator confirms of the old plan is told with the old plan', async () => {
  stage.set('CONFIRM', 'on');
  await stage.restart();
  await apply(otherOffice);
  await live('2026-01-05', '2026-01-05');
  await ask(stage, cast.vptk, '/done I.5');
  const waiting = stage.double
    .messagesTo(cast.coordinator.id)
    .filter(({ text }) => text.includes('Chờ xác nhận'))
    .at(-1);
  if (!waiting) throw new Error('nothing to confirm');
  cast.coordinator.presses(waiting, 'Xác nhận I.5');
  await stage.settle();
  const told = stage.double
    .messagesTo(cast.vptk.id)
    .filter(({ text }) => text.includes('Đầu mối đã xác nhận'));
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain('I.5 Tập huấn');
});

test('with other departments in the new plan everything of both plans still has words', async () => {
  await apply(otherOffice);
  const newcomer = stage.double.user({ id: 1010, firstName: 'Võ An' });
  await live('2025-12-30', '2026-01-02');
  await enrolBy(stage, cast.coordinator, { who: newcomer, post: 'VPHDND' });
  await live('2026-01-05', '2026-02-06');
  const old = lettersOf(cast.vptk).filter(({ text }) => /\/01\/2026\./u.test(text));
  expect(old.length).toBeGreaterThan(2);
  await stage.clock('2026-01-20 09:00');
  const only = await ask(stage, cast.vptk, '/done I.5');
  expect(only.text).toContain('Thuộc kế hoạch năm 2025.');
  expect(facts()).toEqual(['I.5 2025 done']);
  // The code is in both plans, but of the new one it is another department's.
  expect((await ask(stage, cast.vptk, 'xong IV.1')).text).toContain('Thuộc kế hoạch năm 2025.');
  expect((await ask(stage, cast.vptk, '/status I.6')).text).toContain('I.6');
  expect((await ask(stage, newcomer, '/done X.1')).text).toContain('Thuộc kế hoạch năm 2026.');
  for (const words of ['/status', '/mine', '/due', '/overdue', '/people', '/status VPTK']) {
    expect((await ask(stage, cast.coordinator, words)).text).not.toContain('lỗi của hệ thống');
  }
  expect(stage.log()).not.toContain('has no department');
  expect(stage.events()).not.toContain('update failed');
});
