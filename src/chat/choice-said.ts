import { plain, wordsOf } from '../speech/phrases.js';
import type { Question } from './conversation.js';

/** What is said beside a choice and chooses nothing. */
const BESIDE: ReadonlySet<string> = new Set(
  wordsOf('dạ vâng em e ạ à nhé nha rồi đi thì là chọn kỳ của anh chị').map(plain),
);
/** One word of a longer label that means something else by itself. */
const TOO_SHORT: ReadonlySet<string> = new Set(wordsOf('không chưa đang có').map(plain));

/**
 * The data of the one button that the words name: "tháng 2" of "Tháng 2 (hạn 28/02)", "tất cả" of "Tất cả các kỳ",
 * "xong" of "Vẫn xong". Null where they name none, or might name several.
 */
export function choiceSaid({ choices }: Pick<Question, 'choices'>, text: string): string | null {
  const said = chosenWords(text);
  if (said.length === 0) return null;
  const all = choices.flatMap(({ buttons, labels }) =>
    buttons.flatMap((data, at) => {
      const label = (labels[at] ?? '').replace(/\(.*$/u, '').trim();
      return [...new Set([label, label.replace(CODE, '')])].map((one) => ({ data, label: chosenWords(one) }));
    }),
  );
  const exact = all.filter(({ label }) => label.join(' ') === said.join(' '));
  const near = all.filter(({ label }) => isPart(said, label));
  const [only, ...others] = new Set((exact.length > 0 ? exact : near).map(({ data }) => data));
  return only !== undefined && others.length === 0 ? only : null;
}

/** "Xong III.3" under a message of one task is "xong". */
const CODE = /\s+(?:\p{Lu}{1,5}\.|\d+\.)[\p{L}\d.]+$/u;

function chosenWords(text: string): readonly string[] {
  const words = wordsOf(text).map(plain);
  const chosen = words.filter((word) => !BESIDE.has(word));
  return chosen.length > 0 ? chosen : words;
}

/** The words begin the label, or end it. */
function isPart(said: readonly string[], label: readonly string[]): boolean {
  const [first = ''] = said;
  if (said.length >= label.length || (said.length === 1 && TOO_SHORT.has(first))) return false;
  const words = said.join(' ');
  const isFront = said.length > 1 && label.slice(0, said.length).join(' ') === words;
  return isFront || label.slice(-said.length).join(' ') === words;
}
