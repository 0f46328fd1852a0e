import readExcelFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { documentName } from '../../../src/features/papers/document-words.js';
import { reportFile, tablePaper, urgingFile } from '../../../src/features/papers/flow.js';
import type { PaperSource } from '../../../src/features/papers/flow.js';
import { readSigner } from '../../../src/features/papers/signer.js';
import { readSpan } from '../../../src/features/papers/span.js';
import type { Signer } from '../../../src/journal/fact.js';
import type { Plan } from '../../../src/plan/plan.js';
import { department, journalOf, office } from '../../support/builders.js';
import { OTHER_OFFICES } from '../../support/other-offices.js';
import { docxLines, docxSections } from './docx-lines.js';
import type { DocxLine } from './docx-lines.js';
import { sourceAt, span } from './sources.js';

/*
 * The papers against what Nghị định 30/2020/NĐ-CP, Phụ lục I asks for, by their XML.
 */
const seed = sourceAt('2025-06-17 08:00');
const half = (await reportFile(seed, span('6 tháng đầu năm'))).bytes;
const letter = (await urgingFile(seed, department('VPTK')))?.bytes ?? new Uint8Array();

/** The same journal under the plan of another office, or a changed one. */
function under(change: (plan: Plan) => Plan, local = '2025-06-17 08:00'): PaperSource {
  return { ...sourceAt(local), office: { ...office, plan: change(office.plan) } };
}

async function reportLines(source: PaperSource, phrase: string): Promise<readonly DocxLine[]> {
  const wanted = readSpan(phrase, source.office.plan);
  if (!wanted) throw new RangeError(`${phrase} is no period of a report`);
  return docxLines((await reportFile(source, wanted)).bytes);
}

function texts(lines: readonly DocxLine[]): readonly string[] {
  return lines.map(({ text }) => text);
}

function textAfter(lines: readonly DocxLine[], before: string): string {
  return lines[texts(lines).indexOf(before) + 1]?.text ?? '';
}

describe('each part of a report has the letters and the place that the decree gives it', () => {
  const lines = docxLines(half);
  // Ô số, nội dung, cỡ chữ, kiểu chữ: mục V của Phụ lục I.
  const PARTS: readonly (readonly [text: string | RegExp, look: Partial<DocxLine>])[] = [
    ['ỦY BAN NHÂN DÂN', { size: 13, bold: true, align: 'center' }],
    ['XÃ CẨM NHƯỢNG', { size: 13, bold: true, align: 'center' }],
    [/^Số: \[…\]\/BC-UBND$/u, { size: 13, bold: false, align: 'center' }],
    ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 12.5, bold: true, align: 'center' }],
    ['Độc lập - Tự do - Hạnh phúc', { size: 14, bold: true, align: 'center' }],
    [/^Cẩm Nhượng, ngày/u, { italic: true, align: 'center' }],
    ['BÁO CÁO', { size: 14, bold: true, align: 'center' }],
    [/^Kết quả thực hiện/u, { size: 14, bold: true, align: 'center' }],
    ['6 tháng đầu năm 2025', { size: 14, bold: true, align: 'center' }],
    ['Kính gửi:', { size: 14, bold: false, italic: false }],
    [/^Thực hiện Kế hoạch/u, { size: 14, bold: false, align: 'both' }],
    ['I. KẾT QUẢ THỰC HIỆN', { size: 14, bold: true }],
    ['Nơi nhận:', { size: 12, bold: true, italic: true }],
    ['- Như trên;', { size: 11, bold: false, italic: false }],
    ['- Lưu: VT, VP.', { size: 11 }],
    ['TM. ỦY BAN NHÂN DÂN', { size: 14, bold: true, align: 'center' }],
    ['CHỦ TỊCH', { size: 14, bold: true, align: 'center' }],
    // "Từ “Phụ lục” … bằng chữ in thường, cỡ chữ 14, kiểu chữ đứng, đậm"; tên Phụ lục bằng chữ in hoa.
    ['Phụ lục', { size: 14, bold: true, italic: false, align: 'center' }],
    [/^KẾT QUẢ THỰC HIỆN NHIỆM VỤ/u, { size: 14, bold: true, italic: false, align: 'center' }],
    [/^\(Kèm theo Báo cáo số/u, { size: 13, italic: true, align: 'center' }],
  ];

  test('in their order', () => {
    let at = -1;
    for (const [wanted, look] of PARTS) {
      const next = lines.findIndex(
        ({ text }, index) => index > at && (typeof wanted === 'string' ? text === wanted : wanted.test(text)),
      );
      expect(next, String(wanted)).toBeGreaterThan(at);
      expect(lines[next], String(wanted)).toMatchObject(look);
      at = next;
    }
  });

  test('the pages of the Appendix are counted from 1, and the body refers to it', () => {
    const [body, appendix] = docxSections(half);
    expect(body).not.toContain('w:start=');
    expect(appendix).toContain('<w:pgNumType w:start="1"/>');
    expect(texts(lines).filter((text) => text.includes('(Chi tiết tại Phụ lục kèm theo)'))).toHaveLength(1);
  });
});

