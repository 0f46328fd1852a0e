import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReports } from '../../src/speech/said-report.js';
import { isQuestion } from '../../src/speech/small-talk.js';
import { effort } from '../support/effort.js';
import { plan } from '../support/office.js';
import { reportedWords } from '../support/reported-words.js';
import { plain, said } from '../support/said.js';

describe('“xong” at the end of words says completion only where it is marked as such', () => {
  it.each([
    'III.1 hồ sơ đã xong',
    'III.1 hồ sơ đã xong rồi',
    'III.1 kế hoạch xong rồi ạ',
    'III.1 xong',
    'III.1 đã nộp xong',
  ])('%s', (text) => {
    expect(said(text)[0]).toMatch(/^done III\.[13]/u);
    expect(said(plain(text).replace(/ a$/u, ''))[0]).toMatch(/^done III\.[13]/u);
  });

  it.each([
    'III.1 k xong',
    'III.1 hông xong',
    'III.1 chửa xong',
    'III.1 khó xong',
    'III.1 chiều nay xong',
    'III.1 lát nữa xong',
    'III.1 hẹn 28/3 xong',
    'III.1 đến 28/3 xong',
    'III.1 trình ký xong',
    'III.1 trình ký xong rồi',
    'III.1 họp xong',
    'III.1 họp xong rồi',
    'III.1 coi như đã xong',
    'III.1 kh xong',
    'III.1 cố gắng xong',
    'III.1 đâu đã xong',
    'III.1 khó hoàn thành',
    'III.1 nghe nói xong rồi',
    'III.1 tạm xong',
    'III.1 lấy ý kiến xong',
    'III.1 xong dự thảo',
    'III.1 hoàn thành dự thảo',
    'III.1 đã xong dự thảo, chờ ký',
    'III.1 xong còn thiếu phụ lục',
    'III.1 xong, còn thiếu chữ ký',
    'III.1 xong trừ phần phụ lục',
    'III.1 xong nhưng còn vướng',
    'III.1 xong mà bị trả lại',
    'III.1 xong phần lớn',
    'III.1 xong sơ bộ',
    'III.1 hoàn thành 90 phần trăm',
    'III.1 xong đâu mà xong',
    'III.1 xong em báo',
    'III.1 xong thì báo em',
    'III.1 xong 1/2',
    'xong III.1 hoặc III.2',
    'xong III.1 à nhầm III.2',
  ])('“%s” is asked', (text) => {
    expect(said(text)[0]).toMatch(/^(?:denied|half|conflict|not-said) III.1/u);
    expect(said(plain(text))[0]).toMatch(/^(?:denied|half|conflict|not-said) III.1/u);
  });
});

describe('what stands behind a command and does not fit it is asked', () => {
  it.each([
    'III.1 xin gia hạn đến 15/4',
    'III.1 k kịp',
    'III.1 không kịp',
    'III.1 hủy',
    'III.1 còn phụ lục',
    'III.1 thiếu chữ ký',
    'III.1 chờ tỉnh duyệt',
    'III.1 mới được 80%',
    'III.1 80%',
    'III.1 đang',
    'III.1 đã gửi, chờ duyệt',
  ])('/xong %s', (text) => {
    expect(said(text, 'done')[0]).toMatch(/^(?:denied|half|conflict|wish) III.1/u);
    expect(said(plain(text), 'done')[0]).toMatch(/^(?:denied|half|conflict|wish) III.1/u);
  });

  it.each([
    'III.1 không',
    'III.1 đang làm',
    'III.1 rồi sẽ báo',
    'III.1 hết vướng rồi',
    'III.1 không còn vướng',
    'III.1 đã tháo gỡ xong',
    'III.1 hết',
  ])('/vuong %s', (text) => {
    expect(said(text, 'blocked')[0]).toMatch(/^conflict III.1/u);
    expect(said(plain(text), 'blocked')[0]).toMatch(/^conflict III.1/u);
  });

  it.each([
    'III.1 không có vướng mắc',
    'III.1 45/KH-UBND',
    'III.3 96%',
    'III.1 hoàn thiện hồ sơ',
    'III.1 huy động 30 người',
  ])('/xong %s is what it says', (text) => {
    expect(said(text, 'done')[0]).toMatch(/^done III\.[13]/u);
    expect(said(plain(text), 'done')[0]).toMatch(/^done III\.[13]/u);
  });
});

