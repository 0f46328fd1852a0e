import { beforeAll, describe, expect, test } from 'vitest';
import { letterMessage } from '../../../src/features/letter/words.js';
import type { Letter } from '../../../src/features/letter/rule.js';
import { report } from '../../../src/features/report/flow.js';
import { responsibleFor } from '../../../src/journal/people.js';
import { allStandings, owes } from '../../../src/journal/standing.js';
import { byTask } from '../../../src/journal/views.js';
import { addDays, day } from '../../../src/plan/day.js';
import { present } from '../../../src/ports/world.js';
import { office } from '../../support/office.js';
import { foldedAway, phoneLines } from '../../support/reading.js';
import { officeWorld } from '../../support/world.js';
import type { Brought, Label, OfficeWorld } from '../../support/world.js';

/** A screen of a phone has some thirty lines of forty characters. */
const SCREEN_AND_A_HALF = 45;

/** What was due before December is reported, but for what is late on purpose. */
async function readyForDecember(late: readonly string[]): Promise<OfficeWorld> {
  const world = await officeWorld();
  await world.at('2024-12-02 06:00');
  await world.at('2025-11-27 07:30');
  const { office: of, history } = present(world.world);
  for (const standing of allStandings(of, history, day('2025-11-28'))) {
    if (standing.period.due >= '2025-12-01' || standing.state.kind === 'undated') continue;
    if (late.includes(standing.task.code)) continue;
    for (const who of responsibleFor(of.plan, standing.task).filter((one) => owes(standing, one))) {
      await report(world.world, world.by(who as string as Label), {
        status: 'done',
        text: '',
        evidence: [],
        about: { tasks: [standing.task], period: standing.period.id, part: null },
        confirmed: true,
      });
    }
  }
  return world;
}

async function december(world: OfficeWorld): Promise<readonly Brought[]> {
  const brought: Brought[] = [];
  for (let today = day('2025-12-01'); today <= '2025-12-31'; today = addDays(today, 1)) {
    brought.push(...(await world.at(`${today} 07:30`)));
  }
  return brought;
}

function lettersOf(brought: readonly Brought[]): readonly Letter[] {
  return brought.flatMap(({ notice }) => (notice.kind === 'letter' ? [notice.letter] : []));
}

describe('a letter of December', () => {
  let letters: readonly Letter[] = [];
  beforeAll(async () => {
    const running = await december(await readyForDecember([]));
    const behind = await december(await readyForDecember(['VI.2', 'I.4a', 'TH.3', 'TH.4']));
    const begun = await december(await officeWorld({ at: '2025-11-30 08:00' }));
    letters = lettersOf([...running, ...behind, ...begun]);
  }, 120_000);

  test('of nine tasks fits a phone’s screen and a half, without what is folded', () => {
    const officers = letters.filter(({ digest, escalated }) => !digest && escalated.length === 0);
    const upToNine = officers.filter(
      ({ items }) => byTask(items.map(({ standing }) => standing)).length <= 9,
    );
    expect(upToNine.length).toBeGreaterThan(60);
    const long = upToNine
      .map((letter) => foldedAway(letterMessage(office, letter, { again: true, namesYear: false })))
      .filter((text) => phoneLines(text) > SCREEN_AND_A_HALF);
    expect(long).toEqual([]);
  });

  test('has a line a task from the second rung on: what the plan says is folded', () => {
    let lines = 0;
    for (const letter of letters) {
      const text = foldedAway(letterMessage(office, letter, { again: false, namesYear: false }));
      const open = new Set(
        letter.items.filter((item) => item.open).map(({ standing }) => standing.task.code),
      );
      const told = text.split('\n').filter((line) => /kế hoạch ghi|sản phẩm:/u.test(line));
      for (const line of told) expect(open).toContain(/^• (\S+)/u.exec(line)?.[1]);
      lines += told.length;
    }
    // On the first rung the plan's own words are there.
    expect(lines).toBeGreaterThan(0);
  });
});
