import { FILE_KINDS } from '../../journal/fact.js';
import type { Evidence } from '../../journal/fact.js';
import { blank } from '../../words/documents/paper.js';
import type { Runs } from '../../words/documents/paper.js';
import { fileKindWords } from '../../words/lines.js';
import { dateWords } from '../../words/words.js';
import { plainWords } from './plain-words.js';

/** What the letters of a symbol stand for, as Phụ lục III of Nghị định 30/2020/NĐ-CP has them; `QD` and `CV` as people write. */
const KINDS: Readonly<Record<string, string>> = {
  NQ: 'Nghị quyết',
  QĐ: 'Quyết định',
  QD: 'Quyết định',
  CT: 'Chỉ thị',
  QC: 'Quy chế',
  QYĐ: 'Quy định',
  TC: 'Thông cáo',
  TB: 'Thông báo',
  HD: 'Hướng dẫn',
  CTR: 'Chương trình',
  KH: 'Kế hoạch',
  PA: 'Phương án',
  ĐA: 'Đề án',
  DA: 'Dự án',
  BC: 'Báo cáo',
  BB: 'Biên bản',
  TTR: 'Tờ trình',
  HĐ: 'Hợp đồng',
  CĐ: 'Công điện',
  BGN: 'Bản ghi nhớ',
  BTT: 'Bản thỏa thuận',
  GUQ: 'Giấy ủy quyền',
  GM: 'Giấy mời',
  GGT: 'Giấy giới thiệu',
  GNP: 'Giấy nghỉ phép',
  PG: 'Phiếu gửi',
  PC: 'Phiếu chuyển',
  PB: 'Phiếu báo',
  CV: 'Công văn',
};

const SYMBOL = /^\d+(?:\/\d{4})?\/(?<kind>\p{L}[\p{L}\d]*)-(?<rest>.+)$/u;
/** Those that issue documents: the last word of a symbol that names its kind first. A letter has them first, and its drafter last. */
const ISSUER = /^(?:UBND|HĐND|HDND|BCĐ|BCD)(?:-|$)/iu;

/** The kind of a document by its symbol: `01/QĐ-UBND` is a `Quyết định`, `61/UBND-VP` a `Công văn`; null where that does not tell. */
export function documentKind(number: string): string | null {
  const { kind = '', rest = '' } = SYMBOL.exec(number)?.groups ?? {};
  const known = KINDS[kind.toUpperCase()];
  if (known !== undefined) return known;
  return ISSUER.test(kind) && !ISSUER.test(rest) ? 'Công văn' : null;
}

/** `Quyết định số 01/QĐ-UBND`; a paper of a kind that its symbol does not tell is a `Văn bản`. */
export function documentName(number: string): string {
  return `${documentKind(number) ?? 'Văn bản'} số ${plainWords(number, 40)}`;
}

/** The document in full with its day, which is filled in by hand where nobody said it: `Quyết định số 01/QĐ-UBND ngày […]`. */
export function documentRuns({ number, dated }: Extract<Evidence, { kind: 'document' }>): Runs {
  return [`${documentName(number)} ngày `, dated === null ? blank : dateWords(dated)];
}

const MOST = 20;

/** What shows that work is done: its documents in full, and how many photos and files are at hand; empty where nothing is. */
export function evidenceRuns(evidence: readonly Evidence[]): Runs {
  const documents = evidence.flatMap((one) => (one.kind === 'document' ? [one] : []));
  const files = FILE_KINDS.flatMap((kind) => {
    const count = evidence.filter((one) => one.kind === kind).length;
    return count > 0 ? [`${count} ${fileKindWords(kind)}`] : [];
  });
  const rest = documents.length - MOST;
  const parts: readonly Runs[] = [
    ...documents.slice(0, MOST).map(documentRuns),
    ...(rest > 0 ? [[`${rest} văn bản khác`]] : []),
    ...(files.length > 0 ? [[`hồ sơ lưu: ${files.join(', ')}`]] : []),
  ];
  return parts.flatMap((part, at) => (at === 0 ? part : ['; ', ...part]));
}
