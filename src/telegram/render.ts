import type { InlineKeyboardButton } from 'telegraf/types';
import type { Context, Notice } from '../app/ports.js';
import { unattachedMessage } from '../chat/words.js';
import { alarmMessage, weeklyCopyMessage } from '../texts/alarms.js';
import { newsMessage } from '../texts/decisions/news-message.js';
import { newcomerNotice } from '../texts/enrolment.js';
import { closedPlan } from '../texts/help.js';
import { letterMessage } from '../texts/letter.js';
import type { Message } from '../texts/message.js';
import { groupLost, reportTold } from '../texts/notices.js';
import { officeNewsMessage } from '../texts/office/news.js';
import { openingMessage } from '../texts/opening.js';
import { viewMessage } from '../texts/status.js';
import { summaryMessage } from '../texts/summary.js';
import { encodeAction } from './callback-data.js';
import type { Outgoing } from './courier.js';

/** A message as the courier takes it: its buttons' actions encoded. */
export function outgoing({ html, buttons, asks }: Message, replyTo?: number): Outgoing {
  const keyboard = buttons.map((row) =>
    row.map(({ label, action }): InlineKeyboardButton => ({
      text: label,
      callback_data: encodeAction(action),
    })),
  );
  return {
    html,
    keyboard,
    ...(replyTo !== undefined && { replyTo }),
    ...(asks !== undefined && keyboard.length === 0 && { forceReply: true }),
  };
}

/** The words of what the bot says by itself; a picture has to be drawn first. */
export function render(
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
