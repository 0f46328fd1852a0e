import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarFile } from '../../../../src/features/papers/flow.js';
import type { PaperSource } from '../../../../src/features/papers/flow.js';
import { dueDatesOf } from '../../../../src/features/papers/calendar/rule.js';
import { entryWords } from '../../../../src/features/papers/calendar/words.js';
import { replay } from '../../../../src/journal/replay/replay.js';
import {
  department,
  journalOf,
  office,
  officer,
  officeWith,
  reported,
  started,
} from '../../../support/builders.js';
import type { Entry } from '../../../support/builders.js';
import { effort } from '../../../support/effort.js';
import { ZONE, moment } from '../../../support/office.js';
import { sourceAt } from '../sources.js';

interface Shown {
  readonly uid: string;
  readonly sequence: number;
  readonly summary: string;
  readonly description: string;
  readonly start: string;
  readonly alarms: readonly string[];
}

function fileOf(source: PaperSource, ...departments: readonly string[]): string {
  const whose = departments.map(department);
  const { bytes } = calendarFile(source, { departments: whose, timeZone: ZONE, minute: 450 });
  return new TextDecoder().decode(bytes);
}

/** The events as a parser that is not ours reads them. */
function shown(file: string): readonly Shown[] {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      description: event.description,
      start: event.startDate.toJSDate().toISOString(),
      alarms: component
        .getAllSubcomponents('valarm')
        .map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
    };
  });
}

function eventOf(file: string, task: string): Shown {
  const found = shown(file).find(({ uid }) => uid.startsWith(`${task}-2025@`));
  if (!found) throw new Error(`no event of ${task}`);
  return found;
}

function sourceWith(entries: readonly Entry[], local = '2025-03-03 08:00'): PaperSource {
  const staff = [started('2025-01-02'), officer(1, 'Lê Văn Tâm', 'VPTK')];
  return { office, facts: journalOf([...staff, ...entries]), now: moment(local) };
}

describe('the calendar file as another program reads it', () => {
  const file = fileOf(sourceWith([]), 'VPTK');

  test('has a due day in UTC, with the alarms of the bot’s own ladder', () => {
    expect(eventOf(file, 'III.1')).toMatchObject({
      summary: 'Hạn III.1 Kế hoạch kiểm soát TTHC, một cửa',
      // 07:30 in Việt Nam.
      start: '2025-03-31T00:30:00.000Z',
      // The third day before is a Friday; a fortnight before is a working Monday.
      alarms: ['-P14D', '-P7D', '-P3D', 'PT0S'],
    });
    expect(file).not.toMatch(/^DT(?:START|END|STAMP)(?!.*Z\r?$)/mu);
  });

  test('imported again after a change it updates and does not double', () => {
    const done = reported({ by: 1, on: '2025-03-05', code: 'III.1', note: '45/KH-UBND' });
    const later = fileOf(sourceWith([done], '2025-03-06 08:00'), 'VPTK');
    expect(shown(later).map(({ uid }) => uid)).toEqual(shown(file).map(({ uid }) => uid));
    const [before, after] = [eventOf(file, 'III.1'), eventOf(later, 'III.1')];
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect(after).toMatchObject({
      summary: 'Đã báo cáo: III.1 Kế hoạch kiểm soát TTHC, một cửa',
      alarms: [],
    });
  });

  test('no entry has the id of another, for one department nor for all', () => {
    for (const one of [file, fileOf(sourceAt('2025-06-17 08:00'))]) {
      const ids = shown(one).map(({ uid }) => uid);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThan(20);
    }
  });

  test('says what the paper says and how it is read', () => {
    expect(eventOf(fileOf(sourceWith([]), 'VHXH'), 'I.1c').description).toContain(
      'Thời gian hoàn thành (in trong kế hoạch): Tháng 01/2025\nHạn 31/01/2025, hết ngày 03/02/2025 mới tính quá hạn',
    );
  });

  test('folds its lines at 75 octets, whatever the words, and loses none of them', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, (title) => {
        const source = {
          ...sourceWith([]),
          office: officeWith((plan) => ({
            ...plan,
            tasks: plan.tasks.map((task) => ({ ...task, title: `Ủy ban ${title} ${'ộ'.repeat(50)}` })),
          })),
        };
        const text = fileOf(source, 'KT');
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const entries = dueDatesOf(source.office, replay(source.facts), {
          departments: [department('KT')],
          today: source.now.day,
        });
        expect(shown(text).map(({ summary, description }) => ({ summary, description }))).toEqual(
          entries.map((entry) => entryWords(source.office, entry)),
        );
      }),
      { numRuns: effort(10, 1000) },
    );
  });
});
