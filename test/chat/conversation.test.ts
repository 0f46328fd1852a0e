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
  keeping,
  overForWords,
  questionForWords,
  questionReplied,
  taken,
} from '../../src/chat/conversation.js';
import type { Conversation } from '../../src/chat/conversation.js';
import type { PersonId } from '../../src/journal/fact.js';

const START = Date.parse('2025-03-20T08:00:00+07:00');
const at = (minute: number): string => new Date(START + minute * 60_000).toISOString();

function question(messageId: number, subject: string | null, minute: number): Parameters<typeof asked>[1] {
  return { messageId, subject, choices: [], proposed: null, askedAt: at(minute) };
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
    { buttons: ['a', 'b'], tasks: [] },
    { buttons: ['c'], tasks: ['III.3'] },
  ];
  const conversation = asked(empty, { ...question(1, null, 0), choices });
  const one = answeredChoice(conversation, { messageId: 1, data: 'b', update: 5 });
  expect(one.questions[0]?.choices).toEqual([{ buttons: ['c'], tasks: ['III.3'] }]);
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
