import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../src/plan/day.js';
import { realDepartments } from '../../src/plan/plan.js';
import type { overviewOf } from '../../src/features/pictures/overview.js';
import { overviewSvg } from '../../src/features/pictures/drawing/overview-svg.js';
import { overviewCaption, overviewFileName } from '../../src/features/pictures/words.js';
import type { PersonId } from '../../src/journal/fact.js';
import { present } from '../../src/ports/world.js';
import type { World } from '../../src/ports/world.js';
import { render } from '../../src/service/render.js';
import { tick } from '../../src/service/tick.js';
import { plainText } from '../../src/words/words.js';
import type { Message } from '../../src/words/message.js';
import { OTHER_OFFICES, foreignLines } from '../support/other-offices.js';
import type { OtherOffice } from '../support/other-offices.js';
import { officeWorld } from '../support/world.js';

/** What a message shows: its words, its buttons, and what its files are called. */
function textsOf({ html, buttons, files = [] }: Message): readonly string[] {
  return [
    plainText(html),
    ...buttons.flat().map(({ label }) => label),
    ...files.flatMap((file) => (file.kind === 'upload' ? [file.name] : [])),
  ];
}

/** Everything that the bot says by itself in a year in which nobody reports anything. */
async function yearOf({ plan }: OtherOffice): Promise<ReadonlySet<string>> {
  const texts = new Set<string>();
  const office = await officeWorld({ plan, staff: [], group: false, at: '2024-12-02 06:00' });
  const world: World = {
    ...office.world,
    messenger: {
      ...office.world.messenger,
      deliver({ chat }, notice, context) {
        if (notice.kind === 'picture') {
          for (const text of textsOfPicture(context.office, notice.overview)) texts.add(text);
        } else for (const text of textsOf(render(notice, context))) texts.add(text);
        return Promise.resolve({ kind: 'sent', messageId: texts.size, chat, topicClosed: false });
      },
    },
  };
  const posts = [
    ...realDepartments(plan).map(({ id }) => ({ kind: 'officer', department: id }) as const),
    { kind: 'coordinator' } as const,
    { kind: 'chairman' } as const,
  ];
  await office.write(
    ...posts.map((post, at) => ({
      ...({
        kind: 'enrolled',
        person: (at + 1) as PersonId,
        name: `Người ${at + 1}`,
        invitation: null,
      } as const),
      post,
    })),
    { kind: 'group-bound', chat: -1, topic: null, title: 'Nhóm' },
  );
  for (let today = day('2024-12-27'); today <= '2026-02-02'; today = addDays(today, 1)) {
    for (const time of ['07:30', '16:00']) {
      office.now(`${today} ${time}`);
      await tick(world);
    }
  }
  expect(present(world).office.plan).toBe(plan);
  return texts;
}

function textsOfPicture(
  office: Parameters<typeof overviewSvg>[0],
  overview: ReturnType<typeof overviewOf>,
): readonly string[] {
  const drawn = overviewSvg(office, overview).replace(/<\/text>/gu, '\n');
  return [plainText(drawn), overviewCaption(office, overview), overviewFileName(office.plan, overview.day)];
}

describe.each(Object.entries(OTHER_OFFICES))('%s through a year in which nobody reports', (_, other) => {
  test('hears of its own plan, and nothing of another office', async () => {
    const texts = await yearOf(other);
    expect(texts.size).toBeGreaterThan(100);
    expect([...texts].join('\n')).toContain(other.plan.subject.short);
    expect(foreignLines(other, texts)).toEqual([]);
  }, 240_000);
});
