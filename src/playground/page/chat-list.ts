import { arrange, find, make } from './dom.js';
import type { ChatSummary } from './wire.js';

interface ChatList {
  show(chats: readonly ChatSummary[], open: number | null): void;
  focus(): void;
}

/** The chats on the left; arrows go through them. */
export function createChatList(choose: (chat: number) => void): ChatList {
  const list = find('chats', HTMLUListElement);
  const rows = new Map<number, { readonly row: HTMLLIElement; json: string }>();
  list.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const buttons = [...list.querySelectorAll('button')];
    const at = buttons.findIndex((one) => one === document.activeElement);
    const next = buttons[at + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    next.focus();
    // Where both panes are seen, going through the list opens; on a phone Enter does.
    if (matchMedia('(min-width: 761px)').matches) next.click();
  });
  return {
    show(chats, open) {
      const wanted = chats.map((chat) => {
        const json = JSON.stringify([chat, chat.id === open]);
        const known = rows.get(chat.id);
        if (known?.json === json) return known.row;
        const row = known?.row ?? make('li');
        const hadFocus = row.contains(document.activeElement);
        row.replaceChildren(rowOf(chat, { open: chat.id === open, choose }));
        if (hadFocus) row.querySelector('button')?.focus();
        rows.set(chat.id, { row, json });
        return row;
      });
      arrange(list, wanted);
    },
    focus: () => list.querySelector<HTMLButtonElement>('[aria-current="true"]')?.focus(),
  };
}

function rowOf(
  chat: ChatSummary,
  { open, choose }: { readonly open: boolean; readonly choose: (chat: number) => void },
): HTMLButtonElement {
  const { id, kind, title, role, initials, unread, preview, when } = chat;
  return make('button', {
    class: 'chat',
    attributes: { type: 'button', 'data-chat': String(id), ...(open ? { 'aria-current': 'true' } : {}) },
    on: () => choose(id),
    children: [
      make('span', { class: `face ${kind}`, text: initials, attributes: { 'aria-hidden': 'true' } }),
      make('span', {
        class: 'chat-words',
        children: [
          make('span', { class: 'chat-title', text: title }),
          make('span', { class: 'chat-role', text: role }),
          make('span', { class: 'chat-preview', text: preview }),
        ],
      }),
      make('span', {
        class: 'chat-side',
        children: [
          make('span', { class: 'chat-when', text: when }),
          unread > 0
            ? make('span', {
                class: 'badge',
                children: [
                  document.createTextNode(String(unread)),
                  make('span', { class: 'unseen', text: ' tin mới' }),
                ],
              })
            : null,
        ],
      }),
    ],
  });
}