describe('a report to the office above is addressed to it', () => {
  test('whose name is proposed in yellow where the plan does not know it', () => {
    const addressees = docxLines(half).filter(({ yellow }) =>
      yellow.some((run) => /nhân dân|Nội vụ/u.test(run)),
    );
    expect(texts(addressees)).toEqual(['- [… Ủy ban nhân dân cấp huyện …];', '- [… Phòng Nội vụ …].']);
  });

  test('which is the province once there are no districts', async () => {
    const lines = await reportLines(sourceAt('2025-12-16 08:00'), 'năm 2025');
    expect(textAfter(lines, 'Kính gửi:')).toBe('- [… Ủy ban nhân dân tỉnh (thành phố) …];');
    expect(texts(lines)).toContain('- [… Sở Nội vụ …].');
  });

  test('by name on one line where the plan knows it', async () => {
    const plan = OTHER_OFFICES['a school']?.plan ?? office.plan;
    const lines = await reportLines(
      under(() => plan),
      'Quý III',
    );
    expect(lines.find(({ text }) => text.startsWith('Kính gửi'))).toMatchObject({
      text: 'Kính gửi: Phòng Giáo dục Bình An',
      align: 'center',
      yellow: [],
    });
  });
});

describe('the ministry’s letter on when figures are closed', () => {
  const named = async (
    phrase: string,
    source = sourceAt('2025-12-16 08:00'),
  ): Promise<DocxLine | undefined> =>
    (await reportLines(source, phrase)).find(({ text }) => text.includes('581/BNV-CCHC'));

  test('is cited with its day and its subject, both to be filled in, for the four periods that it names', async () => {
    for (const phrase of ['Quý I', '6 tháng đầu năm', 'Quý III', 'năm 2025']) {
      expect(await named(phrase), phrase).toMatchObject({
        text: expect.stringContaining(
          'theo Công văn số 581/BNV-CCHC ngày […] của Bộ Nội vụ về việc [… cơ quan bổ sung: trích yếu của công văn …]):',
        ) as string,
      });
    }
  });

  test('is not cited for another period, nor for another subject', async () => {
    for (const phrase of ['tháng 2', 'Quý II', 'Quý IV', '9 tháng', '6 tháng cuối năm']) {
      expect(await named(phrase), phrase).toBeUndefined();
    }
    const digital = under((plan) => ({
      ...plan,
      subject: { name: 'chuyển đổi số', short: 'chuyển đổi số' },
    }));
    expect(await named('Quý I', digital)).toBeUndefined();
  });
});

