import { find, make } from './dom.js';
import type { WhyRung, WhyTask, WhyView } from './wire.js';

interface WhyPanel {
  show(why: WhyView): void;
  /** Nothing is asked: how to. */
  clear(): void;
  /** On a narrow window it lies over the chat; false where it was not open. */
  close(): boolean;
}

export function createWhyPanel(closed: () => void): WhyPanel {
  const rooms = find('rooms', HTMLElement);
  const body = find('why-body', HTMLDivElement);
  const clear = (): void => {
    body.replaceChildren(
      make('p', {
        class: 'why-empty',
        text: 'Chọn “Vì sao?” dưới một tin của bot để xem nhiệm vụ nào, kỳ nào và bậc nhắc nào đã làm ra tin đó.',
      }),
    );
  };
  const close = (): boolean => {
    const wasOpen = rooms.dataset['why'] === 'open';
    delete rooms.dataset['why'];
    clear();
    closed();
    return wasOpen;
  };
  find('close-why', HTMLButtonElement).addEventListener('click', close);
  clear();
  return {
    show({ heading, lead, tasks, notes }) {
      rooms.dataset['why'] = 'open';
      body.replaceChildren(
        make('h3', { text: heading }),
        make('p', { class: 'why-lead', text: lead }),
        ...tasks.map((task, at) => taskElement(task, at === 0)),
        ...notes.map((note) => make('p', { class: 'why-note', text: note })),
      );
      body.scrollTop = 0;
    },
    clear,
    close,
  };
}

function taskElement({ code, title, facts, ladder, after }: WhyTask, open: boolean): HTMLElement {
  const period = facts.find(({ label }) => label === 'Kỳ');
  return make('details', {
    class: 'task',
    attributes: open ? { open: '' } : {},
    children: [
      make('summary', {
        children: [
          make('b', { text: code }),
          make('span', { text: period ? `${title}, ${period.value}` : title }),
        ],
      }),
      make('dl', {
        children: facts.flatMap(({ label, value }) => [
          make('dt', { text: label }),
          make('dd', { text: value }),
        ]),
      }),
      ladder.length === 0 ? null : make('h4', { text: 'Các bậc nhắc của kỳ này' }),
      ladder.length === 0 ? null : make('ol', { class: 'ladder', children: ladder.map(rungElement) }),
      after === '' ? null : make('p', { class: 'after', text: after }),
    ],
  });
}

function rungElement({ date, words, fate, fateWords }: WhyRung): HTMLElement {
  return make('li', {
    class: `rung ${fate}`,
    ...(fate === 'this' ? { attributes: { 'aria-current': 'step' } } : {}),
    children: [
      make('span', { class: 'rung-date', text: date }),
      make('span', { class: 'rung-words', text: words }),
      make('span', { class: 'rung-fate', text: fateWords }),
    ],
  });
}
