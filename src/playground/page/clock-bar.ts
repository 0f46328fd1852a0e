import { find } from './dom.js';
import type { Destination, PlayState, YearView } from './wire.js';

export interface ClockBar {
  show(state: PlayState): void;
  showYear(year: YearView): void;
}

export interface ClockActions {
  readonly move: (to: Destination) => void;
  readonly play: (on: boolean) => void;
}

/** The calendar at the top, and the ways to move it. */
export function createClockBar({ move, play }: ClockActions): ClockBar {
  const playing = find('play', HTMLButtonElement);
  const rest = find('rest', HTMLSpanElement);
  const day = find('day', HTMLInputElement);
  let running = false;
  playing.addEventListener('click', () => play(!running));
  for (const to of ['working-day', 'reminder', 'summary'] as const) {
    document.querySelector(`[data-to="${to}"]`)?.addEventListener('click', () => move({ to }));
  }
  find('to-date', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    if (day.value !== '') move({ to: 'date', day: day.value });
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
      day.min = clock.day;
      if (day.value < clock.day && document.activeElement !== day) day.value = clock.day;
    },
    showYear({ last, office, summaryAt }) {
      day.max = last;
      find('office', HTMLParagraphElement).textContent = `Bản chạy thử · ${office}`;
      find('to-summary', HTMLButtonElement).textContent = `Đến ${summaryAt}`;
    },
  };
}
