import { plain } from './named.js';
import type { Named } from './named.js';

/** So many names are offered in the place of one that the plan does not have. */
const MOST_NEAR = 4;

/** The departments that a name which the plan does not have may mean, the nearest first. */
export function nearNames<One extends Named & { readonly everybody?: boolean }>(
  departments: readonly One[],
  words: string,
): readonly One[] {
  const wanted = plain(words);
  return departments
    .map((one) => ({
      one,
      far: Math.min(...namesOf(one).map((name) => farFrom(plain(name), wanted))),
    }))
    .filter(({ far }) => far < 1)
    .sort((one, other) => one.far - other.far)
    .slice(0, MOST_NEAR)
    .map(({ one }) => one);
}

function namesOf({ id, name, shortName, printedAs }: Named): readonly string[] {
  return [id, name, shortName, ...printedAs];
}

/** From 0, the same, to 1, another name: a few letters are mistyped, or a part of the name is left out or added. */
function farFrom(known: string, wanted: string): number {
  if (known === '' || wanted === '') return 1;
  const mistyped = lettersApart(known, wanted);
  if (mistyped <= Math.max(1, Math.floor(known.length / 6)) && known.length > 2)
    return mistyped / known.length / 2;
  const [short, long] = known.length < wanted.length ? [known, wanted] : [wanted, known];
  const isPart = short.length > 1 && (` ${long} `.includes(` ${short} `) || long.startsWith(short));
  return isPart ? 1 - short.length / long.length / 2 : 1;
}

/** How many letters have to be put in, left out or changed to make one of the other. */
function lettersApart(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [down, letter] of [...one].entries()) {
    const next = [down + 1];
    for (const [at, against] of [...other].entries()) {
      const changed = (row[at] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

const NO_NAME: readonly RegExp[] = [
  /(?:^|(?<!hoi) )(?:dong chi|d c) /u,
  /^(?:ong|ba|anh|chi) (?!.*(?:phong|ban|to|hoi) )/u,
  /(?:^| )han (?:la |truoc|ngay|trong|quy|thang|nam|cuoi|het|hang|thuong|\d)/u,
  /^(?:tat ca|toan bo|moi|het)(?: (?:cac |nhung )?(?:don vi|phong ban|phong|ban|nganh|nguoi|moi nguoi))?$/u,
];

/** Words that name no body: a person, a deadline, "tất cả". */
export function isNoName(words: string): boolean {
  const said = plain(words);
  return !/\p{L}/u.test(said) || NO_NAME.some((form) => form.test(said));
}
