import { BlockList, isIP } from 'node:net';

/** The proxy that HTTPS_PROXY names, `proxy.office.vn:3128` as well as with its scheme; null for what is none. */
export function proxyOf(written: string): URL | null {
  const text = /^[a-z][\d+.a-z-]*:\/\//iu.test(written) ? written : `http://${written}`;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = ['', '/'].includes(url.pathname) && url.search === '' && url.hash === '';
  return isPlain && /^https?:$/u.test(url.protocol) && url.hostname !== '' ? url : null;
}

/** The proxy without the name and the password that it may want. */
export function proxyWords({ protocol, host }: URL): string {
  return `${protocol}//${host}`;
}

/** Whether NO_PROXY leaves an address out: `*`, names with all below them, addresses, networks, each with a port or none. */
export function isLeftOut(address: URL, noProxy: string): boolean {
  const host = bare(address.hostname);
  const port = address.port || (address.protocol === 'http:' ? '80' : '443');
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*' || isInNetwork(host, entry)) return true;
      const [, name = entry, wanted = port] = /^(.*[^:]|\[.*\]):(\d+)$/u.exec(entry) ?? [];
      if (wanted !== port && isIP(entry) === 0) return false;
      const meant = bare(isIP(entry) === 0 ? name : entry).replace(/^\*?\./u, '');
      return host === meant || (isIP(host) === 0 && host.endsWith(`.${meant}`));
    });
}

function bare(host: string): string {
  return host.replace(/^\[|\]$/gu, '').replace(/\.$/u, '');
}

function isInNetwork(host: string, entry: string): boolean {
  const [, network = '', prefix = ''] = /^([^/]+)\/(\d{1,3})$/u.exec(entry) ?? [];
  const [of, family] = [isIP(host), isIP(network)];
  if (of === 0 || of !== family || Number(prefix) > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(prefix), family === 4 ? 'ipv4' : 'ipv6');
  return list.check(host, of === 4 ? 'ipv4' : 'ipv6');
}
