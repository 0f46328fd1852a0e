import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstJsonFault } from '../../src/store/json-fault.js';
import { effort } from '../support/effort.js';

test.each([
  ['{"a": x}', 1, 7, 'a value', '"x"'],
  ['{"a": 1,}', 1, 9, 'a name in double quotes', '"}"'],
  ['{"a": 1,\n "b" 2}', 2, 6, '":"', '"2"'],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3, '"," or "}"', '"\\""'],
  ['[1 2]', 1, 4, '"," or "]"', '"2"'],
  ['[1, 2', 1, 6, '"," or "]"', 'the end of the file'],
  ['', 1, 1, 'a value', 'the end of the file'],
  ['{} {}', 1, 4, 'the end of the file', '"{"'],
  [
    '{"năm": "Quý\nI"}',
    1,
    9,
    'a text closed by a double quote on its own line (a quote inside it is \\")',
    '"\\""',
  ],
  ["{'a': 1}", 1, 2, 'a name in double quotes or "}"', '"\'"'],
])('%j stops being JSON at line %i, column %i', (text, line, column, expected, found) => {
  expect(firstJsonFault(text)).toEqual({ line, column, expected, found });
});

test('what JSON.parse takes has no fault', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (json, space) => {
      expect(firstJsonFault(JSON.stringify(JSON.parse(json), null, space))).toBeNull();
    }),
    { numRuns: effort(300, 10_000) },
  );
});

test('one damaged character is a fault exactly where JSON.parse refuses the text', () => {
  const damage = fc.tuple(
    fc.json(),
    fc.nat(),
    fc.constantFrom('', '"', '\\', ',', '}', ']', '0', '-', 'e', '\n'),
  );
  fc.assert(
    fc.property(damage, ([json, place, sign]) => {
      const at = place % json.length;
      const text = json.slice(0, at) + sign + json.slice(at + 1);
      expect(firstJsonFault(text) === null).toBe(isJson(text));
    }),
    { numRuns: effort(1000, 100_000) },
  );
});

test('brackets nested a hundred thousand deep are a fault, not a crash', () => {
  expect(firstJsonFault('['.repeat(100_000))).toMatchObject({ line: 1, column: 100_001 });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
