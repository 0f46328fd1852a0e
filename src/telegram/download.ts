import type { Downloaded } from '../ports/ports.js';
import { TelegramError, type Telegram } from 'telegraf';
import { buffer } from 'node:stream/consumers';
import { answerOf } from './connection.js';
import type { Connection } from './connection.js';
import { scrubError } from './scrub.js';
import { throughProxy } from './way-out.js';

/** A plan is far smaller. */
const LARGEST_DOWNLOAD = 5_000_000;
const SECONDS = 60;

/** Fetches a file that somebody sent. Its address bears the token, so errors are cleaned and it is told to nobody. */
export function createDownload(
  telegram: Telegram,
  { proxy = null, scrub }: Pick<Connection, 'proxy' | 'scrub'>,
): (fileId: string) => Promise<Downloaded> {
  const agent = throughProxy(proxy);
  return async (fileId) => {
    try {
      const { file_size: size = 0 } = await telegram.getFile(fileId);
      if (size > LARGEST_DOWNLOAD) return { ok: false, why: 'too-large' };
      const link = await telegram.getFileLink(fileId);
      const signal = AbortSignal.timeout(SECONDS * 1000);
      const answer = await answerOf(link, { method: 'GET', signal, agent });
      if (answer.statusCode !== 200) {
        answer.destroy();
        return { ok: false, why: 'not-there' };
      }
      const bytes = new Uint8Array(await buffer(answer));
      return bytes.length > LARGEST_DOWNLOAD ? { ok: false, why: 'too-large' } : { ok: true, bytes };
    } catch (error) {
      // Above 20 MB Telegram gives a bot nothing but this.
      if (error instanceof TelegramError && /file is too big/iu.test(error.description))
        return { ok: false, why: 'too-large' };
      throw scrubError(error, scrub);
    }
  };
}
