import { find, make } from './dom.js';
import type { PlayState, YearView } from './wire.js';

export interface YearStrip {
  show(state: PlayState): void;
}

const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 40;
const MONTHS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];

/** A bar for each day: what the bot has sent, and paler what it would send if nobody reported. */
export function createYearStrip(year: YearView, choose: (day: string) => void): YearStrip {
  const svg = document.getElementById('bars');
  if (!(svg instanceof SVGSVGElement)) throw new Error('the page has no svg #bars');
  const words = find('bar-words', HTMLSpanElement);
  const days = daysOf(year.year);
  const off = new Set(year.off);
  const most = Math.max(1, ...Object.values(year.expected));
  svg.setAttribute('viewBox', `0 0 ${days.length} ${HEIGHT}`);
  svg.replaceChildren();
  const bars = new Map<string, SVGRectElement>();
  days.forEach((day, at) => {
    if (off.has(day)) svg.append(rectangle('off', { x: at, y: 0, width: 1, height: HEIGHT }));
    const bar = rectangle('', { x: at + 0.12, y: HEIGHT, width: 0.76, height: 0 });
    bars.set(day, bar);
    svg.append(bar);
  });
  const today = rectangle('today', { x: 0, y: 0, width: 0.5, height: HEIGHT });
  svg.append(today);
  fillMonths(year.year);
  let state: PlayState | null = null;
  const dayAt = (event: MouseEvent): string | undefined => {
    const { left, width } = svg.getBoundingClientRect();
    return days[Math.floor(((event.clientX - left) / width) * days.length)];
  };
  const said = words.textContent;
  svg.addEventListener('mousemove', (event) => {
    const day = dayAt(event);
    if (day !== undefined && state) words.textContent = wordsOf(day, state, year);
  });
  svg.addEventListener('mouseleave', () => {
    words.textContent = said;
  });
  svg.addEventListener('click', (event) => {
    const day = dayAt(event);
    if (day !== undefined) choose(day);
  });
  return {
    show(now) {
      state = now;
      const { day: current } = now.clock;
      for (const [day, bar] of bars) {
        const past = day <= current;
        const count = past ? (now.sent[day] ?? 0) : (year.expected[day] ?? 0);
        // A letter to one person is to be seen beside a morning for all.
        const height = count === 0 ? 0 : 5 + (HEIGHT - 8) * Math.sqrt(Math.min(count, most) / most);
        bar.setAttribute('height', String(height));
        bar.setAttribute('y', String(HEIGHT - height));
        bar.setAttribute('class', past ? 'sent' : 'expected');
      }
      const at = days.indexOf(current);
      today.setAttribute('x', String(at < 0 ? days.length - 0.5 : at + 0.25));
      const total = Object.values(now.sent).reduce((sum, count) => sum + count, 0);
      svg.setAttribute('aria-label', `Đến ${now.clock.date} bot đã tự gửi ${total} tin`);
    },
  };
}

function wordsOf(day: string, { clock, sent }: PlayState, { expected, off }: YearView): string {
  const date = `${day.slice(8, 10)}/${day.slice(5, 7)}`;
  const rest = off.includes(day) ? ', ngày nghỉ' : '';
  if (day <= clock.day) return `${date}${rest}: đã gửi ${sent[day] ?? 0} tin`;
  return `${date}${rest}: dự kiến ${expected[day] ?? 0} tin`;
}

function fillMonths(year: number): void {
  const months = find('months', HTMLDivElement);
  months.replaceChildren(
    ...MONTHS.map((month) => {
      const label = make('span', { text: `T${month}` });
      label.style.flexGrow = String(new Date(Date.UTC(year, Number(month), 0)).getUTCDate());
      return label;
    }),
  );
}

function rectangle(
  className: string,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): SVGRectElement {
  const made = document.createElementNS(SVG, 'rect');
  if (className !== '') made.setAttribute('class', className);
  for (const [name, value] of Object.entries(place)) made.setAttribute(name, String(value));
  return made;
}

function daysOf(year: number): readonly string[] {
  const days: string[] = [];
  for (let at = Date.UTC(year, 0, 1); new Date(at).getUTCFullYear() === year; at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
