import type { Plan } from '../../src/plan/plan.js';
import { readPlan } from '../../src/store/plan-file.js';

/** A row of another office's plan: code, what it is, its lead and its deadline as printed. */
type Row = readonly [code: string, title: string, lead: string, deadline: string];

interface OfficeFile {
  readonly title: string;
  readonly office: string;
  readonly committee: string;
  readonly subject?: Plan['subject'];
  readonly issuer?: Partial<Plan['issuer']>;
  readonly departments: readonly (readonly [id: string, name: string, shortName: string])[];
  readonly sections: readonly (readonly [id: string, title: string])[];
  readonly rows: readonly Row[];
  readonly targets?: readonly (readonly [
    code: string,
    text: string,
    unit: string,
    value: number,
    task: string,
  ])[];
}

/** Who leads what everybody does. */
const ALL = 'TATCA';

function fileOf(file: OfficeFile): string {
  const { departments, sections, rows, targets = [], ...said } = file;
  return JSON.stringify({
    ...{ year: 2025, ...said, itself: null, before: 'careful', remarks: [] },
    departments: [
      ...departments.map(([id, name, shortName]) => ({ id, name, shortName, printedAs: [name] })),
      { id: ALL, name: 'Tất cả các bộ phận', shortName: 'Tất cả', printedAs: [], everybody: true },
    ],
    sections: sections.map(([id, title]) => ({ id, title })),
    tasks: rows.map(([code, title, lead, deadline]) => ({
      ...{ code, title, lead, text: title, deliverable: 'Báo cáo', support: '' },
      section: code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : (sections[0]?.[0] ?? ''),
      printed: {
        ...{
          objective: '',
          assignment: title,
          activities: '',
          deliverable: 'Báo cáo',
          support: '',
          deadline,
        },
        lead: departments.find(([id]) => id === lead)?.[1] ?? '',
      },
    })),
    targets: targets.map(([code, text, unit, value, task]) => ({
      ...{ code, text, unit, value, where: 'Mục tiêu', comparison: 'at-least', tasks: [task] },
    })),
  });
}

const WARD_ROWS: readonly Row[] = [
  ['1.1', 'Ban hành kế hoạch chuyển đổi số của phường', 'VPHU', 'Trước ngày 15/01/2025'],
  ['1.2', 'Tập huấn kỹ năng số cho tổ dân phố', 'VHXHP', 'Quý I/2025'],
  ['1.3', 'Tuyên truyền chuyển đổi số', 'VHXHP', 'Thường xuyên'],
  ['1.4', 'Góp ý đề án của thành phố', 'VPHU', 'Theo yêu cầu của cấp trên'],
  ['2.1', 'Số hóa hồ sơ lưu trữ', 'TTPV', 'Hàng quý'],
  ['2.2', 'Kiểm tra an toàn thông tin', 'TTPV', 'Trước ngày 20 hàng tháng'],
  ['2.3', 'Mỗi bộ phận có một sáng kiến số', ALL, 'Năm 2025'],
  ['2.4', 'Sơ kết sáu tháng', 'VPHU', '20/6/2025'],
];

const WARD: Pick<OfficeFile, 'committee' | 'departments' | 'sections' | 'rows' | 'targets'> = {
  committee: 'Ban Chỉ đạo chuyển đổi số phường',
  departments: [
    ['VPHU', 'Văn phòng HĐND và Ủy ban phường', 'Văn phòng'],
    ['VHXHP', 'Phòng Văn hóa của phường', 'Văn hóa'],
    ['TTPV', 'Trung tâm Phục vụ người dân', 'Trung tâm'],
  ],
  sections: [
    ['1', 'NÂNG CAO NHẬN THỨC SỐ'],
    ['2', 'HẠ TẦNG VÀ DỮ LIỆU SỐ'],
  ],
  rows: WARD_ROWS,
  targets: [
    ['CT.1', 'Tỷ lệ hồ sơ trực tuyến', '%', 80, '2.1'],
    ['CT.2', 'Số lớp tập huấn', 'lớp', 4, '1.2'],
  ],
};

/** A ward that bears a person's name; its file says nothing beyond what every plan file says. */
const nguyenDu = fileOf({
  title: 'Kế hoạch chuyển đổi số của Phường Nguyễn Du năm 2025',
  office: 'Phường Nguyễn Du',
  ...WARD,
});

/** A ward that bears a number. */
const phuong7 = fileOf({
  title: 'Kế hoạch chuyển đổi số Phường 7 năm 2025',
  office: 'Phường 7',
  ...WARD,
});

