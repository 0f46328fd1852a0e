import { createCommandMenu } from './command-menu.js';
import { find, make } from './dom.js';
import type { ChatView, MessageView } from './wire.js';

export interface Written {
  readonly as: number;
  readonly text: string;
  readonly replyTo: number | null;
}

interface Composer {
  show(chat: ChatView): void;
  answer(message: MessageView): void;
  /** Writes a command that was pressed in a text, ready to be sent. */
  put(command: string): void;
  /** Closes what is open; false where nothing was. */
  escape(): boolean;
  speaker(): number;
}

interface ComposerActions {
  readonly say: (written: Written) => void;
  readonly sendFile: (written: Written, file: File) => void;
  readonly speakerChanged: () => void;
}

/** Where one writes: the line, the menu of commands, who speaks in the group, what is answered. */
export function createComposer(actions: ComposerActions): Composer {
  const form = find('composer', HTMLFormElement);
  const words = find('words', HTMLInputElement);
  const file = find('file', HTMLInputElement);
  const speaker = find('speaker', HTMLSelectElement);
  const menu = createCommandMenu(words, () => chat);
  let chat: ChatView | null = null;
  let answered: MessageView | null = null;

  const setAnswered = (message: MessageView | null): void => {
    answered = message;
    showAnswered(message);
  };
  const take = (): Written => {
    const written = { as: Number(speaker.value), text: words.value.trim(), replyTo: answered?.id ?? null };
    words.value = '';
    setAnswered(null);
    menu.close();
    return written;
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (menu.acceptChosen() || words.value.trim() === '') return;
    actions.say(take());
  });
  find('attach', HTMLButtonElement).addEventListener('click', () => file.click());
  file.addEventListener('change', () => {
    const [picked] = file.files ?? [];
    if (picked) actions.sendFile(take(), picked);
    file.value = '';
  });
  find('not-answering', HTMLButtonElement).addEventListener('click', () => setAnswered(null));
  speaker.addEventListener('change', actions.speakerChanged);
  return {
    show(view) {
      const isOther = view.id !== chat?.id;
      if (isOther) {
        setAnswered(null);
        words.value = '';
      }
      if (isOther || view.speakers.length !== chat?.speakers.length) fillSpeakers(speaker, view);
      chat = view;
      if (isOther) menu.close();
    },
    answer(message) {
      setAnswered(message);
      words.focus();
    },
    put(command) {
      words.value = command;
      words.focus();
    },
    escape() {
      if (menu.close()) return true;
      if (answered === null) return false;
      setAnswered(null);
      return true;
    },
    speaker: () => Number(speaker.value),
  };
}

function showAnswered(message: MessageView | null): void {
  find('answering', HTMLDivElement).hidden = message === null;
  find('answering-name', HTMLElement).textContent = message?.name ?? '';
  find('answering-words', HTMLElement).textContent = message?.text.slice(0, 120) ?? '';
}

function fillSpeakers(speaker: HTMLSelectElement, { kind, speakers }: ChatView): void {
  const before = speaker.value;
  find('as', HTMLDivElement).hidden = kind === 'private';
  speaker.replaceChildren(
    ...speakers.map(({ id, name }) => make('option', { text: name, attributes: { value: String(id) } })),
  );
  if (speakers.some(({ id }) => String(id) === before)) speaker.value = before;
}
