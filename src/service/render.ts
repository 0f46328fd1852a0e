import type { OfficeNews } from '../journal/office-news.js';
import type { Notice, NoticeContext } from '../ports/ports.js';
import { unattachedMessage } from '../features/evidence/words.js';
import { alarmMessage, weeklyCopyMessage } from '../features/alarms/words.js';
import { newsMessage } from './news-words.js';
import { newcomerNotice } from '../features/enrolment/words.js';
import { closedPlan } from '../words/closed-plan.js';
import { letterMessage } from '../features/letter/words.js';
import { inYear } from '../words/message.js';
import type { Message } from '../words/message.js';
import { sayingYear } from '../words/of-year.js';
import { reportFound } from '../features/report/found-words.js';
import { groupLost, reportTold } from '../features/report/notices.js';
import { officeNewsMessage } from '../features/people/news-words.js';
import { openingMessage } from '../features/opening/words.js';
import { viewMessage } from '../features/status/words.js';
import { summaryMessage } from '../features/weekly-summary/words.js';

/** The words of what the bot says by itself; a picture has to be drawn first. */
export function render(notice: Worded, context: NoticeContext): Message {
  const { plan } = context.office;
  const message = inYear(wordsOf(notice, context), plan.year);
  return context.namesYear && isOfAPlan(notice) ? sayingYear(message, plan) : message;
}

type Worded = Exclude<Notice, { readonly kind: 'picture' }>;

/** Whether a notice speaks of the work of a plan, and not of people, of the group or of the machine. */
function isOfAPlan(notice: Worded): boolean {
  switch (notice.kind) {
    case 'letter':
    case 'summary':
    case 'opening':
    case 'closing':
    case 'report-told':
    case 'report-found':
      return true;
    case 'news':
      return notice.news.kind !== 'restored';
    case 'office-news':
      return isOfWork(notice.news);
    case 'newcomer':
    case 'group-lost':
    case 'alarm':
    case 'weekly-copy':
    case 'unattached':
      return false;
  }
}

function isOfWork({ kind }: OfficeNews): boolean {
  switch (kind) {
    case 'to-confirm':
    case 'confirmed':
    case 'returned':
    case 'day-corrected':
    case 'assigned':
    case 'work-assigned':
    case 'unreached':
      return true;
    case 'stand-in':
    case 'removed':
    case 'moved':
    case 'fields':
    case 'no-coordinator':
      return false;
  }
}

function wordsOf(notice: Worded, { office, history, namesYear }: NoticeContext): Message {
  switch (notice.kind) {
    case 'letter':
      return letterMessage(office, notice.letter, { again: notice.again, namesYear });
    case 'summary':
      return summaryMessage(office, notice.summary, { preview: false, withoutGroup: notice.withoutGroup });
    case 'opening':
      return openingMessage(office, { history, ...notice, ticked: 0n, answered: false });
    case 'closing':
      return closedPlan(
        { office, history },
        viewMessage(office, history, { view: { kind: 'plan' }, page: 0, today: notice.day, person: null }),
        { today: notice.day, coordinator: true },
      );
    case 'newcomer':
      return newcomerNotice(office, history, notice);
    case 'group-lost':
      return groupLost(notice.title);
    case 'alarm':
      return alarmMessage(notice.alarm);
    case 'weekly-copy':
      return weeklyCopyMessage(notice);
    case 'office-news':
      return officeNewsMessage(office, notice.news);
    case 'report-told':
      return reportTold(office, history, notice);
    case 'report-found':
      return reportFound(office, notice);
    case 'unattached':
      return unattachedMessage(office, notice.items, notice.latest);
    case 'news':
      return newsMessage(office, history, notice.news);
  }
}
