import type { Office } from '../../plan/plan.js';
import type { OfficeNews } from '../../journal/office-news.js';
import { messageOf, note } from '../../words/compose.js';
import { refName, taskName, viewAction } from '../../words/lines.js';
import type { Message } from '../../words/message.js';
import { clip, dateWords, nameWords, postWords } from '../../words/words.js';
import { toConfirm } from '../confirmation/words.js';

/** What one person hears of the office's arrangements. */
export function officeNewsMessage(office: Office, news: OfficeNews): Message {
  switch (news.kind) {
    case 'to-confirm':
      return toConfirm(office, news);
    case 'confirmed':
      return messageOf([
        {
          head: ['✅ Đầu mối đã xác nhận báo cáo của đồng chí:'],
          list: news.periods.map((ref) => `• ${refName(office, ref)}`),
          cap: 20,
          unit: 'kỳ',
        },
      ]);
    case 'returned':
      return note(
        [
          `🟡 Đầu mối trả lại báo cáo: ${refName(office, news.period)}`,
          `Lý do: ${clip(news.reason, 500)}`,
          `Đề nghị đồng chí bổ sung và báo cáo lại. Nếu việc đã hoàn thành trước đó, ghi ngày hoàn thành, ví dụ: <code>/xong ${clip(news.period.task, 20)} xong ngày 28/03</code>`,
        ],
        [
          [
            {
              label: `Xem ${news.period.task}`,
              action: viewAction({ kind: 'task', task: news.period.task }),
            },
          ],
        ],
      );
    case 'assigned':
      return news.given
        ? note(
            [
              `Đồng chí được giao làm đầu mối nhiệm vụ ${taskName(news.task)}.`,
              'Nhắc việc của cả nhiệm vụ được gửi đến đồng chí; các đơn vị vẫn báo cáo phần của mình.',
            ],
            [
              [
                {
                  label: `Xem ${news.task.code}`,
                  action: viewAction({ kind: 'task', task: news.task.code }),
                },
              ],
            ],
          )
        : note([`Đồng chí thôi làm đầu mối nhiệm vụ ${taskName(news.task)}.`]);
    case 'stand-in':
      return standInNews(office, news);
    case 'removed':
      return note([
        `Đồng chí thôi được ghi danh: ${news.posts
          .slice(0, 8)
          .map((post) => postWords(office, post))
          .join('; ')}.`,
        'Các báo cáo trước đó được giữ nguyên. Nếu có nhầm lẫn, đề nghị liên hệ đầu mối.',
      ]);
  }
}

function standInNews(office: Office, news: Extract<OfficeNews, { kind: 'stand-in' }>): Message {
  const other = `đồng chí ${nameWords(news.other)}`;
  const posts = news.posts
    .slice(0, 8)
    .map((post) => postWords(office, post))
    .join('; ');
  if (news.until === null) {
    return note([
      news.role === 'stand-in'
        ? `Đồng chí thôi thay ${other}.`
        : `Đồng chí nhận lại nhắc việc; ${other} thôi thay đồng chí.`,
    ]);
  }
  const until = `đến hết ngày ${dateWords(news.until)}`;
  return news.role === 'stand-in'
    ? note(
        [
          `Đồng chí thay ${other} (${posts}) ${until}: nhận nhắc việc và báo cáo thay.`,
          'Việc đang mở: /viec',
        ],
        [[{ label: 'Việc của tôi', action: viewAction({ kind: 'mine' }) }]],
      )
    : note([
        `${other.charAt(0).toUpperCase()}${other.slice(1)} thay đồng chí ${until}: nhận nhắc việc và báo cáo thay.`,
      ]);
}
