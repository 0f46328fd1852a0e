import { find } from './dom.js';
import { toast } from './notices.js';
import type { Destination, PlayState, YearView } from './wire.js';

interface ClockBar {
  show(state: PlayState): void;
  showYear(year: YearView): void;
}

interface ClockActions {
  readonly move: (to: Destination) => void;
  readonly play: (on: boolean) => void;
}

/** The calendar at the top, and the ways to move it. */
export function createClockBar({ move, play }: ClockActions): ClockBar {
  const playing = find('play', HTMLButtonElement);
  const rest = find('rest', HTMLSpanElement);
  const day = find('day', HTMLInputElement);
  let running = false;
  let today = '';
  playing.addEventListener('click', () => play(!running));
  for (const to of ['working-day', 'reminder', 'summary'] as const) {
    document.querySelector(`[data-to="${to}"]`)?.addEventListener('click', () => move({ to }));
  }
  find('to-date', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    const asked = readDate(day.value, today.slice(0, 4));
    if (asked !== null) move({ to: 'date', day: asked });
    else toast(`Không đọc được ngày “${day.value}”. Viết như 31/03/${today.slice(0, 4)}.`);
  });
  return {
    show({ clock, playing: isPlaying, moving, ended }) {
      find('date', HTMLTimeElement).textContent = clock.date;
      find('date', HTMLTimeElement).dateTime = clock.day;
      find('time', HTMLSpanElement).textContent = clock.time;
      rest.textContent = clock.rest;
      rest.hidden = clock.rest === '';
      running = isPlaying || moving;
      document.body.classList.toggle('running', running);
      playing.setAttribute('aria-pressed', String(running));
      find('play-label', HTMLSpanElement).textContent = running ? 'Dừng lịch' : 'Chạy lịch';
      playing.disabled = ended && !running;
      today = clock.day;
      if (document.activeElement !== day) day.value = clock.day.split('-').reverse().join('/');
    },
    showYear({ office, summaryAt }) {
      find('office', HTMLParagraphElement).textContent = `Bản chạy thử · ${office}`;
      find('to-summary', HTMLButtonElement).textContent = `Đến ${summaryAt}`;
    },
  };
}

/** `31/03/2025`, `31/3` or `31-3-2025` as `2025-03-31`; null for what is no date. A browser's own field might ask for the month first. */
function readDate(words: string, year: string): string | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/.exec(words.trim());
  if (!match) return null;
  const [, date = '', month = '', written = year] = match;
  const iso = `${written}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const read = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso) ? iso : null;
}
