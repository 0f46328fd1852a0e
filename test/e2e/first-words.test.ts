import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closed, internal, malformed } from '../../src/bot-api-double/faults.js';
import { ask, enrolCast, newest, openStage } from '../support/stage.js';
import type { Stage } from '../support/stage.js';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage({ at: '2025-03-20 08:00' });
});

afterEach(() => stage.close());

describe('a start whose first calls fail', () => {
  test('for want of Telegram goes on trying, then does all that a start does', async () => {
    await enrolCast(stage);
    await stage.stop();
    stage.double.faults.inject('setMyCommands', internal, 20);
    stage.double.faults.inject('setMyDescription', closed, 3);
    stage.double.faults.inject('setMyShortDescription', malformed);
    await stage.start();
    expect(stage.events()).toContain('menu not set');
    const officer = stage.double.user({ id: 1002, firstName: 'Lê Văn Tâm' });
    expect((await ask(stage, officer, '/done III.1')).text).toContain('III.1');
  });

  test('because the disk takes nothing is logged, and the bot listens all the same', async () => {
    await stage.stop();
    const told = stage.told();
    const fresh = join(stage.dataDir, 'journal.json.new');
    await mkdir(join(fresh, 'in-the-way'), { recursive: true });
    await stage.start();
    expect(stage.events()).toContain('start not completed');
    expect(stage.told().slice(told.length)).toBe(`The data are in ${stage.dataDir}\n`);
    const stranger = stage.double.user({ id: 66, firstName: 'Ai đó' });
    stranger.start();
    await stage.settle();
    expect(newest(stage, stranger).text).not.toBe('');
    await rm(fresh, { recursive: true });
    await stage.restart();
    expect(stage.told().slice(told.length)).toContain('https://t.me/nhacviec_bot?start=');
  });
});
