import { setDate } from '../../src/features/requested-date/flow.js';
import { encodeAction, readAction } from '../../src/chat/callback-data.js';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/service/simulate.js';
import { present } from '../../src/ports/world.js';
import { readCodes } from '../../src/plan/task-code.js';
import { day } from '../../src/plan/day.js';
import type { Plan } from '../../src/plan/plan.js';
import { readPlan } from '../../src/store/plan-file.js';
import type { View } from '../../src/words/action.js';
import { peopleMessage, welcome } from '../../src/features/enrolment/words.js';
import { viewMessage } from '../../src/features/status/words.js';
import { statisticsOf } from '../../src/journal/statistics.js';
import { ZONE, holidays } from '../support/office.js';
import { officeWorld } from '../support/world.js';

/** The offices since July 2025: other departments, other sections, no duties outside the Appendix. */
const next = planOf(['VPHDND', 'PVHXH', 'TRUNGTAMPVHCCONG'], {
  'A.1': ['VPHDND', 'Quý I'],
  'A.2g': ['PVHXH', 'Theo yêu cầu của tỉnh'],
  'A.2h': ['PVHXH', 'Hàng tuần'],
  'B.1': ['TRUNGTAMPVHCCONG', 'Thường xuyên'],
  'B.2': ['TATCA', 'Năm 2026'],
  'I.1b': ['VPHDND', 'Theo yêu cầu của tỉnh'],
});

function planOf(ids: readonly string[], tasks: Readonly<Record<string, readonly [string, string]>>): Plan {
  const empty = { objective: '', assignment: '', activities: '', deliverable: '', lead: '', support: '' };
  const read = readPlan(
    JSON.stringify({
      year: 2026,
      title: 'Kế hoạch CCHC năm 2026',
      office: 'Xã Thiên Cầm',
      committee: 'Ban Chỉ đạo CCHC xã',
      itself: null,
      before: 'careful',
      departments: [
        ...ids.map((id) => ({ id, name: id, shortName: id.slice(0, 12), printedAs: [] })),
        { id: 'TATCA', name: 'Toàn thể', shortName: 'Toàn thể', printedAs: [], everybody: true },
      ],
      sections: ['A', 'B', 'I'].map((id) => ({ id, title: `Mục ${id}` })),
      tasks: Object.entries(tasks).map(([code, [lead, deadline]]) => ({
        code,
        section: code.split('.')[0],
        title: `Việc ${code}`,
        text: `Việc ${code}`,
        deliverable: '',
        lead,
        support: '',
        printed: { ...empty, deadline },
      })),
      targets: [],
      remarks: [],
    }),
    'plan-2026.json',
  );
  if (!read.ok) throw new RangeError(read.faults.join('\n'));
  return read.plan;
}

describe('a plan of another year with other departments', () => {
  it('begins on the journal of the one before: its people stay, its dates and figures do not', async () => {
    const before = await officeWorld({ at: '2025-03-20 08:00' });
    await before.at('2025-03-20 08:01');
    await setDate(before.world, before.by('DM'), 'I.1b 16/06/2025');
    const after = await officeWorld({ plan: next, journal: before.world.journal, at: '2026-01-05 07:30' });
    await after.at('2026-01-05 07:30');
    const { office, history } = present(after.world);
    const today = day('2026-01-05');
    expect(statisticsOf(office, history, today).requested).toEqual({ total: 2, dated: 0, overdue: 0 });
    const officer = history.people.find(({ name }) => name === 'VPTK');
    if (!officer) throw new Error('the officers are gone');
    expect(welcome({ office, history }, officer, day('2026-01-05')).html).toContain(
      'không có trong kế hoạch hiện hành',
    );
    expect(peopleMessage({ office, history }, day('2026-01-05')).html).toContain('VPHDND: chưa có người');
    const views: readonly View[] = [
      ...(['plan', 'sections', 'departments', 'overdue', 'mine'] as const).map((kind) => ({ kind })),
      ...next.departments.map(({ id }) => ({ kind: 'department' as const, department: id })),
      ...next.tasks.map(({ code }) => ({ kind: 'task' as const, task: code })),
    ];
    for (const view of views) {
      const { html } = viewMessage(office, history, { view, page: 0, today, person: officer });
      expect(html).not.toBe('');
    }
  });

  it('has codes that are read with every letter a row may have', () => {
    for (const { code } of next.tasks) {
      const { references, rest } = readCodes(next, `${code.toLowerCase()} đạt 96%`);
      expect([references, rest]).toMatchObject([[{ kind: 'task', task: { code } }], 'đạt 96%']);
    }
  });

  it('has buttons that come back as they went', () => {
    for (const { code: task, deadline } of next.tasks) {
      for (const { id } of next.departments) {
        const period = deadline.periods.at(-1)?.id ?? null;
        const action = { kind: 'report', task, period, part: id } as const;
        expect(readAction(encodeAction(action))).toEqual(action);
      }
    }
  });

  it('is reminded of by its own departments alone', async () => {
    const settings = { remindAt: 450, summaryAt: { weekday: 5, minute: 960 }, timeZone: ZONE };
    const span = { from: day('2026-01-01'), to: day('2026-12-31') };
    const messages = await simulate({ plan: next, holidays, settings, ...span });
    expect([...new Set(messages.map(({ to }) => to))].sort()).toEqual(
      ['DM', 'LD', 'group', 'PVHXH', 'TRUNGTAMPVHCCONG', 'VPHDND'].sort(),
    );
  });

  it('may have a single department', async () => {
    const plan = planOf(['VP'], { 'A.1': ['VP', 'Quý I'], 'A.2': ['TATCA', 'Theo quý'] });
    const of = await officeWorld({ plan, staff: ['DM'], at: '2026-01-02 07:30' });
    expect(await of.at('2026-01-05 07:30')).toHaveLength(1);
    const { office, history } = present(of.world);
    expect(statisticsOf(office, history, day('2026-01-05')).dated.total).toBe(2);
  });
});

it('a department id too long for a button is refused at loading', () => {
  expect(() => planOf(['VANPHONGHOIDONGNHANDAN'], { 'A.1': ['TATCA', 'Quý I'] })).toThrow(
    /departments\[0\] \(VANPHONGHOIDONGNHANDAN\) › id .*1 to 16 capital letters/u,
  );
});
