import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answered,
  answeredChoice,
  asked,
  closed,
  emptyConversation,
  forgotten,
  joining,
  editTold,
  keeping,
  overForWords,
  pruned,
  questionForWords,
  questionReplied,
  questionToCancel,
  taken,
  told,
  unattachedOf,
  withReport,
} from '../../src/chat/conversation.js';
import type { Conversation } from '../../src/chat/conversation.js';
import type { PersonId } from '../../src/journal/fact.js';

const START = Date.parse('2025-03-20T08:00:00+07:00');
const at = (minute: number): string => new Date(START + minute * 60_000).toISOString();

function question(messageId: number, subject: string | null, minute: number): Parameters<typeof asked>[1] {
  return { messageId, subject, choices: [], proposed: null, said: null, askedAt: at(minute) };
}

const empty = emptyConversation(1, 1 as PersonId);

type Step =
  | { readonly kind: 'ask'; readonly subject: string; readonly minute: number }
  | { readonly kind: 'leave' }
  | { readonly kind: 'close'; readonly messageId: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('ask' as const),
    subject: fc.constantFrom('one', 'two'),
    minute: fc.nat({ max: 200 }),
  }),
  fc.constant({ kind: 'leave' as const }),
  fc.record({ kind: fc.constant('close' as const), messageId: fc.integer({ min: 1, max: 12 }) }),
);

function after(steps: readonly Step[]): Conversation {
  let message = 0;
  return steps.reduce((before, one) => {
    switch (one.kind) {
      case 'ask':
        message += 1;
        return asked(before, question(message, one.subject, one.minute));
      case 'leave':
        return overForWords(before);
      case 'close':
        return closed(before, one.messageId, 1_000 + one.messageId);
    }
  }, empty);
}

describe('loose words', () => {
  it('answer at most one question: the newest, as long as it is open and not an hour old', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.nat({ max: 300 }), (steps, minute) => {
        const conversation = after(steps);
        const found = questionForWords(conversation, { now: at(minute), update: 1 });
        const newest = conversation.questions.at(-1);
        if (!found) return;
        expect(found).toBe(newest);
        expect(found.state).toBe('open');
        expect(Date.parse(at(minute)) - Date.parse(found.askedAt)).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });

  it.each([
    [59, true],
    [60, true],
    [61, false],
  ])('after %i minutes: %s', (minute, open) => {
    const conversation = asked(empty, question(1, 'one', 0));
    expect(questionForWords(conversation, { now: at(minute), update: 1 }) !== null).toBe(open);
  });
});

describe('a reply', () => {
  it('answers its question until that is answered or taken back, however old it is', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.integer({ min: 1, max: 12 }), (steps, messageId) => {
        const conversation = after(steps);
        const known = conversation.questions.find((one) => one.messageId === messageId);
        const found = questionReplied(conversation, { messageId, update: 1 });
        expect(found !== null).toBe(known !== undefined && known.state !== 'closed');
      }),
    );
  });

  it('of the very update that closed it is answered again in the same way', () => {
    const conversation = closed(asked(empty, question(1, 'one', 0)), 1, 77);
    expect(questionReplied(conversation, { messageId: 1, update: 77 })).not.toBeNull();
    expect(questionReplied(conversation, { messageId: 1, update: 78 })).toBeNull();
  });

  it('closes the same question in its other messages', () => {
    const twice = asked(asked(empty, question(1, 'one', 0)), question(2, 'one', 5));
    const conversation = answered(twice, 'one', 9);
    expect(conversation.questions.map(({ state }) => state)).toEqual(['closed', 'closed']);
  });
});

it('a choice that is answered leaves the others, and the last one closes the question', () => {
  const choices = [
    { buttons: ['a', 'b'], labels: [], tasks: [] },
    { buttons: ['c'], labels: [], tasks: ['III.3'] },
  ];
  const conversation = asked(empty, { ...question(1, null, 0), choices });
  const one = answeredChoice(conversation, { messageId: 1, data: 'b', update: 5 });
  expect(one.questions[0]?.choices).toEqual([{ buttons: ['c'], labels: [], tasks: ['III.3'] }]);
  expect(answeredChoice(one, { messageId: 1, data: 'c', update: 6 }).questions[0]?.state).toBe('closed');
});

describe('what was sent without a code', () => {
  const photo = { kind: 'photo', fileId: 'f', name: null } as const;
  const sent = keeping(empty, {
    ...{ messageId: 1, album: null, at: at(0), evidence: [photo], words: '' },
    ...{ takenBy: null, notice: null },
  });

  it.each([0, 30, 60])('joins a report of minute %i', (minute) => {
    expect(joining(sent, { now: at(minute), update: 1 })).toHaveLength(1);
    expect(forgotten(sent, at(minute))).toEqual([]);
  });

  it('joins none after the hour, and is to be told of', () => {
    expect(joining(sent, { now: at(61), update: 1 })).toEqual([]);
    expect(forgotten(sent, at(61))).toHaveLength(1);
  });

  it('joins one report alone, and that one again where its update comes again', () => {
    const used = taken(sent, [1], 5);
    expect(joining(used, { now: at(10), update: 6 })).toEqual([]);
    expect(joining(used, { now: at(10), update: 5 })).toHaveLength(1);
    expect(forgotten(used, at(90))).toEqual([]);
  });
});

