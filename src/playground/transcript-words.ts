import type { Day } from '../plan/day.js';
import { calendarDate } from './words.js';

/** One line of the saved conversation. */
interface TranscriptLine {
  readonly day: Day;
  readonly time: string;
  readonly name: string;
  readonly text: string;
  readonly buttons: readonly string[];
  readonly file: string | null;
}

/** A conversation as a text file: a heading for each chat and each day, then who said what. */
export function transcript(
  title: string,
  chats: readonly {
    readonly title: string;
    readonly role: string;
    readonly lines: readonly TranscriptLine[];
  }[],
): string {
  const blocks = chats.map(({ title: chat, role, lines }) => {
    const days = [...new Set(lines.map(({ day }) => day))];
    const said = days.map((day) => {
      const ofDay = lines.filter((line) => line.day === day).map(lineWords);
      return [`--- ${calendarDate(day)} ---`, ...ofDay].join('\n\n');
    });
    return [`${chat} (${role})`, '='.repeat(60), ...said].join('\n');
  });
  return `${[title, 'Bản chạy thử: người và tin nhắn đều là ví dụ.', ...blocks].join('\n\n')}\n`;
}

function lineWords({ time, name, text, buttons, file }: TranscriptLine): string {
  return [
    `[${time}] ${name}:`,
    ...(file === null ? [] : [`(tệp: ${file})`]),
    ...(text === '' ? [] : [text]),
    ...(buttons.length === 0 ? [] : [`Nút: ${buttons.map((button) => `[${button}]`).join(' ')}`]),
  ].join('\n');
}
