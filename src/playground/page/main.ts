import { createChatList } from './chat-list.js';
import { createClockBar } from './clock-bar.js';
import { createComposer } from './composer.js';
import type { Written } from './composer.js';
import { createConversation } from './conversation.js';
import { find } from './dom.js';
import { ask, toast } from './notices.js';
import { isRefused, listen, server } from './server.js';
import { createWhyPanel } from './why-panel.js';
import type { ChatView, PlayState } from './wire.js';
import { createYearStrip } from './year-strip.js';
import type { YearStrip } from './year-strip.js';

const TITLE = 'nhacviec – bản chạy thử';
const FIRST_MESSAGES = 60;
const MORE_MESSAGES = 340;

let state: PlayState | null = null;
let open: number | null = null;
let view: ChatView | null = null;
let limit = FIRST_MESSAGES;
let strip: YearStrip | null = null;
let fetching = false;
let year = '';

const rooms = find('rooms', HTMLElement);
const narrow = matchMedia('(max-width: 760px)');
const chats = createChatList((chat) => openChat(chat, true));
const clock = createClockBar({
  move: (to) => void told(server.move(to), ({ words }) => toast(words)),
  play: (on) => void told(server.play(on)),
});
const why = createWhyPanel(() => conversation.choose(null));
const conversation = createConversation({
  press: (message, row, column) => void press(message, row, column),
  why: (message) => void explain(message),
  answer: (message) => composer.answer(message),
  command: (command) => composer.put(command),
  invitation: (code) => void invited(code),
  earlier() {
    limit += MORE_MESSAGES;
    void refresh();
  },
});
const composer = createComposer({
  say: (written) => void told(server.say({ ...addressed(written) })),
  sendFile: (written, file) => void told(server.sendFile(addressed(written), file)),
  speakerChanged() {
    if (view) conversation.show(view, composer.speaker());
  },
});

listen(hear, (isLost) => {
  if (isLost) toast('Mất kết nối với chương trình trên máy này, đang thử lại…');
});
addEventListener('hashchange', () => {
  const chat = chatInAddress();
  if (chat !== null && chat !== open) openChat(chat, true);
});
document.addEventListener('visibilitychange', markRead);
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  if (composer.escape() || why.close()) return;
  if (narrow.matches && rooms.dataset['pane'] === 'chat') showList();
  else chats.focus();
});
find('back', HTMLButtonElement).addEventListener('click', showList);
find('restart', HTMLButtonElement).addEventListener('click', () => void restart());
find('hide-hint', HTMLButtonElement).addEventListener('click', () => {
  localStorage.setItem('hint', 'hidden');
  showHint();
});
showHint();

function hear(next: PlayState): void {
  state = next;
  clock.show(next);
  strip?.show(next);
  const [first] = next.chats.filter(({ kind }) => kind === 'private');
  if (open === null || !next.chats.some(({ id }) => id === open)) {
    const wanted = chatInAddress();
    const known = next.chats.find(({ id }) => id === wanted) ?? first;
    if (known) openChat(known.id, false);
    if (wanted !== null) rooms.dataset['pane'] = 'chat';
  }
  chats.show(next.chats, open);
  const unread = next.chats.reduce((sum, chat) => sum + chat.unread, 0);
  document.title = unread === 0 ? TITLE : `(${unread}) ${TITLE}`;
  if (next.chats.find(({ id }) => id === open)?.version !== view?.version) void refresh();
  else markRead();
  if (year === '') void loadYear();
}

async function loadYear(): Promise<void> {
  year = 'asked';
  const answer = await server.year();
  if (isRefused(answer)) {
    year = '';
    return;
  }
  clock.showYear(answer);
  strip = createYearStrip(answer, (day) => goToDay(day));
  if (state) strip.show(state);
}

function goToDay(day: string): void {
  if (!state) return;
  if (day > state.clock.day) {
    void told(server.move({ to: 'date', day }), ({ words }) => toast(words));
    return;
  }
  limit = FIRST_MESSAGES + MORE_MESSAGES;
  void refresh().then(() => conversation.goToDay(day));
}