describe('of two questions that are open', () => {
  const two = asked(asked(empty, question(1, 'one', 0)), question(2, 'two', 5));
  const when = { now: at(6), update: 100 };

  it('loose words answer the newer, a reply its own', () => {
    expect(questionForWords(two, when)?.subject).toBe('two');
    expect(questionReplied(two, { messageId: 1, update: 100 })?.subject).toBe('one');
    expect(questionReplied(two, { messageId: 2, update: 100 })?.subject).toBe('two');
  });

  it('nothing but the newer is meant by loose words, also where that is over', () => {
    expect(questionForWords(closed(two, 2, 99), when)).toBeNull();
    expect(questionForWords(closed(two, 1, 99), when)?.subject).toBe('two');
  });

  it('a "thôi" takes back the newer, be it one for words or for a tap', () => {
    expect(questionToCancel(two, when)?.messageId).toBe(2);
    expect(questionToCancel(asked(two, question(3, null, 6)), when)?.messageId).toBe(3);
    expect(questionForWords(asked(two, question(3, null, 6)), when)?.messageId).toBe(2);
  });
});

describe('what is kept', () => {
  const DAY = 24 * 60;
  const sent = (messageId: number, minute: number, album: string | null = null) => ({
    ...{ messageId, album, at: at(minute), evidence: [], words: '', takenBy: null, notice: null },
  });
  const report = (messageId: number, minute: number) => ({
    ...{ messageId, album: null, update: messageId, answer: null, at: at(minute) },
  });
  const full = withReport(keeping(asked(empty, question(1, 'one', 0)), sent(2, 0)), report(3, 0));

  it('is all of fourteen days, and the very same while nothing is older', () => {
    expect(pruned(full, at(14 * DAY))).toBe(full);
  });

  it.each<readonly [what: string, old: Conversation]>([
    ['questions', asked(empty, question(1, 'one', 0))],
    ['what waits', keeping(empty, sent(2, 0))],
    ['reports', withReport(empty, report(3, 0))],
  ])('has no %s older than that, and keeps what is younger', (_what, old) => {
    expect(pruned(old, at(14 * DAY + 1))).toEqual(empty);
    const young = 14 * DAY + 1;
    const both = withReport(keeping(asked(old, question(4, 'two', young)), sent(5, young)), report(6, young));
    const kept = pruned(both, at(young));
    expect(kept.questions.map(({ messageId }) => messageId)).toEqual([4]);
    expect(kept.unattached.map(({ messageId }) => messageId)).toEqual([5]);
    expect(kept.reports.map(({ messageId }) => messageId)).toEqual([6]);
  });

  it('is the newest fifty of everything', () => {
    let all: Conversation = empty;
    for (let id = 1; id <= 60; id += 1)
      all = editTold(withReport(keeping(asked(all, question(id, null, 0)), sent(id, 0)), report(id, 0)), id);
    const kept = pruned(all, at(0));
    const newest = Array.from({ length: 50 }, (_, index) => index + 11);
    for (const list of [kept.questions, kept.unattached, kept.reports])
      expect(list.map(({ messageId }) => messageId)).toEqual(newest);
    expect(kept.edits).toEqual(newest);
  });

  it('is each message once, and each update’s report once', () => {
    const again = withReport(keeping(full, sent(2, 5)), { ...report(7, 5), update: 3 });
    expect(again.unattached).toEqual([sent(2, 5)]);
    expect(again.reports.map(({ messageId }) => messageId)).toEqual([7]);
  });
});

describe('what was sent without a task', () => {
  const sent = (messageId: number, album: string | null) => ({
    ...{ messageId, album, at: at(0), evidence: [], words: '', takenBy: null, notice: null },
  });
  const three = [sent(1, 'a'), sent(2, 'a'), sent(3, null)].reduce(keeping, empty);
  const ids = (list: Conversation['unattached']) => list.map(({ messageId }) => messageId);

  it('is found by its message, by its album, and by what told of it', () => {
    expect(ids(unattachedOf(three, { messageId: 1, album: null }))).toEqual([1]);
    expect(ids(unattachedOf(three, { messageId: null, album: 'a' }))).toEqual([1, 2]);
    expect(ids(unattachedOf(three, { messageId: null, album: null }))).toEqual([]);
    expect(ids(unattachedOf(told(three, [3], 90), { messageId: 90, album: null }))).toEqual([3]);
  });

  it('is told of, and taken, alone; what one report took no other takes', () => {
    expect(told(three, [2], 90).unattached.map(({ notice }) => notice)).toEqual([null, 90, null]);
    const once = taken(three, [1, 2], 50);
    expect(once.unattached.map(({ takenBy }) => takenBy)).toEqual([50, 50, null]);
    expect(taken(once, [2, 3], 51).unattached.map(({ takenBy }) => takenBy)).toEqual([50, 50, 51]);
  });
});
