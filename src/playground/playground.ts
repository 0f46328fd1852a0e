import { join, resolve } from 'node:path';
import type { Log } from '../ports/ports.js';
import type { Config } from '../service/config.js';
import { openSession } from './play/session.js';
import { openSite } from './site/server.js';
import { PAGE_FOLDERS } from './site/static-files.js';

interface PlaygroundOptions {
  /** Settings as for the bot itself; its data stay out of the playground's way. */
  readonly config: Config;
  /** 0: any that is free. */
  readonly port: number;
  readonly log: Log;
  /** How fast the play button turns the calendar. */
  readonly secondsADay?: number;
  /** Where the page's files are looked for, in that order. */
  readonly pageFolders?: readonly string[];
}

export interface Playground {
  /** Where the page is: `http://127.0.0.1:49152/`. */
  readonly address: string;
  /** Where its data are. */
  readonly folder: string;
  stop(): Promise<void>;
}

export type StartedPlayground =
  | { readonly ok: true; readonly playground: Playground }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * The unchanged bot in this process, with the real client over HTTP to a Bot API double, both on 127.0.0.1, and a
 * chat page in front of them. Nothing leaves the machine.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<StartedPlayground> {
  const { config, port, log, secondsADay = 2, pageFolders = PAGE_FOLDERS } = options;
  const folder = join(resolve(config.dataDir), 'playground');
  const opened = await openSession({ folder, config, log, secondsADay });
  if (!opened.ok) return opened;
  const { session } = opened;
  try {
    const site = await openSite({ session, port, log, pageFolders });
    return {
      ok: true,
      playground: {
        address: `http://127.0.0.1:${site.port}/`,
        folder,
        async stop() {
          await site.close();
          await session.stop();
        },
      },
    };
  } catch (error) {
    await session.stop();
    return { ok: false, faults: [portFault(error, port)] };
  }
}

function portFault(error: unknown, port: number): string {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (taken) return `PORT: another program listens on ${port}; leave PORT out, or choose another one`;
  return `the page cannot be served: ${error instanceof Error ? error.message : String(error)}`;
}
