import type { Downloaded } from '../ports/ports.js';
import type { Telegram } from 'telegraf';
import { scrubError, type Scrub } from './scrub.js';

/** Telegram gives bots no file above 20 MB; a plan is far smaller. */
const LARGEST_DOWNLOAD = 5_000_000;
const SECONDS = 60;

/** Fetches a file that somebody sent. Its address bears the token, so errors are cleaned and it is told to nobody. */
export function createDownload(telegram: Telegram, scrub: Scrub): (fileId: string) => Promise<Downloaded> {
  return async (fileId) => {
    try {
      const { file_size: size = 0 } = await telegram.getFile(fileId);
      if (size > LARGEST_DOWNLOAD) return { ok: false, why: 'too-large' };
      const link = await telegram.getFileLink(fileId);
      const answer = await fetch(link, { signal: AbortSignal.timeout(SECONDS * 1000) });
      if (!answer.ok) return { ok: false, why: 'not-there' };
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return bytes.length > LARGEST_DOWNLOAD ? { ok: false, why: 'too-large' } : { ok: true, bytes };
    } catch (error) {
      throw scrubError(error, scrub);
    }
  };
}