describe('no paper for others has a code that is the bot’s own', () => {
  const OWN = /(?<![\p{L}\d])(?:TH|CT)\.\d/u;

  test('neither report nor letter: a duty is named with its place in the plan, a target by its number', () => {
    const lines = [...texts(docxLines(half)), ...texts(docxLines(letter))];
    expect(lines.filter((text) => OWN.test(text))).toEqual([]);
    for (const text of [
      'Báo cáo kết quả lấy ý kiến đánh giá sự hài lòng (Phần VI, mục 2.6 của Kế hoạch)',
      'Phần II, điểm 1.2',
      'Phần II, điểm 3',
    ]) {
      expect(
        lines.some((line) => line.includes(text)),
        text,
      ).toBe(true);
    }
  });

  test('nor the table', async () => {
    const { file } = await tablePaper(seed, null);
    const sheets = await readExcelFile(Buffer.from(file.bytes));
    const cells = sheets.flatMap(({ data }) => data.flat()).map(String);
    expect(cells.filter((cell) => OWN.test(cell))).toEqual([]);
    expect(cells).toEqual(
      expect.arrayContaining(['Phần VI, mục 2.6', 'Phần VI, mục 5', 'Phần VI', 'Phần VI, mục 3']),
    );
  });

  test('what the bot notes of a plan’s contradictions stands in its remarks, not in its targets', () => {
    expect(office.plan.targets.filter(({ text }) => text.includes('Phụ lục'))).toEqual([]);
    expect(office.plan.remarks.filter((remark) => remark.includes('phần II, điểm'))).toHaveLength(3);
  });
});

describe('a document is named in full from its symbol', () => {
  test.each([
    ['01/QĐ-UBND', 'Quyết định số 01/QĐ-UBND'],
    ['45/KH-UBND', 'Kế hoạch số 45/KH-UBND'],
    ['12/BC-UBND', 'Báo cáo số 12/BC-UBND'],
    ['7/CV-UBND', 'Công văn số 7/CV-UBND'],
    ['61/UBND-VP', 'Công văn số 61/UBND-VP'],
    ['15/TB-UBND', 'Thông báo số 15/TB-UBND'],
    ['3/TTr-UBND', 'Tờ trình số 3/TTr-UBND'],
    ['22/bb-ubnd', 'Biên bản số 22/bb-ubnd'],
    ['05/2025/NQ-HĐND', 'Nghị quyết số 05/2025/NQ-HĐND'],
    ['2/CT-UBND', 'Chỉ thị số 2/CT-UBND'],
    ['9/HD-SNV', 'Hướng dẫn số 9/HD-SNV'],
    ['4/GM-UBND', 'Giấy mời số 4/GM-UBND'],
    // A slip of the keys is no letter, and nobody knows what it is.
    ['12/QDD-UBND', 'Văn bản số 12/QDD-UBND'],
    ['8/VP-TH', 'Văn bản số 8/VP-TH'],
  ])('%s: %s', (number, name) => {
    expect(documentName(number)).toBe(name);
  });

  test('with its day, or a gap for it; no paper for others says “minh chứng”', () => {
    const lines = [...docxLines(half), ...docxLines(letter)];
    const completed = lines.find(({ text }) => text.startsWith('- III.1 '));
    expect(completed).toMatchObject({
      text: expect.stringMatching(
        /hoàn thành ngày 12\/03\/2025 \(Kế hoạch số 45\/KH-UBND ngày \[…\]\)\.$/u,
      ) as string,
      yellow: ['[…]'],
    });
    expect(texts(lines).filter((text) => /minh chứng/iu.test(text))).toEqual([]);
  });

  test('also the one that the plan was issued with, where its issuing was reported', async () => {
    for (const bytes of [half, letter]) {
      expect(texts(docxLines(bytes)).find((text) => text.startsWith('Thực hiện Kế hoạch'))).toContain(
        'năm 2025 (ban hành kèm theo Quyết định số 01/QĐ-UBND ngày […])',
      );
    }
    const unreported = await reportLines({ ...seed, facts: [] }, '6 tháng đầu năm');
    expect(texts(unreported).find((text) => text.startsWith('Thực hiện Kế hoạch'))).toContain(
      '(ban hành kèm theo Quyết định số […]/QĐ-UBND ngày […])',
    );
  });
});

