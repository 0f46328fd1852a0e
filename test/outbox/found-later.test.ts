import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { report } from '../../src/features/report/flow.js';
import { undo } from '../../src/features/undo/flow.js';
import { plainText } from '../../src/words/words.js';
import { reportFound } from '../../src/features/report/found-words.js';
import { instantAt, momentIn } from '../../src/plan/day.js';
import { day } from '../../src/plan/day.js';
import { effort } from '../support/effort.js';
import { ZONE, moment, office as decree } from '../support/office.js';
import { lines, officeWorld } from '../support/world.js';
import type { Label, OfficeWorld } from '../support/world.js';

async function running(options: Parameters<typeof officeWorld>[0] = {}): Promise<OfficeWorld> {
  const office = await officeWorld(options);
  await office.at('2024-12-02 06:00');
  await office.at('2025-03-31 07:30');
  return office;
}

/** Reads now what was sent then. */
async function finds(office: OfficeWorld, who: Label, sent: string, text: string): Promise<void> {
  const world = { ...office.world, sent: moment(sent) };
  await report(world, office.by(who), { status: 'done', text, evidence: [], about: null });
}

function corrections(office: OfficeWorld): readonly string[] {
  const found = office.brought.filter(({ notice }) => notice.kind === 'report-found');
  return lines(found);
}

function words(office: OfficeWorld): string {
  const notice = office.brought.map((one) => one.notice).find(({ kind }) => kind === 'report-found');
  return notice?.kind === 'report-found' ? plainText(reportFound(decree, notice).html) : '';
}

describe('a report that is read after a letter called its work late', () => {
  it('is told to the coordinator, once, with both times', async () => {
    const office = await running();
    await office.at('2025-04-01 07:30');
    office.now('2025-04-01 07:40');
    await finds(office, 'VPTK', '2025-03-31 22:15', 'III.1');
    await office.at('2025-04-01 07:41');
    await office.at('2025-04-01 07:42');
    await office.at('2025-04-02 07:30');
    expect(corrections(office)).toEqual(['DM: found III.1']);
    expect(words(office)).toBe(
      [
        'Đính chính',
        '• III.1 Kế hoạch kiểm soát TTHC, một cửa: đã báo cáo hoàn thành ngày 31/03/2025, đúng hạn',
        'Tin gửi lúc 22:15 ngày 31/03/2025, bot đọc được lúc 07:40 ngày 01/04/2025.',
        'Nội dung quá hạn trong thư gửi đồng chí ngày 01/04/2025 không còn đúng.',
        'Người báo cáo: đồng chí VPTK (VP-TK).',
      ].join('\n'),
    );
  });

  it('of several tasks in one gesture is one correction', async () => {
    const office = await running();
    await office.at('2025-04-01 07:30');
    office.now('2025-04-01 07:40');
    await finds(office, 'VPTK', '2025-03-31 22:15', 'III.1, I.2');
    await office.at('2025-04-01 07:41');
    expect(corrections(office)).toEqual(['DM: found III.1 I.2']);
  });

  it('is told to the chairman too, where his Monday’s letter named the work', async () => {
    const office = await running();
    await office.at('2025-04-14 07:30');
    office.now('2025-04-14 07:40');
    await finds(office, 'VPTK', '2025-04-13 22:15', 'III.1');
    await office.at('2025-04-14 07:41');
    expect([...corrections(office)].sort()).toEqual(['DM: found III.1', 'LD: found III.1']);
    expect(words(office)).toContain('đã báo cáo hoàn thành ngày 13/04/2025, quá hạn 13 ngày');
  });

  it('and after the week’s summary: the coordinator hears that it was not counted', async () => {
    const office = await running();
    await office.at('2025-04-04 07:30');
    await office.at('2025-04-04 16:00');
    office.now('2025-04-04 16:10');
    await finds(office, 'VPTK', '2025-04-04 15:50', 'III.1');
    await office.at('2025-04-04 16:11');
    expect(corrections(office)).toEqual(['DM: found III.1']);
    expect(words(office)).toContain('Tổng hợp tuần gửi ngày 04/04/2025 chưa tính báo cáo này');
    expect(words(office)).not.toContain('trong thư');
  });

  it('is told to whoever shares the post and got the same letter, and not to who made it', async () => {
    const office = await running();
    await office.write({
      ...{ kind: 'enrolled', person: 77 as never, name: 'Hai', invitation: null },
      post: { kind: 'officer', department: 'VPTK' as never },
    });
    await office.at('2025-04-01 07:30');
    office.now('2025-04-01 07:40');
    await finds(office, 'VPTK', '2025-03-31 22:15', 'III.1');
    await office.at('2025-04-01 07:41');
    expect([...corrections(office)].sort()).toEqual(['77: found III.1', 'DM: found III.1']);
  });
});

describe('nothing is put right', () => {
  it.each<readonly [string, string, string]>([
    ['where the letter left before it was sent', '2025-04-01 07:35', '2025-04-01 09:00'],
    ['where it was read before the letter', '2025-03-31 22:15', '2025-04-01 07:29'],
  ])('%s', async (_why, sent, read) => {
    const office = await running();
    if (read > '2025-04-01 07:30') await office.at('2025-04-01 07:30');
    office.now(read);
    await finds(office, 'VPTK', sent, 'III.1');
    await office.at('2025-04-01 09:01');
    expect(corrections(office)).toEqual([]);
  });

  it('where the report was taken back at once', async () => {
    const office = await running();
    await office.at('2025-04-01 07:30');
    office.now('2025-04-01 07:40');
    await finds(office, 'VPTK', '2025-03-31 22:15', 'III.1');
    await undo(office.world, office.by('VPTK'), { fact: null });
    await office.at('2025-04-01 07:41');
    expect(corrections(office)).toEqual([]);
  });

  it('where the day of completion was told with both days already', async () => {
    const office = await running();
    await office.at('2025-04-02 07:30');
    office.now('2025-04-02 07:40');
    await finds(office, 'VPTK', '2025-04-01 22:15', 'III.1 xong ngày 28/03');
    await office.at('2025-04-02 07:41');
    expect(corrections(office)).toEqual([]);
    expect(lines(office.brought)).toContain('DM: told backdated III.1 by VPTK');
  });
});

it('whenever it was sent and read within a day, no letter after the reading calls it late', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: -2 * 1440, max: 1439 }),
      fc.integer({ min: 2, max: 1440 }),
      async (minute, delay) => {
        const office = await running();
        const at = (of: number): string => {
          const instant = new Date(instantAt(ZONE, day('2025-03-31'), 0).getTime() + of * 60_000);
          return momentIn(ZONE, instant).iso.slice(0, 16).replace('T', ' ');
        };
        const [sent, read] = [at(minute), at(minute + delay)];
        if (read > '2025-04-01 07:30') await office.at('2025-04-01 07:30');
        office.now(read);
        await finds(office, 'VPTK', sent, 'III.1');
        const before = office.brought.length;
        for (const date of ['01', '02', '07', '14']) await office.at(`2025-04-${date} 07:31`);
        const after = office.brought.slice(before);
        const told = JSON.stringify(lines(after.filter(({ notice }) => notice.kind !== 'report-found')));
        expect(told).not.toContain('III.1');
        expect(office.facts().findLast(({ kind }) => kind === 'reported')).toMatchObject({
          completedOn: sent.slice(0, 10),
        });
        const wrong = read > '2025-04-01 07:30';
        expect(corrections(office)).toEqual(wrong ? ['DM: found III.1'] : []);
      },
    ),
    { numRuns: effort(10, 200) },
  );
}, 300_000);
