import { expect, test } from 'vitest';
import { ask, enrolCast, newest, openStage } from '../support/stage.js';
import { BUTTON_SAMPLES, FORGED } from '../support/button-samples.js';
import { effort } from '../support/effort.js';

const TOGETHER = 100;

test(
  'every press is answered, whatever data it brings, and none of them is a fault of the program',
  { timeout: 600_000 },
  async () => {
    const stage = await openStage({ at: '2025-03-20 08:00' });
    try {
      const cast = await enrolCast(stage);
      await ask(stage, cast.vptk, '/status');
      const all = [...Object.values(BUTTON_SAMPLES).flat(), ...FORGED];
      const every = effort(12, 1);
      const chosen = all.filter((_, at) => at % every === 0 || all[at]?.includes('|999999999') === true);
      expect(chosen.length).toBeGreaterThan(200);
      const message = newest(stage, cast.coordinator);
      const shown = newest(stage, cast.vptk);
      for (let from = 0; from < chosen.length; from += TOGETHER) {
        const presses = chosen.slice(from, from + TOGETHER).flatMap((data) => [
          { data, press: cast.coordinator.forges(message, data) },
          // What the officer may not do is answered too.
          ...(data.includes('|999999999') ? [{ data, press: cast.vptk.forges(shown, data) }] : []),
        ]);
        await stage.settle();
        for (const { data, press } of presses) expect(press.answer(), data).not.toBeNull();
        stage.double.forgetRequests();
      }
      expect(stage.log().match(/"update failed".*/gu) ?? []).toEqual([]);
      expect(stage.events()).not.toContain('update failed');
      expect(stage.events()).not.toContain('telegram.handler-failed');
    } finally {
      await stage.close();
    }
  },
);