describe('who signs', () => {
  const signedBy = (signer: Signer): PaperSource => ({
    ...seed,
    facts: [
      ...seed.facts,
      ...journalOf([{ on: seed.now.day, by: null, what: { kind: 'signer-set', paper: 'report', signer } }]),
    ],
  });

  test.each([
    ['head', ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
    ['deputy', ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    ['chief-of-office', ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG']],
  ] as const)('%s: %j', async (signer, wanted) => {
    const lines = await reportLines(signedBy(signer), '6 tháng đầu năm');
    const at = texts(lines).indexOf(wanted[0]);
    expect(lines.slice(at, at + 2)).toMatchObject(
      wanted.map((text) => ({ text, size: 14, bold: true, align: 'center' })),
    );
  });

  test('a report and a letter each have their own', async () => {
    const source = signedBy('deputy');
    const urging = docxLines((await urgingFile(source, department('VPTK')))?.bytes ?? new Uint8Array());
    expect(texts(urging)).toContain('TM. ỦY BAN NHÂN DÂN');
  });

  test.each([
    ['Quý I ký PCT', 'deputy', 'Quý I'],
    ['quý I, ký Phó Chủ tịch', 'deputy', 'quý I'],
    ['ký pct', 'deputy', ''],
    ['ky pho chu tich 6 tháng đầu năm', 'deputy', '6 tháng đầu năm'],
    ['dondoc VPTK ký CVP', 'chief-of-office', 'dondoc VPTK'],
    ['dondoc VPTK ký thay: KT', 'deputy', 'dondoc VPTK'],
    ['năm 2025 ký Chủ tịch', 'head', 'năm 2025'],
    ['Quý I', null, 'Quý I'],
    ['kỳ Quý I', null, 'kỳ Quý I'],
  ])('“%s” is read as %s', (written, signer, rest) => {
    expect(readSigner(office.plan, written)).toEqual({ signer, unread: null, rest });
  });

  test('what names nobody who signs is not taken for a period', () => {
    expect(readSigner(office.plan, 'Quý I ký trưởng thôn')).toMatchObject({ unread: 'trưởng thôn' });
    const school = OTHER_OFFICES['a school']?.plan ?? office.plan;
    expect(readSigner(school, 'Quý I ký PHT')).toMatchObject({ signer: 'deputy', rest: 'Quý I' });
    // A school has no chancery whose head could sign.
    expect(readSigner(school, 'Quý I ký CVP')).toMatchObject({ signer: null, unread: 'CVP' });
  });
});

describe('work that the plan has for the district', () => {
  const MARK = '[… xác định lại nơi nhận: không còn cấp huyện …]';
  const urgedAt = async (local: string, change = (plan: Plan) => plan): Promise<readonly string[]> => {
    const { bytes } = (await urgingFile(under(change, local), department('VPTK'))) ?? {};
    return texts(docxLines(bytes ?? new Uint8Array())).filter((text) => text.includes('CCHC huyện'));
  };

  test('is marked in yellow once there are no districts', async () => {
    expect((await urgedAt('2025-06-17 08:00')).filter((text) => text.includes(MARK))).toEqual([]);
    const late = await urgedAt('2025-07-17 08:00');
    expect(late.length).toBeGreaterThan(0);
    expect(late.filter((text) => !text.includes(MARK))).toEqual([]);
  });

  test('not in the papers of an office that was below none', async () => {
    const province = (plan: Plan): Plan => ({ ...plan, issuer: { ...plan.issuer, kind: 'tỉnh' } });
    const late = await urgedAt('2025-07-17 08:00', province);
    expect(late.length).toBeGreaterThan(0);
    expect(late.filter((text) => text.includes(MARK))).toEqual([]);
  });
});

test('the name of a school is broken before what is its own', async () => {
  const plan = OTHER_OFFICES['a school']?.plan ?? office.plan;
  expect(
    texts(
      await reportLines(
        under(() => plan),
        'Quý III',
      ),
    ).slice(0, 3),
  ).toEqual(['PHÒNG GIÁO DỤC BÌNH AN', 'TRƯỜNG TIỂU HỌC', 'HÒA BÌNH']);
});

test('a letter goes “Như trên” first', () => {
  expect(textAfter(docxLines(letter), 'Nơi nhận:')).toBe('- Như trên;');
});
