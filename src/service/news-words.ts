import type { Office } from '../plan/plan.js';
import type { News } from '../journal/news.js';
import type { History } from '../journal/history.js';
import type { Message } from '../words/message.js';
import { changedNews, preparedNews, refusedNews, takenBackNews } from '../features/change/decision-words.js';
import { answeredNews } from '../features/difficulty/words.js';
import { extensionDecidedNews, extensionLapsedNews, extensionNews } from '../features/extension/words.js';
import { restoredNews } from '../features/restore/words.js';
import { nudgeAnsweredNews, nudgeNews } from '../features/nudge/words.js';
import { lateReasonNews } from '../features/late-reason/words.js';

/** The words of what one person's gesture has to say to another. */
export function newsMessage(office: Office, history: History, news: News): Message {
  switch (news.kind) {
    case 'extension':
      return extensionNews(office, history, news);
    case 'extension-decided':
      return extensionDecidedNews(office, history, news.request);
    case 'extension-lapsed':
      return extensionLapsedNews(office, history, news);
    case 'answered':
      return answeredNews(office, history, news);
    case 'nudge':
      return nudgeNews(office, history, news);
    case 'nudge-answered':
      return nudgeAnsweredNews(history, news);
    case 'late-reason':
      return lateReasonNews(office, history, news);
    case 'change-prepared':
      return news.isTakenBack
        ? takenBackNews(office, history, news.request)
        : preparedNews(office, history, news.request);
    case 'change-refused':
      return refusedNews(office, history, news.request);
    case 'changed':
    case 'change-undone':
      return changedNews(office, history, news.decided, news.kind === 'change-undone');
    case 'restored':
      return restoredNews(office, history, news);
  }
}
