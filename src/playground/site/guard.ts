import type { IncomingMessage } from 'node:http';

/**
 * Who may ask: pages of this very server. A name that somebody points at 127.0.0.1 (DNS rebinding) comes with its
 * own name in Host; a page of elsewhere comes with its own Origin.
 * @returns why not, or null where it may
 */
export function refusal(request: IncomingMessage, port: number): string | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = request.headers;
  if (host === undefined || !hosts.includes(host)) return 'This address answers to 127.0.0.1 alone.';
  const own = hosts.map((one) => `http://${one}`);
  if (origin !== undefined && !own.includes(origin)) return 'Pages of elsewhere may not ask here.';
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return 'Pages of elsewhere may not ask here.';
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  if (changes && origin === undefined)
    return 'What changes something must come from the page (no Origin header).';
  return null;
}

/** Nothing from elsewhere, nothing inline, in no frame: a message can carry whatever it likes. */
export const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};
