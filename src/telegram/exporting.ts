import { mayCoordinate } from '../app/correct.js';
import { readPost } from '../app/enrol.js';
import { present } from '../app/world.js';
import type { Gesture } from '../app/world.js';
import type { PaperSource } from '../documents/papers.js';
import type { DepartmentId } from '../plan/plan.js';
import { currentSpan, readSpan, spanId, spansOfYear } from '../reminders/papers/span.js';
import type { ReportSpan } from '../reminders/papers/span.js';
import type { PaperOrder } from '../texts/action.js';
import { refusedAnswer } from '../texts/enrolment.js';
import type { Message } from '../texts/message.js';
import { privateView, staleButton } from '../texts/notices.js';
import {
  calendarAnswer,
  noSuchDepartment,
  nothingToUrge,
  paperNotUnderstood,
  reportAnswer,
  tableAnswer,
  urgingAnswer,
} from '../texts/papers/paper-answers.js';
import type { Person } from '../tracking/history.js';
import { departmentsOfPerson } from '../tracking/people.js';
import type { Effect } from './buttons.js';
import type { Answer, Asked, Desk } from './desk.js';
import type { Chat } from './incoming.js';

/** Loaded where a paper is wanted: the bot starts faster without Word's and Excel's writers, and is smaller. */
const loadPapers = () => import('../documents/papers.js');

const REFUSED = { kind: 'refused', needs: 'coordinator' } as const;

/** `/baocao dondoc VPTK`, with accents or without. */
const URGING = /^(?:dondoc|đôn\s*đốc|don\s+doc)(?:\s+(?<department>.+))?$/iu;

/** `/export`, `/export Quý I/2025`: the tracking table. */
export async function exporting(desk: Desk, { incoming, rest }: Asked): Promise<Answer> {
  const context = present(desk.world);
  if (!mayCoordinate(context, incoming)) return refusedAnswer(REFUSED);
  const { year } = context.office.plan;
  const written = rest.trim();
  const span = written === '' ? null : readSpan(written, year);
  if (written !== '' && !span) return paperNotUnderstood('export', { written, year });
  await desk.working(incoming.chat, 'upload_document');
  const source = sourceOf(desk);
  const { tablePaper } = await loadPapers();
  const { file, asOf } = await tablePaper(source, span);
  return tableAnswer(file, asOf);
}

/** `/report`, `/report Quý I/2025`, `/report dondoc VPTK`. */
export async function preparing(desk: Desk, { incoming, rest }: Asked): Promise<Answer> {
  const context = present(desk.world);
  if (!mayCoordinate(context, incoming)) return refusedAnswer(REFUSED);
  const { plan } = context.office;
  const written = rest.normalize('NFC').trim();
  const urging = URGING.exec(written);
  if (urging) {
    const named = urging.groups?.['department'] ?? '';
    const post = readPost(plan, named);
    if (post?.kind !== 'officer') return noSuchDepartment(context.office, named);
    return urge(desk, incoming.chat, post.department);
  }
  const today = desk.world.clock.now().day;
  const span = written === '' ? currentSpan(plan.year, today) : readSpan(written, plan.year);
  if (!span) return paperNotUnderstood('report', { written, year: plan.year });
  return prepare(desk, incoming.chat, span);
}

/** `/calendar`: one's own due dates; who has no department of his own gets everybody's. */
export async function fillingCalendar(desk: Desk, { incoming, person }: Asked): Promise<Answer> {
  const departments = person ? calendarOf(desk, person) : [];
  await desk.working(incoming.chat, 'upload_document');
  const { timeZone, remindAt } = desk.world.settings;
  const source = sourceOf(desk);
  const { calendarFile } = await loadPapers();
  const file = calendarFile(source, { departments, timeZone, minute: remindAt });
  return calendarAnswer(source.office, departments, file);
}

interface Ordered {
  readonly gesture: Gesture;
  readonly chat: Chat;
  readonly order: PaperOrder;
}

/** A button under a report: another report, or a letter to a department that is late. */
export async function ordering(desk: Desk, { gesture, chat, order }: Ordered): Promise<Effect> {
  if (!chat.private) return { kind: 'say', words: privateView };
  const context = present(desk.world);
  if (!mayCoordinate(context, gesture)) return { kind: 'send', message: refusedAnswer(REFUSED) };
  const { plan } = context.office;
  switch (order.kind) {
    case 'report': {
      const span = spansOfYear(plan.year).find((one) => spanId(one) === order.span);
      if (!span) return { kind: 'say', words: staleButton };
      return { kind: 'send', message: await prepare(desk, chat, span) };
    }
    case 'urging': {
      const known = plan.departments.some(({ id, everybody }) => id === order.department && !everybody);
      if (!known) return { kind: 'say', words: staleButton };
      return { kind: 'send', message: await urge(desk, chat, order.department) };
    }
  }
}

async function prepare(desk: Desk, chat: Chat, span: ReportSpan): Promise<Message> {
  await desk.working(chat, 'upload_document');
  const source = sourceOf(desk);
  const { reportFile } = await loadPapers();
  const file = await reportFile(source, span);
  const { office, history } = present(desk.world);
  return reportAnswer(office, history, { file, span, today: source.now.day });
}

async function urge(desk: Desk, chat: Chat, department: DepartmentId): Promise<Message> {
  await desk.working(chat, 'upload_document');
  const source = sourceOf(desk);
  const { urgingFile } = await loadPapers();
  const file = await urgingFile(source, department);
  return file ? urgingAnswer(source.office, department, file) : nothingToUrge(source.office, department);
}

function calendarOf(desk: Desk, person: Person): readonly DepartmentId[] {
  const { plan } = present(desk.world).office;
  return departmentsOfPerson(person).filter((id) => plan.departments.some((one) => one.id === id));
}

function sourceOf({ world }: Desk): PaperSource {
  return { office: present(world).office, facts: world.journal.facts(), now: world.clock.now() };
}
