import { expect, it } from 'vitest';
import { confirm, returnReport } from '../../../src/features/confirmation/flow.js';
import { report } from '../../../src/features/report/flow.js';
import { present } from '../../../src/ports/world.js';
import { addDays, day, weekdayOf } from '../../../src/plan/day.js';
import type { Day } from '../../../src/plan/day.js';
import { responsibleFor } from '../../../src/journal/people.js';
import { allStandings, owes } from '../../../src/journal/standing.js';
import { statisticsOf } from '../../../src/journal/statistics.js';
import { waitingReports } from '../../../src/journal/views.js';
import { effort } from '../../support/effort.js';
import { officeWorld } from '../../support/world.js';
import type { Label, OfficeWorld } from '../../support/world.js';

/** Everybody reports what is due within ten days. */
async function reportAll(office: OfficeWorld, today: Day): Promise<void> {
  const { office: of, history } = present(office.world);
  for (const standing of allStandings(of, history, today)) {
    const { state, waiting, task, period } = standing;
    if (state.kind === 'completed' || waiting !== null) continue;
    const due = state.kind === 'overdue' || (state.kind === 'within' && state.daysLeft <= 10);
    if (!due) continue;
    for (const department of responsibleFor(of.plan, task)) {
      if (!owes(standing, department)) continue;
      const about = { tasks: [task], period: period.id, part: null };
      // What is reported anew after its return names the day on which it was done: the day stays the officer's.
      const late = state.kind === 'overdue' ? `xong ngày ${dateOf(standing.lastOnTime)}` : '';
      const by = office.by(department as string as Label);
      await report(office.world, by, { status: 'done', text: late, evidence: [], about });
    }
  }
}

function dateOf(on: Day): string {
  const [year = '', month = '', date = ''] = on.split('-');
  return `${date}/${month}/${year}`;
}

/** The coordinator looks on Fridays alone: every fifth report is returned, the rest is confirmed. */
async function decideAll(office: OfficeWorld, today: Day): Promise<number> {
  const { office: of, history } = present(office.world);
  let returned = 0;
  for (const { report: one } of waitingReports(of, history, today)) {
    const back = one.fact % 5 === 0;
    returned += back ? 1 : 0;
    const ask = { report: one.fact, all: false };
    if (back) await returnReport(office.world, office.by('DM'), { ...ask, reason: 'thiếu số văn bản' });
    else await confirm(office.world, office.by('DM'), ask);
  }
  return returned;
}

it(
  'a year in which everything waits a week keeps the sums right and makes nobody late',
  { timeout: 120_000 },
  async () => {
    const office = await officeWorld({ confirm: true });
    await office.at('2024-12-02 06:00');
    let returned = 0;
    let waited = 0;
    for (let today = day('2025-01-01'); today <= '2026-01-24'; today = addDays(today, 1)) {
      const { calendar } = present(office.world).office;
      // With little effort the bot runs on Mondays, Wednesdays and Fridays.
      if (!calendar.isWorkingDay(today) || weekdayOf(today) % 2 < effort(1, 0)) continue;
      const { office: of, history } = present(office.world);
      const waiting = new Set(
        waitingReports(of, history, today).map(
          ({ report: one }) => `${one.task}|${one.period}|${one.part ?? ''}`,
        ),
      );
      waited = Math.max(waited, waiting.size);
      const letters = (await office.at(`${today} 07:30`)).flatMap(({ notice }) =>
        notice.kind === 'letter' ? [notice.letter] : [],
      );
      // Nobody is reminded of what he has reported.
      for (const { items } of letters) {
        for (const { standing, departments } of items) {
          expect(standing.waiting).toBeNull();
          const { code } = standing.task;
          const own = departments.map((one) => `${code}|${standing.period.id}|${standing.parts ? one : ''}`);
          expect(own.filter((one) => waiting.has(one))).toEqual([]);
        }
      }
      office.now(`${today} 10:00`);
      if (weekdayOf(today) === 5) returned += await decideAll(office, today);
      await reportAll(office, today);
      const now = present(office.world);
      const { dated, waiting: told } = statisticsOf(now.office, now.history, today);
      expect([dated.total, dated.completed + dated.within + dated.overdue]).toEqual([23, 23]);
      expect(dated.late).toBe(0);
      expect(told.tasks).toBeLessThanOrEqual(dated.open);
      await office.at(`${today} 16:00`);
    }
    expect(returned).toBeGreaterThan(10);
    expect(waited).toBeGreaterThan(10);
    const { office: of, history } = present(office.world);
    const { dated } = statisticsOf(of, history, day('2026-01-24'));
    expect(dated).toMatchObject({ total: 23, completed: 23, onTime: 23, late: 0 });
    // Every gesture asked the coordinator once, every verdict told its officer once.
    const news = office.brought.flatMap(({ to, notice }) =>
      notice.kind === 'office-news' ? [{ to, news: notice.news }] : [],
    );
    const asked = news.flatMap(({ news: one }) =>
      one.kind === 'to-confirm' ? one.reports.map(({ report: { fact } }) => fact) : [],
    );
    const reports = office.facts().filter(({ kind, by }) => kind === 'reported' && by !== null && by !== 6);
    expect([...asked].sort((one, other) => one - other)).toEqual(reports.map(({ id }) => id));
    const verdicts = office.facts().filter(({ kind }) => kind === 'confirmed' || kind === 'returned');
    expect(news.filter(({ news: { kind } }) => kind === 'confirmed' || kind === 'returned')).toHaveLength(
      verdicts.length,
    );
  },
);