/** A department of a province, with tasks that are numbered through. */
const so = fileOf({
  title: 'Kế hoạch phát triển thư viện của Sở Văn hóa và Thể thao năm 2025',
  office: 'Sở Văn hóa và Thể thao',
  committee: 'Giao ban Sở',
  issuer: { superior: 'UBND tỉnh Bình An', place: 'Bình An' },
  departments: [
    ['VPS', 'Văn phòng Sở', 'Văn phòng'],
    ['QLTV', 'Phòng Quản lý thư viện', 'Thư viện'],
    ['KHTC', 'Phòng Kế hoạch – Tài chính', 'KH-TC'],
  ],
  sections: [['', 'Danh mục nhiệm vụ']],
  rows: [
    ['1', 'Ban hành kế hoạch phát triển thư viện', 'VPS', 'Tháng 01/2025'],
    ['2', 'Bổ sung vốn sách', 'QLTV', 'Hàng quý'],
    ['3', 'Luân chuyển sách về cơ sở', 'QLTV', 'Thường xuyên'],
    ['4', 'Phân bổ kinh phí', 'KHTC', 'Trước ngày 28/02/2025'],
    ['5', 'Ngày hội đọc sách', 'QLTV', '21/4/2025'],
    ['6', 'Báo cáo Bộ khi có yêu cầu', 'VPS', 'Theo yêu cầu'],
    ['7', 'Tổng kết', 'VPS', 'Quý IV/2025'],
  ],
});

/** A school through its year. */
const truong = fileOf({
  title: 'Kế hoạch thực hiện nhiệm vụ năm học 2025-2026',
  office: 'Trường Tiểu học Hòa Bình',
  committee: 'Hội đồng trường',
  issuer: { superior: 'Phòng Giáo dục Bình An', place: 'Bình An' },
  departments: [
    ['TCM', 'Tổ chuyên môn khối 1–3', 'Tổ 1–3'],
    ['TCMB', 'Tổ chuyên môn khối 4–5', 'Tổ 4–5'],
    ['HCQT', 'Bộ phận hành chính', 'Hành chính'],
    ['DTN', 'Tổng phụ trách Đội', 'Đội'],
  ],
  sections: [
    ['A', 'DẠY VÀ HỌC'],
    ['B', 'HOẠT ĐỘNG KHÁC'],
  ],
  rows: [
    ['A.1', 'Xây dựng kế hoạch giáo dục', 'TCM', 'Trước ngày 25/8/2025'],
    ['A.2', 'Dự giờ, thao giảng', 'TCMB', 'Hàng tháng'],
    ['A.3', 'Bồi dưỡng học sinh', 'TCM', 'Thường xuyên'],
    ['A.4', 'Khảo sát chất lượng', ALL, 'Tháng 10/2025'],
    ['B.1', 'Khai giảng', 'DTN', '05/9/2025'],
    ['B.2', 'Kiểm kê tài sản', 'HCQT', 'Quý IV/2025'],
    ['B.3', 'Hội thi cấp trường', 'DTN', '20/11/2025'],
    ['B.4', 'Rà soát cơ sở vật chất', 'HCQT', 'Tháng 02/2025'],
    ['B.5', 'Vệ sinh trường lớp', 'HCQT', 'Hàng quý'],
  ],
  targets: [['CT.1', 'Học sinh hoàn thành chương trình', '%', 99, 'A.3']],
});

/** An office that is not the one of the plan that comes with the program, and words that none of its texts may have. */
export interface OtherOffice {
  readonly file: string;
  readonly plan: Plan;
  readonly foreign: RegExp;
}

/** Words of the office of the seed plan, in any spelling that a text or a file's name may have. */
const OF_THE_COMMUNE = String.raw`CCHC|cải cách|cai.cach|(?<!\p{L})xã(?!\p{L}| hội)|Cẩm Nhượng|cam.nhuong|Hà Tĩnh|Cẩm Xuyên|\b581\b|VPTK|VP-TK|BPMC|Một cửa|(?<!mục |[\p{L}\d.])(?:I|II|III|IV|V|VI|VII)\.\d`;
const OF_A_COMMITTEE = String.raw`UBND(?! tỉnh Bình An)|Ủy ban|Chủ tịch|Ban Chỉ đạo|Đảng ủy|HĐND|phường`;

export const OTHER_OFFICES: Readonly<Record<string, OtherOffice>> = {
  'a ward with a person’s name': other(nguyenDu),
  'a ward with a number': other(phuong7),
  'a department of a province': other(so, OF_A_COMMITTEE),
  'a school': other(truong, OF_A_COMMITTEE),
};

function other(file: string, more = ''): OtherOffice {
  const read = readPlan(file, 'plan.json');
  if (!read.ok) throw new RangeError(read.faults.join('\n'));
  const foreign = new RegExp(more === '' ? OF_THE_COMMUNE : `${OF_THE_COMMUNE}|${more}`, 'iu');
  return { file, plan: read.plan, foreign };
}

/** The lines of texts that speak of another office than their own. */
export function foreignLines({ foreign }: OtherOffice, texts: Iterable<string>): readonly string[] {
  const lines = [...texts].flatMap((text) => text.normalize('NFC').split('\n'));
  return [...new Set(lines.filter((line) => foreign.test(line)))];
}