function openChat(chat: number, wanted: boolean): void {
  if (wanted) rooms.dataset['pane'] = 'chat';
  if (chat === open) {
    markRead();
    return;
  }
  open = chat;
  limit = FIRST_MESSAGES;
  why.close();
  if (wanted) history.replaceState(null, '', `#${chat}`);
  if (state) chats.show(state.chats, open);
  void refresh();
}

/** Fetches the open chat; of many wishes meanwhile, one more is made. */
let again = false;
async function refresh(): Promise<void> {
  if (fetching) {
    again = true;
    return;
  }
  fetching = true;
  do {
    again = false;
    const asked = open;
    const answer = asked === null ? null : await server.chat(asked, limit);
    if (!answer || isRefused(answer)) break;
    if (answer.id === open) showChat(answer);
    else again = true;
  } while (isWanted());
  fetching = false;
}

/** Read afresh: it changes while an answer is waited for, which the compiler does not see. */
function isWanted(): boolean {
  return again;
}

function showChat(chat: ChatView): void {
  view = chat;
  find('talk-title', HTMLElement).textContent = chat.title;
  find('talk-role', HTMLElement).textContent = chat.role;
  const face = find('talk-face', HTMLElement);
  face.textContent = state?.chats.find(({ id }) => id === chat.id)?.initials ?? '';
  face.className = `face ${chat.kind}`;
  composer.show(chat);
  conversation.show(chat, composer.speaker());
  markRead();
}

/** What is on the screen counts as read. */
function markRead(): void {
  const unread = state?.chats.find(({ id }) => id === open)?.unread ?? 0;
  const last = view?.messages.at(-1);
  const seen =
    document.visibilityState === 'visible' && (!narrow.matches || rooms.dataset['pane'] === 'chat');
  if (!seen || unread === 0 || !view || view.id !== open || !last) return;
  void server.read(view.id, last.id);
}

function addressed(written: Written): Written & { readonly chat: number } {
  return { ...written, chat: open ?? 0 };
}

async function press(message: number, row: number, column: number): Promise<void> {
  if (open === null) return;
  const answer = await server.press({ chat: open, as: composer.speaker(), message, row, column });
  if (isRefused(answer)) toast(answer.fault);
  else if (answer.alert) await ask(answer.text, null);
  else if (answer.text !== '') toast(answer.text);
}

async function explain(message: number): Promise<void> {
  if (open === null) return;
  await told(server.why(open, message), (answer) => {
    why.show(answer);
    conversation.choose(message);
    if (getComputedStyle(find('close-why', HTMLButtonElement)).display !== 'none') {
      find('close-why', HTMLButtonElement).focus();
    }
  });
}

async function invited(code: string): Promise<void> {
  if (!(await ask('Mở liên kết mời này với vai một người mới?', 'Mở'))) return;
  await told(server.join(code), ({ chat }) => openChat(chat, true));
}

async function restart(): Promise<void> {
  const words = 'Xóa mọi tin nhắn, báo cáo của bản chạy thử và quay về buổi sáng đầu tiên?';
  if (!(await ask(words, 'Bắt đầu lại'))) return;
  await told(server.restart(), () => {
    view = null;
    open = null;
    history.replaceState(null, '', location.pathname);
    toast('Đã bắt đầu lại.');
  });
}

async function told<Answer extends object>(
  asked: Promise<Answer | { readonly fault: string }>,
  then: (answer: Answer) => void = () => undefined,
): Promise<void> {
  const answer = await asked;
  if (isRefused(answer)) toast(answer.fault);
  else then(answer);
}

function showList(): void {
  rooms.dataset['pane'] = 'list';
  chats.focus();
}

function chatInAddress(): number | null {
  const id = Number(location.hash.slice(1));
  return location.hash.length > 1 && Number.isSafeInteger(id) ? id : null;
}

function showHint(): void {
  find('hint', HTMLElement).hidden = localStorage.getItem('hint') === 'hidden';
}
