import { explain } from '../explanation-words.js';
import { presentOf } from '../play/play.js';
import type { Play } from '../play/play.js';
import { reasonOf } from '../play/reasons.js';
import type { Session } from '../play/session.js';
import type { WhyView } from '../page/wire.js';
import { REFUSED } from '../words.js';
import { chatQuery, whyQuery } from './requests.js';
import { fault, json } from './reply.js';
import type { Reply } from './reply.js';
import { chatView, stateView, transcriptOf, yearView } from './views.js';

const years = new WeakMap<Play, ReturnType<typeof yearView>>();

/** What the page asks without changing anything. */
export async function questions(session: Session, url: URL): Promise<Reply> {
  const play = session.play();
  const [, , what = '', id = ''] = url.pathname.split('/');
  switch (what) {
    case 'state':
      return json(stateView(play, session.mover()));
    case 'year': {
      const year = years.get(play) ?? yearView(play);
      years.set(play, year);
      return json(await year);
    }
    case 'chats': {
      const asked = chatQuery.safeParse(Object.fromEntries(url.searchParams));
      const view = asked.success ? chatView(play, Number(id), asked.data.limit) : null;
      return view ? json(view) : fault(404, REFUSED.noChat);
    }
    case 'why':
      return why(play, url);
    case 'files':
      return file(play, id);
    case 'transcript':
      return {
        status: 200,
        type: 'text/plain; charset=utf-8',
        body: transcriptOf(play),
        headers: { 'content-disposition': `attachment; filename="nhacviec-${play.now().day}.txt"` },
      };
    default:
      return fault(404, REFUSED.noAddress);
  }
}

function why(play: Play, url: URL): Reply {
  const asked = whyQuery.safeParse(Object.fromEntries(url.searchParams));
  const message = asked.success
    ? play.double.message({ chat: asked.data.chat, id: asked.data.message })
    : null;
  if (!message) return fault(404, REFUSED.noMessage);
  const view: WhyView = explain(presentOf(play).office, reasonOf(play, message));
  return json(view);
}

const PICTURES: readonly (readonly [string, string])[] = [
  ['89504e47', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['47494638', 'image/gif'],
];

/** Pictures are shown; whatever else somebody has sent is only ever saved. */
function file(play: Play, id: string): Reply {
  const stored = play.double.file(id);
  if (!stored) return fault(404, REFUSED.noFile);
  const head = stored.bytes.subarray(0, 4).toString('hex');
  const picture = PICTURES.find(([magic]) => head.startsWith(magic))?.[1];
  if (picture !== undefined) return { status: 200, type: picture, body: stored.bytes };
  return {
    status: 200,
    type: 'application/octet-stream',
    body: stored.bytes,
    headers: { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(stored.name)}` },
  };
}
