import type { Office } from '../../plan/plan.js';
import type { Field } from '../../journal/fact.js';
import type { Person } from '../../journal/history.js';
import type { OfficeNews } from '../../journal/office-news.js';
import { messageOf, note } from '../../words/compose.js';
import { unreachableWords } from '../history/fact-words.js';
import { dueWords, groupName, refName, taskName, viewAction } from '../../words/lines.js';
import type { Message } from '../../words/message.js';
import { clip, dateWords, departmentNames, nameWords, postWords } from '../../words/words.js';
import { fieldsWords } from '../../words/fields.js';
import { toConfirm } from '../confirmation/words.js';
import { assignmentNews } from '../assigned/end-words.js';
import { dayCorrectedNews } from '../report/day-words.js';

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
    case 'day-corrected':
      return dayCorrectedNews(office, news);
    case 'assigned':
      return inChargeNews(news);
    case 'work-assigned':
      return assignmentNews(office, news);
    case 'stand-in':
      return standInNews(office, news);
    case 'fields':
      return fieldsNews(office, news.fields);
    case 'removed':
      return removedNews(office, news);
    case 'moved':
      return movedNews(office, news);
    case 'unreached':
      return unreachedNews(office, news);
    case 'no-coordinator':
      return noCoordinator(news.people);
  }
}

function fieldsNews(office: Office, fields: readonly Field[]): Message {
  return note([
    `Đồng chí được phân công phụ trách ${fieldsWords(office, fields)}.`,
    fields.length === 0
      ? 'Việc quá hạn, vướng mắc và đề nghị của toàn bộ công việc được gửi đến đồng chí.'
      : 'Việc quá hạn, vướng mắc và đề nghị thuộc các phần này được gửi đến đồng chí.',
  ]);
}

function inChargeNews(news: Extract<OfficeNews, { kind: 'assigned' }>): Message {
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
}

function removedNews(office: Office, { posts }: Extract<OfficeNews, { kind: 'removed' }>): Message {
  const named = posts.slice(0, 8).map((post) => postWords(office, post));
  return note([
    `Đồng chí thôi được ghi danh: ${named.join('; ')}.`,
    'Các báo cáo trước đó được giữ nguyên. Nếu có nhầm lẫn, đề nghị liên hệ đầu mối.',
  ]);
}

function movedNews(office: Office, { from, to }: Extract<OfficeNews, { kind: 'moved' }>): Message {
  const [before, now] = [from, to].map((ids) => departmentNames(office, ids.slice(0, 8)));
  return note(
    [
      from.length > 0 && to.length > 0
        ? `Đồng chí chuyển từ ${before} sang ${now}.`
        : to.length > 0
          ? `Đồng chí được ghi danh thêm: ${now}.`
          : `Đồng chí thôi được ghi danh ở ${before}.`,
      ...(to.length > 0 ? [`Từ nay đồng chí nhận nhắc việc và báo cáo nhiệm vụ của ${now}.`] : []),
      'Các báo cáo trước đó được giữ nguyên. Nếu có nhầm lẫn, đề nghị liên hệ đầu mối.',
    ],
    [[{ label: 'Việc của tôi', action: viewAction({ kind: 'mine' }) }]],
  );
}

function unreachedNews(office: Office, news: Extract<OfficeNews, { kind: 'unreached' }>): Message {
  const { person, reason, due, others } = news;
  const posts = person.posts.slice(0, 8).map((post) => postWords(office, post));
  const isOfficer = person.posts.some(({ kind }) => kind === 'officer');
  const rest =
    others.length > 0
      ? `Người khác của ${departmentNames(office, others.slice(0, 8))} vẫn nhận nhắc việc.`
      : 'Nhắc việc của đồng chí đó được gửi đến đầu mối cho đến khi liên lạc lại được.';
  return messageOf([
    {
      head: [
        `🔴 Không liên lạc được với đồng chí ${nameWords(person.name)} (${posts.join('; ')}): ${unreachableWords(reason)}.`,
        ...(isOfficer
          ? [due.length > 0 ? 'Việc đã quá hạn hoặc sắp đến hạn:' : 'Không có việc sắp đến hạn.']
          : []),
      ],
      list: due.map((group) => `• ${groupName(group)}: ${dueWords(office, group)}`),
      cap: 20,
      unit: 'nhiệm vụ',
    },
    { head: isOfficer ? [rest] : [] },
  ]);
}

/** Who installed the bot can always invite another one. */
function noCoordinator(people: readonly Person[]): Message {
  const names = people.slice(0, 5).map(({ name }) => `đồng chí ${nameWords(name)}`);
  return note([
    '🔴 Hiện không có đầu mối nào nhận được tin của bot.',
    ...(names.length > 0
      ? [`Không liên lạc được: ${names.join(', ')}. Đề nghị đồng chí đó mở lại bot và gửi /start.`]
      : []),
    'Cho đến khi có đầu mối, vướng mắc được báo đến lãnh đạo; việc của đơn vị chưa có người không có ai nhận nhắc.',
    'Để có đầu mối khác: người cài đặt bot tạo liên kết mời bằng lệnh <code>invite DM</code> trên máy chủ.',
  ]);
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
