import { find, make } from './dom.js';
import type { ChatView, CommandView } from './wire.js';

const BOT_NAME = 'nhacviec_bot';
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

interface CommandMenu {
  close(): boolean;
  /** Puts the chosen command into the line; false where none is chosen. */
  acceptChosen(): boolean;
}

/** The commands that Telegram would offer here: all of them by the button, those that fit while one types "/". */
export function createCommandMenu(words: HTMLInputElement, chat: () => ChatView | null): CommandMenu {
  const menu = find('menu', HTMLUListElement);
  const opener = find('commands', HTMLButtonElement);
  let offered: readonly CommandView[] = [];
  let chosen = -1;

  const accept = ({ command }: CommandView): void => {
    const named = chat()?.kind === 'group' ? `${command}@${BOT_NAME}` : command;
    words.value = `/${named} `;
    close();
    words.focus();
  };
  const choose = (at: number): void => {
    chosen = at;
    [...menu.children].forEach((option, place) => {
      option.setAttribute('aria-selected', String(place === at));
      if (place === at) option.scrollIntoView({ block: 'nearest' });
    });
    words.setAttribute('aria-activedescendant', at < 0 ? '' : `command-${at}`);
  };
  const open = (commands: readonly CommandView[]): void => {
    offered = commands;
    menu.replaceChildren(...commands.map((command, at) => option(command, at, accept)));
    menu.hidden = commands.length === 0;
    words.setAttribute('aria-expanded', String(!menu.hidden));
    opener.setAttribute('aria-expanded', String(!menu.hidden));
    choose(-1);
  };
  const close = (): boolean => {
    const wasOpen = !menu.hidden;
    open([]);
    return wasOpen;
  };
  words.addEventListener('input', () => {
    const typed = /^\/([a-z0-9_]*)$/.exec(words.value)?.[1];
    const all = chat()?.commands ?? [];
    open(typed === undefined ? [] : all.filter(({ command }) => command.startsWith(typed)));
  });
  words.addEventListener('keydown', (event) => {
    const first = offered[Math.max(chosen, 0)];
    if (menu.hidden || !first) return;
    const step = STEPS[event.key] ?? 0;
    if (step !== 0) choose((chosen + step + offered.length) % offered.length);
    else if (event.key === 'Tab' && !event.shiftKey) accept(first);
    else return;
    event.preventDefault();
  });
  opener.addEventListener('click', () => {
    if (!close()) open(chat()?.commands ?? []);
    words.focus();
  });
  return {
    close,
    acceptChosen() {
      const command = offered[chosen];
      if (!command) return false;
      accept(command);
      return true;
    },
  };
}

function option(command: CommandView, at: number, accept: (command: CommandView) => void): HTMLElement {
  const made = make('li', {
    attributes: { role: 'option', id: `command-${at}`, 'aria-selected': 'false' },
    children: [make('b', { text: `/${command.command}` }), make('span', { text: command.description })],
  });
  // Before the line loses the focus, which would close the keyboard of a phone.
  made.addEventListener('mousedown', (event) => event.preventDefault());
  made.addEventListener('click', () => accept(command));
  return made;
}
