import type { Context, Notice } from '../ports/ports.js';
import { unattachedMessage } from '../features/evidence/words.js';
import { alarmMessage, weeklyCopyMessage } from '../features/alarms/words.js';
import { newsMessage } from './news-words.js';
import { newcomerNotice } from '../features/enrolment/words.js';
import { closedPlan } from '../chat/help.js';
import { letterMessage } from '../features/letter/words.js';
import { inYear } from '../words/message.js';
import type { Message } from '../words/message.js';
import { groupLost, reportTold } from '../features/report/notices.js';
import { officeNewsMessage } from '../features/people/news-words.js';
import { openingMessage } from '../features/opening/words.js';
import { viewMessage } from '../features/status/words.js';
import { summaryMessage } from '../features/weekly-summary/words.js';

/** The words of what the bot says by itself; a picture has to be drawn first. */
export function render(notice: Exclude<Notice, { readonly kind: 'picture' }>, context: Context): Message {
  return inYear(wordsOf(notice, context), context.office.plan.year);
}

function wordsOf(
  notice: Exclude<Notice, { readonly kind: 'picture' }>,
  { office, history }: Context,
): Message {
  switch (notice.kind) {
    case 'letter':
      return letterMessage(office, notice.letter, { again: notice.again });
    case 'summary':
      return summaryMessage(office, notice.summary, { preview: false, withoutGroup: notice.withoutGroup });
    case 'opening':
      return openingMessage(office, { history, items: notice.items, ticked: 0n, answered: false });
    case 'closing':
      return closedPlan(
        office,
        viewMessage(office, history, { view: { kind: 'plan' }, page: 0, today: notice.day, person: null }),
        history.startedOn.has(office.plan.year + 1),
      );
    case 'newcomer':
      return newcomerNotice(office, notice);
    case 'group-lost':
      return groupLost(notice.title);
    case 'alarm':
      return alarmMessage(notice.alarm);
    case 'weekly-copy':
      return weeklyCopyMessage(notice);
    case 'office-news':
      return officeNewsMessage(office, notice.news);
    case 'report-told':
      return reportTold(office, notice);
    case 'unattached':
      return unattachedMessage(notice.items, notice.latest);
    case 'news':
      return newsMessage(office, history, notice.news);
  }
}
