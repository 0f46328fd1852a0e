import { writeFile } from 'node:fs/promises';
import { calendarOf } from '../plan/calendar.js';
import { rollPlan } from '../plan/drafting/roll.js';
import { loadHolidays, loadPlanFile } from '../store/office-files.js';
import { readPlan } from '../store/plan-file.js';
import { rolledLines, rolledRemarks } from '../features/plan-change/rolled-words.js';
import { faults, usage } from './call.js';
import type { Call, Status } from './call.js';
import { yearOf } from './plan-import.js';

/** `plan roll`: a draft of another year's plan from this one, and what a person has to decide. */
export async function rollToYear({ config, surroundings, words, options }: Call): Promise<Status> {
  if (words.length > 0) return usage(surroundings, `plan roll takes no ${words.join(' ')}`);
  const year = yearOf(options['year']);
  if (year === null)
    return usage(surroundings, 'plan roll takes --year with the new plan’s year, such as 2027');
  const file = typeof options['plan'] === 'string' ? options['plan'] : config.planFile;
  const [plan, holidays] = await Promise.all([loadPlanFile(file), loadHolidays(config.dataDir)]);
  if (!plan.ok) return faults(surroundings, plan.faults);
  if (!holidays.ok) return faults(surroundings, holidays.faults);
  if (plan.file.year === year) return faults(surroundings, [`the plan is the plan of ${year} already`]);
  const rolled = rollPlan(plan.file, year, calendarOf(holidays.holidays));
  const text = `${JSON.stringify({ ...rolled.draft, remarks: rolledRemarks(rolled) }, null, 2)}\n`;
  const out = options['out'];
  const loaded = readPlan(text, typeof out === 'string' ? out : `the draft of ${year}`);
  if (!loaded.ok) return faults(surroundings, loaded.faults);
  const report = `${rolledLines(rolled).join('\n')}\n`;
  if (typeof out !== 'string') {
    surroundings.out(text);
    surroundings.error(report);
    return 0;
  }
  await writeFile(out, text);
  surroundings.out(report);
  return 0;
}