describe('a day before the code is kept', () => {
  it.each([
    ['hôm qua xong III.1', 'done III.1 hôm qua'],
    ['Hôm qua em đã xong III.1', 'done III.1 Hôm qua'],
    ['ngày 20/3 em đã xong III.1', 'done III.1 ngày 20/3'],
    ['xong hôm qua III.1', 'done III.1 hôm qua'],
    ['xong ngày 20/3 III.1, III.2', 'done III.1 III.2 ngày 20/3'],
    ['20/3 xong III.1', 'done III.1 20/3'],
    ['dạ hôm kia III.1 đã xong', 'done III.1 hôm kia'],
    ['đã xong từ hôm qua III.1', 'done III.1 từ hôm qua'],
    ['xong III.1 hôm qua, I.2 hôm kia', 'done III.1 hôm qua;done I.2 hôm kia'],
    ['III.2 đang làm; hôm qua xong III.1', 'in-progress III.2;done III.1 hôm qua'],
  ])('%s', (text, expected) => {
    expect(said(text).join(';')).toBe(expected);
    expect(said(plain(text)).join(';')).toBe(plain(expected));
  });

  it.each([
    ['III.1 ngày 20/3 xong', 'done III.1 ngày 20/3'],
    ['III.1 hôm qua xong rồi ạ', 'done III.1 hôm qua'],
    ['III.1 hôm qua đang làm', 'in-progress III.1 hôm qua'],
    ['III.1 hôm nay đã xong', 'done III.1 hôm nay'],
    ['III.1 hôm nay trình ký', 'not-said III.1 hôm nay trình ký'],
  ])('behind the code too: %s', (text, expected) => {
    expect(said(text).join(';')).toBe(expected);
  });

  it.each([
    'chiều nay xong III.1',
    'thứ 6 xong III.1',
    'III.1 thứ sáu xong',
    'III.1 hôm nay xong',
    'tối nay em xong III.1',
  ])('“%s” may be still to come, and is asked', (text) => {
    expect(said(text)[0] ?? 'not-said').toMatch(/^(?:half|not-said)/u);
    expect(said(plain(text))[0] ?? 'not-said').toMatch(/^(?:half|not-said)/u);
  });

  it('and one of something else says nothing', () => {
    expect(said('hôm qua họp giao ban')).toEqual([]);
  });
});

describe('what is said of some of a list counts for these alone', () => {
  it.each([
    ['xong III.3-III.6 trừ III.5', 'done III.3 III.4 III.6'],
    ['xong III.3-III.6, còn III.5', 'done III.3 III.4 III.6'],
    ['xong III.3-III.6 thiếu III.5', 'done III.3 III.4 III.6'],
    ['xong III.3-III.6 còn lại III.5, III.6', 'done III.3 III.4'],
    ['III.3 đến III.6 xong, riêng III.5 đang làm', 'done III.3 III.4 III.6;in-progress III.5'],
    ['xong III.3, III.4. Riêng III.4 đang làm', 'done III.3;in-progress III.4'],
    ['III.3 đến III.6 xong, riêng III.5 chưa xong', 'done III.3 III.4 III.6;denied III.5'],
    ['/xong III.3 /xong III.4'.slice(6), 'done III.3;done III.4'],
  ])('%s', (text, expected) => {
    const heading = text.startsWith('III.3 /') ? 'done' : null;
    expect(said(text, heading).join(';')).toBe(expected);
  });
});

describe('words that say nothing of the work become no note, and words that do are kept whole', () => {
  it.each([
    ['III.3 xong r', 'done III.3'],
    ['dạ III.3 e xong rồi ạ', 'done III.3'],
    ['Xong III.1 ạ. Em cảm ơn', 'done III.1'],
    ['III.3, III.4 đều xong', 'done III.3 III.4'],
    ['III.3 với III.4 xong cả rồi', 'done III.3 III.4'],
    ['✅ xong III.1', 'done III.1'],
    ['chị ơi III.1 xong rồi', 'done III.1'],
    ['ok xong III.1', 'done III.1'],
    ['Kính gửi đ/c, III.3 đã hoàn thành', 'done III.3'],
    ['vướng III.1: hết kinh phí', 'blocked III.1 hết kinh phí'],
    ['vướng III.3 hết hạn hợp đồng', 'blocked III.3 hết hạn hợp đồng'],
    ['đang làm III.3 luôn tay', 'in-progress III.3 luôn tay'],
    ['III.3 xong, không vướng mắc gì', 'done III.3 không vướng mắc gì'],
    ['III.1 đang làm, không vướng gì', 'in-progress III.1 không vướng gì'],
    ['III.3 xong, không có gì vướng', 'done III.3 không có gì vướng'],
  ])('%s', (text, expected) => {
    expect(isQuestion(text)).toBe(false);
    expect(said(text).join(';')).toBe(expected);
  });
});

