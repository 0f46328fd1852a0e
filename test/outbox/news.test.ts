import { describe, expect, it } from 'vitest';
import { requestExtension } from '../../src/features/extension/flow.js';
import { leaveOffice } from '../../src/features/people/flow.js';
import type { Delivery } from '../../src/ports/ports.js';
import { report } from '../../src/features/report/flow.js';
import { tickNews } from '../../src/service/tick.js';
import { loseGroup } from '../../src/outbox/learn.js';
import type { Happening, PersonId } from '../../src/journal/fact.js';
import { STAFF, lines, officeWorld } from '../support/world.js';
import type { Label, OfficeOptions, OfficeWorld } from '../support/world.js';

const DOWN: Delivery = { kind: 'failed', description: 'no network', perhapsSent: false };
const BLOCKED: Delivery = { kind: 'unreachable', reason: 'blocked' };

async function running(options: OfficeOptions = {}): Promise<OfficeWorld> {
  const office = await officeWorld(options);
  await office.at('2025-03-28 09:00');
  return office;
}

async function told(office: OfficeWorld, local: string): Promise<readonly string[]> {
  const before = office.brought.length;
  office.now(local);
  await tickNews(office.world);
  return [...lines(office.brought.slice(before))].sort();
}

function difficulty(office: OfficeWorld): Promise<unknown> {
  const ask = { status: 'blocked', text: 'III.1 chờ kinh phí', evidence: [], about: null } as const;
  return report(office.world, office.by('VPTK'), ask);
}

function person(label: Label, kind: 'unreachable' | 'reachable'): Happening {
  const id = STAFF[label] as PersonId;
  return kind === 'reachable' ? { kind, person: id } : { kind, person: id, reason: 'blocked' };
}

function coordinator(label: Label): Happening {
  const post = { kind: 'coordinator' } as const;
  return { kind: 'enrolled', person: STAFF[label] as PersonId, name: label, post, invitation: null };
}

describe('news', () => {
  it('are told by a bot that died as soon as the fact was written down, once', async () => {
    const office = await running();
    await difficulty(office);
    await requestExtension(office.world, office.by('VPTK'), { text: 'I.2 15/04/2025 chờ tỉnh', about: null });
    const { journal } = office.world;
    const after = await officeWorld({ journal, outbox: office.world.outbox });
    const news = ['DM: news extension', 'DM: told blocked III.1 by VPTK', 'LD: news extension'];
    expect(await told(after, '2025-03-28 09:05')).toEqual(news);
    expect(await told(after, '2025-03-28 09:06')).toEqual([]);
  });

  it('go to whom they concerned then: not to who came later, or was reached again later', async () => {
    const office = await running({ staff: ['VPTK', 'KT', 'DM', 'LD'] });
    await office.write(coordinator('TPHT'));
    await office.write(person('TPHT', 'unreachable'));
    await difficulty(office);
    await office.write(person('TPHT', 'reachable'));
    await office.write(coordinator('KT'));
    expect(await told(office, '2025-03-28 09:05')).toEqual(['DM: told blocked III.1 by VPTK']);
  });

  it('wait three days for who cannot be reached any more, and are no news after that', async () => {
    for (const [back, expected] of [
      ['2025-03-31 09:00', ['DM: told blocked III.1 by VPTK']],
      ['2025-04-01 09:00', []],
    ] as const) {
      const office = await running();
      await difficulty(office);
      await office.write(person('DM', 'unreachable'));
      expect(await told(office, '2025-03-28 09:05')).toEqual(['LD: news no-coordinator']);
      await office.write(person('DM', 'reachable'));
      expect(await told(office, back)).toEqual(expected);
    }
  });

  it('reach who blocked the bot before they came and is back within three days', async () => {
    let fate: Delivery | null = null;
    const office = await running({ fate: ({ chat }) => (chat === STAFF.DM ? fate : null) });
    await difficulty(office);
    fate = BLOCKED;
    expect(await told(office, '2025-03-28 09:05')).toEqual([]);
    fate = null;
    expect(await told(office, '2025-03-28 09:06')).toEqual(['LD: news no-coordinator']);
    await office.write(person('DM', 'reachable'));
    expect(await told(office, '2025-03-29 09:00')).toEqual(['DM: told blocked III.1 by VPTK']);
  });

  it('are tried through a longer failure of the line', async () => {
    let fate: Delivery | null = DOWN;
    const office = await running({ fate: () => fate });
    await difficulty(office);
    for (const date of ['28', '29', '30', '31']) {
      expect(await told(office, `2025-03-${date} 10:00`)).toEqual([]);
    }
    expect(await told(office, '2025-04-02 10:00')).toEqual([]);
    fate = null;
    expect(await told(office, '2025-04-04 10:00')).toEqual(['DM: told blocked III.1 by VPTK']);
  });

  it('of a lost group are told when the line is back', async () => {
    let fate: Delivery | null = DOWN;
    const office = await running({ fate: () => fate });
    await loseGroup(office.world);
    expect(await told(office, '2025-03-28 10:00')).toEqual([]);
    fate = null;
    expect(await told(office, '2025-03-28 10:01')).toEqual(['DM: group-lost']);
  });

  it('come to one person in their order, and to others without waiting for him', async () => {
    const office = await running();
    await difficulty(office);
    await requestExtension(office.world, office.by('VPTK'), { text: 'I.2 15/04/2025 chờ tỉnh', about: null });
    let free = (): void => undefined;
    let reached = (): void => undefined;
    const hanging = new Promise<void>((resolve) => (free = resolve));
    const chairman = new Promise<void>((resolve) => (reached = resolve));
    const arrived: string[] = [];
    const { messenger } = office.world;
    const world: typeof office.world = {
      ...office.world,
      messenger: {
        ...messenger,
        async deliver(address, notice, context) {
          if (address.chat === STAFF.DM) await hanging;
          arrived.push(`${address.chat} ${notice.kind}`);
          if (address.chat === STAFF.LD) reached();
          return messenger.deliver(address, notice, context);
        },
      },
    };
    const ticking = tickNews(world);
    await chairman;
    expect(arrived).toEqual([`${STAFF.LD} news`]);
    free();
    await ticking;
    expect(arrived).toEqual([`${STAFF.LD} news`, `${STAFF.DM} report-told`, `${STAFF.DM} news`]);
  });

  it('for who has left and blocked the bot are tried once', async () => {
    let fate: Delivery | null = null;
    const office = await running({ fate: ({ chat }) => (chat === STAFF.KT ? fate : null) });
    fate = BLOCKED;
    await leaveOffice(office.world, office.by('DM'), { person: office.by('KT').person, sure: true });
    let tries = 0;
    const { messenger } = office.world;
    const counting: typeof messenger = {
      ...messenger,
      deliver(address, notice, context) {
        tries += 1;
        return messenger.deliver(address, notice, context);
      },
    };
    await tickNews({ ...office.world, messenger: counting });
    await tickNews({ ...office.world, messenger: counting });
    expect(tries).toBe(1);
  });
});
