import { BlockList, isIP } from 'node:net';

const PORTS: ReadonlySet<string> = new Set(['', '443', '80', '88', '8443']);
/** Where the health of the program is asked: an address of the webhook that is the same would hide it. */
const HEALTH = '/health';

/** The networks that nobody reaches from outside. */
const PRIVATE = new BlockList();
for (const network of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/4', '240.0.0.0/4'],
]) {
  const [address = '', prefix] = network.split('/');
  PRIVATE.addSubnet(address, Number(prefix), 'ipv4');
}
const PRIVATE_NAMES = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|arpa)$/u;

/** Why Telegram would never call that address, with the mend; null for one that it calls. */
export function webhookFault(written: string): string | null {
  if (!URL.canParse(written)) return 'write the public address that Telegram shall call, https://…';
  const url = new URL(written);
  // The address is read as browsers do, so 127.1, 0x7f000001 and １２７.0.0.1 are 127.0.0.1 by now.
  const host = url.hostname.replace(/\.$/u, '');
  if (url.protocol !== 'https:') return 'Telegram calls https alone; write an address with https://';
  if (!PORTS.has(url.port)) return 'Telegram calls the ports 443, 80, 88 and 8443 alone; write one of these';
  if (host.startsWith('[')) return 'Telegram calls no IPv6 address; write a name, or an IPv4 address';
  if (isIP(host) === 4 ? PRIVATE.check(host, 'ipv4') : PRIVATE_NAMES.test(host))
    return 'Telegram cannot reach a private address; write the public one';
  if (isIP(host) === 0 && !host.includes('.'))
    return 'Telegram cannot reach a name of this network alone; write the public one, as bot.example.vn';
  if (/(?:^|\.)telegram\.org$/u.test(host))
    return 'this is Telegram itself; write the public address of this bot';
  if (url.username !== '' || url.password !== '')
    return 'write it without a name and a password before the host';
  if (url.pathname === HEALTH) return `${HEALTH} is where the health of the bot is asked; write another path`;
  return null;
}
