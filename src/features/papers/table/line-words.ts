import type { Office } from '../../../plan/plan.js';
import type { CheckIns, TableLine } from './rule.js';
import type { Extended } from './extended.js';
import type { Standing } from '../../../journal/standing.js';
import { causeSummary } from '../../late-reason/words.js';
import { capacityWords } from '../../../words/changed-words.js';
import { missingParts } from '../../../journal/standing.js';
import { stageOf } from '../../../words/lines.js';
import { plainStage } from '../../../words/stage-words.js';
import { dateWords, statusWords } from '../../../words/words.js';
import { noteWords, plainOf, plainPeriod, plainState, plainWords } from '../plain-words.js';
import type { Tone } from '../../../words/documents/sheet.js';

/** How a line stands, as it reads in a table: `Quá hạn 7 ngày`. */
export function lineState(office: Office, { standing, checkIns }: TableLine): string {
  if (checkIns) return checkInWords(checkIns);
  if (!standing) return 'Theo yêu cầu, chưa có hạn';
  const words = openWords(office, standing);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function toneOf({ standing, checkIns }: TableLine): Tone {
  if (checkIns) return checkIns.missed > 0 ? 'late' : checkIns.reported > 0 ? 'on-time' : 'not-begun';
  if (!standing) return 'not-begun';
  const { state } = standing;
  switch (state.kind) {
    case 'completed':
      return state.timing.kind === 'late' ? 'late' : 'on-time';
    case 'overdue':
      return 'overdue';
    case 'missed':
      return 'late';
    case 'within':
      return 'under-way';
    case 'not-open':
    case 'undated':
    case 'stopped':
    case 'paused':
      return 'not-begun';
  }
}

export function periodOfLine({ standing, checkIns }: TableLine): string {
  if (checkIns || !standing) return '';
  return plainPeriod(standing);
}

/** What people wrote: why it is stuck, or what they added to a report. */
export function notesOf({ notes, evidence, standing }: TableLine): string {
  return remarks(noteWords(notes, evidence), standing);
}

/** The same with why it is late, for a table that has no column for that. */
export function remarksOf(office: Office, { notes, evidence, standing }: TableLine): string {
  const cause = standing ? plainOf(causeSummary(office, [standing])) : '';
  const said = noteWords(notes, evidence);
  const words = [said, cause === '' ? '' : `nguyên nhân ${cause}`].filter((one) => one !== '').join('; ');
  return remarks(words, standing);
}

function remarks(words: string, standing: Standing | null): string {
  if (standing?.progress !== 'blocked') return words;
  return words === '' ? 'Vướng mắc, chưa nêu nội dung' : `Vướng mắc: ${words}`;
}

/** What made the due day another than the first, which stays on record; who decided last, and when. */
export function extensionWords({ plan }: Office, extension: Extended | null): string {
  if (!extension) return '';
  const { times, words, firstDue, decision } = extension;
  const who = decision ? `; ${capacityWords(plan, decision.as)} quyết định ${dateWords(decision.on)}` : '';
  return `${words === '' ? `${times} lần` : words}, hạn đầu ${dateWords(firstDue)}${who}`;
}

function openWords(office: Office, standing: Standing): string {
  const { state, progress, parts } = standing;
  if (standing.waiting) return plainState(office, standing);
  switch (state.kind) {
    case 'completed':
      if (state.notArising) return 'không phát sinh';
      return state.timing.kind === 'late'
        ? `hoàn thành, quá hạn ${state.timing.days} ngày`
        : 'hoàn thành đúng hạn';
    case 'not-open':
      return `chưa đến kỳ (${plainState(office, standing)})`;
    case 'undated':
      return 'đang thực hiện, chưa có hạn';
    case 'stopped':
    case 'paused': {
      const as = standing.halt?.decided.as ?? null;
      const who = as ? `, ${capacityWords(office.plan, as)} quyết định` : '';
      return `${plainState(office, standing)}${who}`;
    }
    case 'overdue':
    case 'missed':
    case 'within': {
      const stage = stageOf(standing);
      const named = stage ? ` (${plainWords(plainStage(stage), 100)})` : '';
      const said = progress === 'none' ? '' : `${statusWords(progress)}${named}`;
      const shared = parts
        ? `${parts.length - missingParts(standing).length}/${parts.length} đơn vị đã báo cáo`
        : '';
      const late = state.kind === 'overdue' ? `quá hạn ${state.days} ngày` : 'trong hạn';
      return [late, said, shared].filter((one) => one !== '').join(', ');
    }
  }
}

function checkInWords({ begun, reported }: CheckIns): string {
  return begun === 0 ? 'Chưa đến kỳ báo cáo' : `Đã báo cáo ${reported}/${begun} kỳ`;
}
