import { departmentOf } from '../../plan/plan.js';
import type { DepartmentId, Office, Section, Task } from '../../plan/plan.js';
import type { Standing } from '../../journal/standing.js';
import type { Evidence } from '../../journal/fact.js';
import { evidenceWords } from '../../words/lines.js';
import { periodName, plainClip, stateWords } from '../../words/words.js';

/*
 * Papers are no HTML: the words of messages, without the escapes of Telegram's.
 */

const ESCAPES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** What a person reads of one of the bot's own lines. */
export function plainOf(html: string): string {
  return html
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:lt|gt|quot|amp);/gu, (escape) => ESCAPES[escape] ?? escape);
}

export function plainPeriod(standing: Standing): string {
  return plainOf(periodName(standing));
}

export function plainState(office: Office, standing: Standing): string {
  return plainOf(stateWords(office, standing));
}

export function plainEvidence(evidence: readonly Evidence[]): string {
  return plainOf(evidenceWords(evidence, 20));
}

/** Words of people or of the plan, on one line, without what a document cannot hold. */
export function plainWords(text: string, most = 500): string {
  return plainClip(text, most);
}

export function departmentName(office: Office, id: DepartmentId): string {
  return plainWords(departmentOf(office.plan, id).name, 80);
}

/** Notes of people, without the numbers of documents, which stand with the evidence. */
export function noteWords(notes: readonly string[], evidence: readonly Evidence[]): string {
  const numbers = evidence.flatMap((one) => (one.kind === 'document' ? [one.number] : []));
  return notes
    .map((note) => numbers.reduce((words, number) => words.replaceAll(number, ''), note))
    .map((note) => plainWords(note.replace(/^[\s,;:.]+|[\s,;:.]+$/gu, ''), 300))
    .filter((note) => note !== '')
    .join('; ');
}

/** `CẢI CÁCH THỂ CHẾ` → `Cải cách thể chế`; abbreviations stay. */
export function sectionTitle({ title }: Section): string {
  const words = plainWords(title, 200);
  if (words !== words.toUpperCase()) return words;
  const small = words
    .toLowerCase()
    .replace(/(?<!\p{L})(?:cchc|iso|tthc|cntt|ubnd)(?!\p{L})/gu, (word) => word.toUpperCase());
  return small.charAt(0).toUpperCase() + small.slice(1);
}

/** The task in full, its code before it: `III.1 Xây dựng, ban hành …`. */
export function fullName(task: Task): string {
  return `${task.code} ${plainWords(task.text, 400)}`;
}

/** `Xã Cẩm Nhượng` → `xã Cẩm Nhượng`, as it stands in a sentence. */
export function officeInSentence(office: string): string {
  const words = plainWords(office, 80);
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** `Xã Cẩm Nhượng` → `Cẩm Nhượng`, the place that papers are dated at. */
export function placeOf(office: string): string {
  return plainWords(office, 80).replace(/^(?:xã|phường|thị trấn|đặc khu|thành phố|huyện|tỉnh)\s+/iu, '');
}
