import { afterEach, expect, test } from 'vitest';
import { ask, openEnrolled } from '../support/stage.js';
import type { Cast, Stage } from '../support/stage.js';

let stage: Stage;
let cast: Cast;

afterEach(() => stage.close());

async function on(at: string): Promise<void> {
  ({ stage, cast } = await openEnrolled({ at }));
}

const completed = (): readonly string[] =>
  stage
    .service()
    .bot.world.journal.facts()
    .flatMap((fact) =>
      fact.kind === 'reported' && fact.status === 'done' ? [fact.completedOn ?? 'none'] : [],
    );

test.each([
  '/done III.1 xong ngày 02/01/2026',
  '/done III.1 hoàn thành ngày 5/1/2026',
  'xong III.1 ngày 31/12/2025',
  '/done III.1 xong ngày 01/01/2026',
])(
  'in the last days of a year a day that is still to come is asked, over the turn of the year too: %s',
  async (words) => {
    await on('2025-12-30 08:00');
    const answer = await ask(stage, cast.vptk, words);
    expect(completed()).toEqual([]);
    expect(answer.text).not.toContain('✅');
  },
);

test('the day itself, and the days before it, are taken there', async () => {
  await on('2025-12-30 08:00');
  await ask(stage, cast.vptk, '/done III.1 xong ngày 30/12/2025');
  expect(completed()).toEqual(['2025-12-30']);
});

test('behind the turn of the year a day of December without its year is the one that has passed', async () => {
  await on('2025-12-30 08:00');
  await stage.clock('2026-01-05 08:00');
  await ask(stage, cast.vptk, '/done III.1 xong ngày 29/12');
  expect(completed()).toEqual(['2025-12-29']);
});