it('a code that ends in a letter asks nothing', () => {
  for (const { code } of plan.tasks) {
    for (const words of [`xong ${code}`, `đang làm ${code}`, `vướng ${code}`, code]) {
      expect([words, isQuestion(words)]).toEqual([words, false]);
    }
  }
});

describe('a word of reporting that is typed right beside the code is read', () => {
  it.each(['III.3xong', 'III.3=xong', 'III.3 => xong', 'III.3/xong', 'xongIII.3', 'III3xong'])(
    '%s',
    (text) => {
      expect(said(text)).toEqual(['done III.3']);
    },
  );
});

describe('a report that begins by saying that an earlier one was wrong is a report', () => {
  it.each([
    'sửa III.3 xong ngày 20/3',
    'cho em sửa lại III.3 xong ngày 20/3',
    'nhầm, III.3 xong ngày 20/3',
    'báo nhầm rồi, xong III.3 ngày 20/3',
    'xin lỗi, III.3 xong ngày 20/3',
    'đính chính: III.3 xong ngày 20/3',
  ])('%s', (text) => {
    expect(said(text)).toEqual(['done III.3 ngày 20/3']);
    expect(said(plain(text))).toEqual(['done III.3 ngay 20/3']);
  });

  it('in the middle it takes back, and is asked', () => {
    expect(said('xong III.3 nhầm III.4')[0]).toMatch(/^(?:denied|half|conflict|not-said) III.3/u);
  });
});

describe('a code that may be reported', () => {
  it.each([
    ['đã xong III.4; hôm qua xong “III.6”', 'done III.4;done III.6 hôm qua'],
    ['xong III.4 hôm qua, xong III.6', 'done III.4 hôm qua;done III.6'],
    ['xong III.4, hôm qua xong iii 5', 'done III.4;done III.5 hôm qua'],
    ['chờ duyệt, III.3-III.5 trừ III.4', 'in-progress III.3 III.5 chờ duyệt'],
  ])('%s', (text, expected) => {
    expect(said(text).join(';')).toBe(expected);
  });

  it('slides into the note of no other, whatever stands around it', () => {
    fc.assert(
      fc.property(reportedWords, (words) => {
        const command = /^\/(xong|dang) /u.exec(words);
        const heading = command ? (command[1] === 'xong' ? 'done' : 'in-progress') : null;
        for (const { status, doubt, note } of readReports(
          plan,
          words.slice(command?.[0].length ?? 0),
          heading,
        )) {
          if (status === null || doubt !== null) continue;
          expect(note.replace(/\(theo III\.8\)/giu, '')).not.toMatch(/III[ .]\d/iu);
        }
      }),
      { numRuns: effort(500, 20_000) },
    );
  });
});

