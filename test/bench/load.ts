import type { UserHandle } from '../../src/bot-api-double/people.js';
import type { Running } from './bots.js';
import { OFFICERS } from './seed.js';

/** What the bot answers to a report that it has written down. */
export const REPORTED = 'đã ghi nhận báo cáo';

/** Milliseconds from what somebody says to the bot's answer; then waits until the bot has confirmed the update. */
export async function ask(running: Running, who: UserHandle, words: string): Promise<number> {
  const answered = running.sent(1);
  const begun = performance.now();
  who.says(words);
  const taken = (await answered) - begun;
  await running.double.idle();
  return taken;
}

/** Milliseconds until everybody who says something at once has an answer. */
export async function askAtOnce(
  running: Running,
  everybody: readonly UserHandle[],
  words: string,
): Promise<number> {
  const answered = running.sent(everybody.length);
  const begun = performance.now();
  for (const who of everybody) who.says(words);
  const taken = (await answered) - begun;
  await running.double.idle();
  return taken;
}

/** Officers of VPTK, as the seed has enrolled them. */
export function officersIn({ double }: Running, count: number): readonly UserHandle[] {
  return Array.from({ length: count }, (_, at) =>
    double.user({ id: OFFICERS + at, firstName: `Cán bộ ${at}`, started: true }),
  );
}

/** @throws where fewer messages to that person hold the words: then what was measured were no answers */
export function expectAnswers(
  { double }: Running,
  who: UserHandle,
  { words, count }: { readonly words: string; readonly count: number },
): void {
  const texts = double.messagesTo(who.id).map(({ text }) => text);
  const found = texts.filter((text) => text.includes(words)).length;
  if (found >= count) return;
  throw new Error(
    `${count} answers with ${words} expected, ${found} came; the last: ${texts.at(-1) ?? 'none'}`,
  );
}
