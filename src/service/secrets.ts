import { createHash, randomBytes } from 'node:crypto';
import type { Log } from '../ports/ports.js';
import type { Secrets } from '../ports/world.js';
import { collectDrops } from '../store/invitation-drop.js';

/** Codes of 128 bits; SHA-256 needs no salt over that many. */
export function secretsOf(dataDir: string, log: Log): Secrets {
  return {
    code: () => randomBytes(16).toString('base64url'),
    hash: (code) => createHash('sha256').update(code).digest('hex'),
    dropped: () => collectDrops(dataDir, (file) => log.warn('not an invitation', { file })),
  };
}
