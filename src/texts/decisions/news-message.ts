import type { Office } from '../../plan/plan.js';
import type { News } from '../../tracking/decisions/news.js';
import type { History } from '../../tracking/history.js';
import type { Message } from '../message.js';
import { answeredNews } from './difficulty-text.js';
import { extensionDecidedNews, extensionNews } from './extension-text.js';
import { nudgeAnsweredNews, nudgeNews } from './nudge-text.js';
import { lateReasonNews } from './reason-text.js';

/** The words of what one person's gesture has to say to another. */
export function newsMessage(office: Office, history: History, news: News): Message {
  switch (news.kind) {
    case 'extension':
      return extensionNews(office, history, news);
    case 'extension-decided':
      return extensionDecidedNews(office, history, news.request);
    case 'answered':
      return answeredNews(office, history, news);
    case 'nudge':
      return nudgeNews(office, history, news);
    case 'nudge-answered':
      return nudgeAnsweredNews(history, news);
    case 'late-reason':
      return lateReasonNews(office, history, news);
  }
}
