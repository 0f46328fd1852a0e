import { expect, test } from 'vitest';
import { fragileDisk, type FragileDisk } from './fragile-disk.js';
import { cause, goodJournal, moment, reported } from './scene.js';

const FOLDER = '/data';

async function reportTo(disk: FragileDisk, update: number, on: string): Promise<void> {
  const { journal } = await goodJournal(FOLDER, { files: disk.files });
  await journal.decide(cause(update, moment(on)), () => ({ facts: [reported()], answer: null }));
}

async function updatesOn(disk: FragileDisk): Promise<readonly (number | null)[]> {
  const { journal } = await goodJournal(FOLDER, { files: disk.files });
  return journal.facts().map(({ update }) => update);
}

test.each([
  ['the first write of all', 0, '2025-03-24'],
  ['a later write', 2, '2025-03-24'],
  ['a write that makes the day’s backup before', 2, '2025-03-25'],
])('a power cut at any moment of %s leaves what was acknowledged, and opens', async (_, before, on) => {
  const acknowledged = Array.from({ length: before }, (__, index) => index + 1);
  for (let cut = 0; ; cut += 1) {
    const disk = fragileDisk();
    for (const update of acknowledged) await reportTo(disk, update, '2025-03-24');
    disk.cutBefore(cut);
    const whole = await reportTo(disk, before + 1, on).then(
      () => true,
      (error: unknown) => {
        if (!String(error).includes('the power is gone')) throw error;
        return false;
      },
    );
    // Which of the names changed since the last sync arrive is the file system's choice: every choice of six.
    for (let choice = 0; choice < 64; choice += 1) {
      const updates = await updatesOn(disk.after((index) => (choice >> index) % 2 === 1));
      const told = whole ? [...acknowledged, before + 1] : acknowledged;
      expect(updates.slice(0, told.length), `cut before operation ${cut}, choice ${choice}`).toEqual(told);
      expect(updates.length).toBeLessThanOrEqual(before + 1);
    }
    if (whole) {
      expect(cut).toBeGreaterThan(5);
      break;
    }
  }
});
