import type { ChatView, Destination, MoveView, PlayState, PressView, WhyView, YearView } from './wire.js';

/** What the server refused, in words for the person at the page. */
interface Refused {
  readonly fault: string;
}

const LOST = { fault: 'Chương trình trên máy này không trả lời. Hãy xem cửa sổ đã chạy npm start.' };

// The server is this page's own, of the same release: its answers are what wire.ts says.
async function call<Answer>(path: string, init?: RequestInit): Promise<Answer | Refused> {
  try {
    const response = await fetch(path, init);
    return (await response.json()) as Answer | Refused;
  } catch {
    // A server that was stopped, or an answer cut off by its end.
    return LOST;
  }
}

function send<Answer>(path: string, body: unknown): Promise<Answer | Refused> {
  return call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export function isRefused(answer: object): answer is Refused {
  return 'fault' in answer;
}

interface Addressed {
  readonly chat: number;
  readonly as: number;
  readonly text: string;
  readonly replyTo: number | null;
}

export const server = {
  year: () => call<YearView>('/api/year'),
  chat: (id: number, limit: number) => call<ChatView>(`/api/chats/${id}?limit=${limit}`),
  why: (chat: number, message: number) => call<WhyView>(`/api/why?chat=${chat}&message=${message}`),
  say: (words: Addressed) => send<object>('/api/say', words),
  sendFile({ chat, as, text, replyTo }: Addressed, file: File) {
    const picture = /^image\/(?:png|jpeg|gif)$/.test(file.type);
    const asked = new URLSearchParams({
      chat: String(chat),
      as: String(as),
      text,
      name: file.name,
      picture: picture ? '1' : '0',
      ...(replyTo === null ? {} : { replyTo: String(replyTo) }),
    });
    return call<object>(`/api/file?${asked.toString()}`, { method: 'POST', body: file });
  },
  press: (at: { chat: number; as: number; message: number; row: number; column: number }) =>
    send<PressView>('/api/press', at),
  move: (to: Destination) => send<MoveView>('/api/move', to),
  play: (on: boolean) => send<object>('/api/play', { on }),
  read: (chat: number, message: number) => send<object>('/api/read', { chat, message }),
  join: (code: string) => send<{ readonly chat: number }>('/api/join', { code }),
  restart: () => send<object>('/api/restart', {}),
};

/** Hears every new state; `lost` while the server does not answer. */
export function listen(hear: (state: PlayState) => void, lost: (isLost: boolean) => void): void {
  const events = new EventSource('/api/events');
  events.addEventListener('message', (event: MessageEvent<string>) => {
    lost(false);
    hear(JSON.parse(event.data) as PlayState);
  });
  events.addEventListener('error', () => lost(true));
}
