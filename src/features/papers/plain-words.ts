import { departmentOf, leadsOf } from '../../plan/plan.js';
import type { DepartmentId, Office, Section, Task } from '../../plan/plan.js';
import type { Standing } from '../../journal/standing.js';
import type { Evidence } from '../../journal/fact.js';
import { evidenceWords } from '../../words/lines.js';
import { sentenceCase } from '../../words/sentence-case.js';
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

/** The leads of a task, as a paper names them. */
export function leadNames(office: Office, task: Task): string {
  return leadsOf(task)
    .map((id) => departmentName(office, id))
    .join(', ');
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

/** `III. CẢI CÁCH THỦ TỤC HÀNH CHÍNH`; a plan without sections has only the title. */
export function sectionHead({ id, title }: Section): string {
  return id === '' ? plainWords(title, 200) : `${id}. ${plainWords(title, 200)}`;
}

export function sectionTitle({ title }: Section): string {
  return sentenceCase(plainWords(title, 200));
}
