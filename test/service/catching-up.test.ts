import { expect, test } from 'vitest';
import { createCatchingUp } from '../../src/service/catching-up.js';
import type { CatchingUp } from '../../src/service/catching-up.js';
import { capturedLog } from '../support/captured-log.js';

let now = 0;
const log = capturedLog();
const begin = (): CatchingUp => {
  now = 1_000_000;
  return createCatchingUp({ log, elapsed: () => now });
};
const after = (seconds: number): void => {
  now += seconds * 1000;
};

test('after a start everybody waits until what waited was read', () => {
  const catching = begin();
  expect(catching.isBehind()).toBe(true);
  catching.caughtUp();
  expect(catching.isBehind()).toBe(false);
});

test('for two minutes at most, whatever happens, and then not again', () => {
  const catching = begin();
  after(119);
  expect(catching.isBehind()).toBe(true);
  after(1);
  expect(catching.isBehind()).toBe(false);
  catching.heard();
  expect(catching.isBehind()).toBe(false);
});

test('after two silent minutes it begins anew with the first answer; a shorter silence is none', () => {
  const catching = begin();
  catching.heard();
  catching.caughtUp();
  after(120);
  catching.heard();
  expect(catching.isBehind()).toBe(false);
  after(121);
  expect(catching.isBehind()).toBe(false);
  catching.heard();
  expect(catching.isBehind()).toBe(true);
  after(60);
  catching.heard();
  after(60);
  expect(catching.isBehind()).toBe(false);
});

test('the log says once that letters wait, and that they wait no longer', () => {
  const catching = begin();
  const before = log.events.length;
  for (let tick = 0; tick < 3; tick += 1) catching.isBehind();
  after(120);
  for (let tick = 0; tick < 3; tick += 1) catching.isBehind();
  expect(log.events.slice(before)).toEqual([
    'letters wait until what people sent is read',
    'letters wait no longer for what people sent',
  ]);
});
