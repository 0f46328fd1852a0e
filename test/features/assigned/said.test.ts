import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueOf } from '../../../src/features/assigned/due.js';
import { readAssignment } from '../../../src/features/assigned/said.js';
import type { SaidWork } from '../../../src/features/assigned/said.js';
import { day } from '../../../src/plan/day.js';
import { department } from '../../support/builders.js';
import { office, plan } from '../../support/office.js';
import type { PersonId } from '../../../src/journal/fact.js';

const today = day('2025-03-12');
const people = [
  { id: 1002 as PersonId, name: 'Lê Văn Tâm', departments: [department('VPTK')] },
  { id: 1004 as PersonId, name: 'Đỗ Lan', departments: [department('KT')] },
  { id: 1007 as PersonId, name: 'Vũ Thu Lan', departments: [department('VHXH')] },
];

function read(text: string): SaidWork {
  return readAssignment(text, { plan, people, today });
}

/** `VPTK+KT | 2025-03-20 | Lập danh sách | …`: what of a line was understood. */
function told(text: string): string {
  const said = read(text);
  const { person, basis } = said;
  const who =
    person === null
      ? ''
      : person.kind === 'known'
        ? ` (${person.id})`
        : ` (${person.kind} ${person.written})`;
  const lead = said.unknownLead === null ? said.leads.join('+') : `? ${said.unknownLead}`;
  return [
    `${lead}${who}`,
    due(said),
    said.work,
    basis
      ? [basis.number, basis.dated, basis.from].filter((part) => part !== null && part !== '').join(' ')
      : '',
    said.product && `sp ${said.product}`,
    said.support && `ph ${said.support}`,
  ]
    .filter((part) => part !== '')
    .join(' | ');
}

function due({ due: words, basis }: SaidWork): string {
  if (words === null) return '-';
  const ask = { today, year: 2025, calendar: office.calendar, dated: basis?.dated ?? null };
  const meant = dueOf(words, ask);
  if (meant.kind === 'unclear') return `? ${meant.written}`;
  const { periods, kind } = meant.deadline;
  const [first, ...others] = periods.map((period) => period.due);
  return others.length === 0
    ? `${first ?? ''}${kind === 'before' ? ' before' : ''}`
    : `${kind} ${first ?? ''} ×${periods.length}`;
}

