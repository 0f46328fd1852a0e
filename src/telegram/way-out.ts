import type { Agent } from 'node:http';
import { HttpsProxyAgent } from 'https-proxy-agent';

/** One agent a proxy, since what it keeps open is of use to every later call. */
const agents = new Map<string, Agent>();

/** What carries a call to Telegram through the office's proxy (CONNECT); undefined where there is none. */
export function throughProxy(proxy: URL | null): Agent | undefined {
  if (!proxy) return undefined;
  const agent = agents.get(proxy.href) ?? new HttpsProxyAgent(proxy, { keepAlive: true });
  agents.set(proxy.href, agent);
  return agent;
}
