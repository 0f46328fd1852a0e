import { officeAsOf } from '../../journal/assigned-work.js';
import type { Day, Moment } from '../../plan/day.js';
import type { DepartmentId, Office } from '../../plan/plan.js';
import { officeOn } from '../../journal/changes.js';
import { dueDatesOf } from './calendar/rule.js';
import { historyAt } from './closing.js';
import { periodicReport } from './report/rule.js';
import type { ReportSpan } from './span.js';
import { trackingTable } from './table/rule.js';
import { targetLines } from './table/target-line.js';
import { urgingOf } from './urging/rule.js';
import { calendarFileName, reportFileName, tableFileName, urgingFileName } from './file-names.js';
import { reportPaper } from './report/words.js';
import { statisticsSheet, targetSheets } from './table/statistics-words.js';
import { assignedSheets, dutySheets, trackingSheet } from './table/words.js';
import { signerOf } from './signer.js';
import { urgingPaper } from './urging/words.js';
import type { Fact } from '../../journal/fact.js';
import { replay } from '../../journal/replay/replay.js';
import { dueCalendar } from '../../documents/calendar/due-calendar.js';
import { paperFile } from '../../documents/official/paper-file.js';
import { workbook } from '../../documents/sheets/workbook.js';
import { entryWords, calendarName } from './calendar/words.js';

/** A file under a name that a person can keep. */
export interface PaperFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What papers are made from. */
export interface PaperSource {
  readonly office: Office;
  readonly facts: readonly Fact[];
  readonly now: Moment;
}

interface TablePaper {
  readonly file: PaperFile;
  readonly asOf: Day;
}

/** The tracking table as it stands today, or at the close of a span; a whole year's has all that came after its report. */
export async function tablePaper(source: PaperSource, span: ReportSpan | null): Promise<TablePaper> {
  const { facts, now } = source;
  const isPart = span !== null && span.kind !== 'year';
  const asOf = isPart && span.dataTo < now.day ? span.dataTo : now.day;
  const history = historyAt(facts, asOf);
  const office = officeOn(officeAsOf(source.office, history), history, asOf);
  const table = trackingTable(office, history, { asOf, targets: targetLines(office, history, asOf) });
  const pages = [
    trackingSheet(office, table),
    statisticsSheet(office, table),
    ...dutySheets(office, table),
    ...assignedSheets(office, table),
    ...targetSheets(office, table),
  ];
  return { asOf, file: { name: tableFileName(office.plan, asOf), bytes: await workbook(pages) } };
}

/** The report of a span. */
export async function reportFile(source: PaperSource, span: ReportSpan): Promise<PaperFile> {
  const { facts, now } = source;
  const report = periodicReport(source.office, facts, { span, today: now.day });
  const history = historyAt(facts, report.asOf);
  const office = officeOn(officeAsOf(source.office, history), history, report.asOf);
  const paper = reportPaper(office, report, signerOf(replay(facts), 'report'));
  return { name: reportFileName(office.plan, span), bytes: await paperFile(paper) };
}

/** The letter that urges a department, or null where nothing of it is late. */
export async function urgingFile(source: PaperSource, department: DepartmentId): Promise<PaperFile | null> {
  const { office, facts, now } = source;
  const history = replay(facts);
  const urging = urgingOf(office, history, { department, today: now.day });
  if (!urging) return null;
  const paper = urgingPaper(office, urging, signerOf(history, 'urging'));
  return { name: urgingFileName(department, now.day), bytes: await paperFile(paper) };
}

interface CalendarOf {
  /** All where there is none. */
  readonly departments: readonly DepartmentId[];
  readonly timeZone: string;
  /** Minutes since midnight at which alarms ring. */
  readonly minute: number;
}

/** The due dates of departments as a calendar file. */
export function calendarFile(source: PaperSource, { departments, timeZone, minute }: CalendarOf): PaperFile {
  const { office, facts, now } = source;
  const dates = dueDatesOf(office, replay(facts), { departments, today: now.day });
  const entries = dates.map((entry) => ({ ...entry, ...entryWords(office, entry) }));
  const name = calendarName(office);
  const request = { name, entries, timeZone, minute, now: new Date(now.iso), revision: facts.length };
  return {
    name: calendarFileName(office.plan, departments),
    bytes: dueCalendar(office, request),
  };
}
