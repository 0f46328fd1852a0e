import { find } from './dom.js';

const SECONDS = 5;
let timer = 0;

/** A line that goes away by itself. */
export function toast(words: string): void {
  const element = find('toast', HTMLDivElement);
  element.textContent = words;
  element.classList.toggle('seen', words !== '');
  window.clearTimeout(timer);
  timer = window.setTimeout(() => element.classList.remove('seen'), SECONDS * 1000);
}

/** Asks, or where `yes` is null only tells; settles with what was answered. */
export function ask(words: string, yes: string | null): Promise<boolean> {
  const dialog = find('dialog', HTMLDialogElement);
  const agree = find('dialog-yes', HTMLButtonElement);
  const refuse = find('dialog-no', HTMLButtonElement);
  find('dialog-words', HTMLParagraphElement).textContent = words;
  agree.textContent = yes ?? 'Đã rõ';
  refuse.hidden = yes === null;
  dialog.showModal();
  return new Promise((resolve) => {
    const answers = new AbortController();
    const { signal } = answers;
    const answer = (agreed: boolean): void => {
      answers.abort();
      dialog.close();
      resolve(agreed);
    };
    agree.addEventListener('click', () => answer(true), { signal });
    refuse.addEventListener('click', () => answer(false), { signal });
    dialog.addEventListener('cancel', () => answer(false), { signal });
  });
}