describe('a line that assigns work', () => {
  test.each([
    [
      'VPTK 20/03 Lập danh sách hộ nghèo, theo 123/UBND-VP ngày 10/03',
      'VPTK | 2025-03-20 | Lập danh sách hộ nghèo | 123/UBND-VP 2025-03-10',
    ],
    ['VPTK, TCKT 20/03 Lập dự toán', 'VPTK+KT | 2025-03-20 | Lập dự toán'],
    ['VPTK và KT trước ngày 20/03 lập danh sách', 'VPTK+KT | 2025-03-20 before | lập danh sách'],
    ['VPTK KT 20/3 lập danh sách', 'VPTK+KT | 2025-03-20 | lập danh sách'],
    ['Văn phòng thống kê: lập danh sách, hạn 20/03', 'VPTK | 2025-03-20 | lập danh sách'],
    ['văn phòng – thống kê lập danh sách trước 20/3/2025', 'VPTK | 2025-03-20 before | lập danh sách'],
    ['tư pháp hộ tịch; 20/3; rà soát sổ hộ tịch', 'TPHT | 2025-03-20 | rà soát sổ hộ tịch'],
    ['VPTK (đ/c Tâm) thứ Sáu Rà soát sổ', 'VPTK (1002) | 2025-03-14 | Rà soát sổ'],
    ['VPTK đồng chí Lê Văn Tâm 20/03 Lập danh sách', 'VPTK (1002) | 2025-03-20 | Lập danh sách'],
    ['KT đ/c Đỗ Lan 25/3 quyết toán quý I', 'KT (1004) | 2025-03-25 | quyết toán quý I'],
    ['KT đ/c Lan 25/3 quyết toán', 'KT (several Lan) | 2025-03-25 | quyết toán'],
    ['VPTK (đ/c Bình) 20/03 Lập danh sách', 'VPTK (unknown Bình) | 2025-03-20 | Lập danh sách'],
    ['KT báo cáo thu chi ngày 25 hằng tháng đến hết năm', 'KT | monthly 2025-03-25 ×10 | báo cáo thu chi'],
    ['KT trước ngày 25 hằng tháng báo cáo thu chi', 'KT | monthly 2025-03-25 ×10 | báo cáo thu chi'],
    ['BPMC hằng tuần báo cáo số hồ sơ', 'BPMC | weekly 2025-03-16 ×42 | báo cáo số hồ sơ'],
    ['VPTK trong tuần này rà soát hồ sơ', 'VPTK | 2025-03-14 | rà soát hồ sơ'],
    ['VPTK rà soát hồ sơ trong tuần sau', 'VPTK | 2025-03-21 | rà soát hồ sơ'],
    ['VPTK 15 ngày kể từ hôm nay hoàn thiện hồ sơ', 'VPTK | 2025-03-27 | hoàn thiện hồ sơ'],
    ['VPTK hoàn thiện hồ sơ trong 15 ngày làm việc', 'VPTK | 2025-04-02 | hoàn thiện hồ sơ'],
    ['VPTK hai tuần kể từ hôm nay hoàn thiện hồ sơ', 'VPTK | 2025-03-26 | hoàn thiện hồ sơ'],
    [
      'VPTK 10 ngày kể từ ngày ký tham mưu kế hoạch, theo 45/STC-NS ngày 05/03',
      'VPTK | 2025-03-15 | tham mưu kế hoạch | 45/STC-NS 2025-03-05',
    ],
    ['VPTK cuối tháng tổng hợp chấm công', 'VPTK | 2025-03-31 | tổng hợp chấm công'],
    ['VPTK ngày mai nộp báo cáo nhanh', 'VPTK | 2025-03-13 | nộp báo cáo nhanh'],
    [
      'VHXH, TPHT tổng hợp số liệu tháng 2, báo cáo trước 17h ngày 15/3',
      'VHXH+TPHT | 2025-03-15 before | tổng hợp số liệu tháng 2, báo cáo',
    ],
    [
      'VPTK; 20/03; Lập danh sách; sản phẩm: danh sách có ký; phối hợp: KT, VHXH',
      'VPTK | 2025-03-20 | Lập danh sách | sp danh sách có ký | ph KT, VHXH',
    ],
    [
      'VPTK 20/03 Trả lời công văn 45/STC-NS ngày 10/3',
      'VPTK | 2025-03-20 | Trả lời công văn 45/STC-NS ngày 10/3 | 45/STC-NS 2025-03-10',
    ],
    [
      'một cửa chậm nhất 15/4/2025 niêm yết TTHC theo Quyết định 1085/QĐ-TTg ngày 15/9/2022 của Thủ tướng Chính phủ',
      'BPMC | 2025-04-15 | niêm yết TTHC | 1085/QĐ-TTg 2022-09-15 Thủ tướng Chính phủ',
    ],
    [
      'Lập danh sách, xong trước thứ Sáu, phối hợp với KT',
      ' | 2025-03-14 before | Lập danh sách | ph KT'.trimStart(),
    ],
    ['ABCD 20/03 Lập danh sách', '? ABCD | 2025-03-20 | Lập danh sách'],
    ['VPTK 31/02 Lập danh sách', 'VPTK | ? 31/02 | Lập danh sách'],
    ['VPTK Lập danh sách hộ nghèo', 'VPTK | - | Lập danh sách hộ nghèo'],
    [
      'vptk 20/3 lap danh sach ho ngheo theo cv 123/UBND-VP ngay 10/3',
      'VPTK | 2025-03-20 | lap danh sach ho ngheo | 123/UBND-VP 2025-03-10',
    ],
  ])('%s', (text, meaning) => {
    expect(told(text)).toBe(meaning.replace(/^\| /u, ''));
  });

  test('keeps every word: what is no work was understood as something', () => {
    const piece = fc.constantFrom(
      ...['VPTK', 'KT', 'Văn phòng thống kê', 'ABCD', '20/03', 'trước ngày 20/3', 'trong tuần này', '31/02'],
      ...[
        '15 ngày làm việc',
        'thứ Sáu',
        'ngày 25 hằng tháng',
        'hạn',
        'theo 123/UBND-VP ngày 10/03',
        'cuối tháng',
      ],
      ...['Lập danh sách hộ nghèo', 'họp ngày 28/3', 'số liệu quý I', 'sản phẩm: danh sách', 'phối hợp: KT'],
      ...['đ/c Tâm', 'của UBND tỉnh', 'trả lời 45/STC-NS', '200 triệu', 'III.3', '“dự toán”', '😀', 'Ấp 3'],
    );
    const mark = fc.constantFrom(' ', ', ', '; ', ': ', '. ', '\n', ' và ', ' – ');
    const line = fc
      .array(fc.tuple(piece, mark), { minLength: 1, maxLength: 8 })
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(line, (text) => {
        const said = read(text);
        const kept = wordsOf([said.work, ...said.understood].join(' '));
        for (const word of wordsOf(text)) {
          const at = kept.indexOf(word);
          expect(at, `${word} of ${text}`).not.toBe(-1);
          kept.splice(at, 1);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('makes up no day, no document and no department: each stands in the line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const said = read(text);
        const written = text.normalize('NFC');
        if (said.due !== null) expect(written).toContain(said.due);
        if (said.basis) expect(written).toContain(said.basis.number);
        if (said.leads.length > 0) expect(said.understood.join('')).not.toBe('');
      }),
      { numRuns: 400 },
    );
  });
});

/** The words of a text, but for the ones that only name what follows. */
function wordsOf(text: string): string[] {
  const words = text.normalize('NFC').match(/[\p{L}\d]+/gu) ?? [];
  return words.filter((word) => !/^(?:nội|dung|việc|nhiệm|vụ)$/iu.test(word));
}