describe('what says that work is put off, half done or not done at all is asked about', () => {
  it.each([
    'xong III.3, III.4 để mai',
    'xong III.3, III.4 làm sau',
    'xong III.3, III.4 tính sau',
    'xong III.3, III.4 sang tuần',
    'xong III.3, III.4 tiếp tục làm',
    'xong III.3, III.4 dở dang',
    'xong III.3, III.4 kẹt',
    'xong III.3, III.4 cần thêm thời gian',
    'xong III.3, III.4 xin khất',
    'III.3 xong sau',
    'III.3 xong ngay',
    'III.3 xong sớm thôi',
    'III.3 xong trong hôm nay',
    'III.3 xong cuối ngày',
    'III.3 xong hết tháng',
    'III.3 xong quá nửa',
    'III.3 xong hơn 90%',
    'III.3 xong hai phần ba',
    'III.3 xong chín mươi phần trăm',
    'III.3 xong 2/3 hồ sơ',
    'III.3 xong đa phần',
    'III.3 xong về cơ bản',
    'III.3 xong bước đầu',
    'III.3 xong một vài cái',
    'III.3 xong bản nháp',
    'III.3 xong đề cương',
    'III.3 xong phần của em',
    'III.3 xong khâu rà soát',
    'xong III.3 ❌',
    'xong III.3 ✅, III.4 ❌',
    'III.3 xong gì mà xong',
    'III.3 mô đã xong',
    'III.3 nỏ xong',
    'VI.4 vướng nhưng đã xong',
    'xong III.3 sau khi xong III.4',
    'Đang làm gồm III.5. Còn III.6 chưa làm',
    'III.3 xong bước 1',
    'III.3 xong giai đoạn II',
    'xong III.3 phần thứ nhất',
    'xong đợt 1 III.1',
    'III.1 xong lần 1',
    'III.3 xong khâu cuối',
    'III.3 xong số liệu',
    'III.3 xong trên giấy',
    'III.3 xong về mặt hồ sơ',
    'III.3 xong bên em',
    'xong III.3, III.4 trễ',
    'xong III.3, III.4 nhờ anh Nam làm',
    'xong III.3, III.4 do phòng khác phụ trách',
    'xong III.3, III.4 chuyển bên tư pháp',
    'xong III.3 còn III.4 trễ',
    'xong III.3, còn III.4',
    'xong III.3 nhưng III.4 chậm',
  ])('%s', (text) => {
    expect(readReports(plan, text, null).some(({ doubt }) => doubt !== null)).toBe(true);
  });

  it.each([
    ['xong III.3 3/3 hồ sơ', 'done III.3 3/3 hồ sơ'],
    ['III.3 xong, k có hs trễ', 'done III.3 k có hs trễ'],
    ['III.3 xong, không hồ sơ nào quá hạn', 'done III.3 không hồ sơ nào quá hạn'],
    ['xong III.3 phần mềm một cửa', 'done III.3 phần mềm một cửa'],
    ['xong III.3, mô hình điểm', 'done III.3 mô hình điểm'],
    ['xong III.3 ngay hôm qua', 'done III.3 ngay hôm qua'],
    ['xong III.3 sớm hơn hạn 2 ngày', 'done III.3 sớm hơn hạn 2 ngày'],
    ['xong III.3 tiếp tục duy trì', 'done III.3 tiếp tục duy trì'],
    ['xong III.3 một trăm phần trăm', 'done III.3 một trăm phần trăm'],
    ['xong III.3 ✅', 'done III.3'],
    ['vướng III.3: máy hỏng mà chưa có tiền', 'blocked III.3 máy hỏng mà chưa có tiền'],
    ['III.2 xong bước 1', 'done III.2 bước 1'],
    ['VI.2 xong đợt 1', 'done VI.2 đợt 1'],
    ['TH.2 xong đợt 2', 'done TH.2 đợt 2'],
    ['VI.3 xong lần đầu', 'done VI.3 lần đầu'],
    ['xong III.3 trễ 2 ngày', 'done III.3 trễ 2 ngày'],
    ['xong III.3, III.4 đúng hạn', 'done III.3 III.4 đúng hạn'],
    ['xong III.3, III.4: nhờ anh Nam hỗ trợ', 'done III.3 III.4 nhờ anh Nam hỗ trợ'],
    ['III.3 xong mặt bằng', 'done III.3 mặt bằng'],
  ])('and “%s” is not', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  it.each([
    ['24.3 III.1 xong', 'done III.1 24/3'],
    ['24.3.2025: xong III.1', 'done III.1 24/3/2025'],
    ['hqua xong III.1', 'done III.1 hqua'],
    ['bữa qua III.1 xong', 'done III.1 bữa qua'],
    ['2 hôm trước III.1 xong', 'done III.1 2 hôm trước'],
    ['cách đây 3 ngày em xong III.1', 'done III.1 cách đây 3 ngày'],
    ['16h hôm qua xong III.1', 'done III.1 16h hôm qua'],
    ['hôm 24 III.1 xong', 'done III.1 hôm 24'],
  ])('the day before “%s” belongs to it', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  it.each(['III.3 xong, III.4 chưa', 'III.3 xong III.4 chưa', 'xong III.3 mà III.4 chưa', 'III.1 vẫn chưa'])(
    '“%s” asks nothing',
    (text) => {
      expect(isQuestion(text)).toBe(false);
    },
  );
  it.each(['xong III.3 chưa', 'III.3 xong chưa', 'III.3 đã xong chưa ạ', 'III.3 xong chưa, III.4 xong chưa'])(
    '“%s” asks',
    (text) => {
      expect(isQuestion(text)).toBe(true);
    },
  );
});
