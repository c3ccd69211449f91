import type { Agent } from 'node:http';
import { createRequire } from 'node:module';
import type { LookupFunction } from 'node:net';
import { http, https } from './http.ts';
import { type ProxyFor, STRAIGHT } from './proxy.ts';

/** The connections of a client: kept open for the next call, through a proxy where there is one for the address. */
export type Agents = {
  /** As axios takes them. */
  for(url: URL): { readonly httpAgent: Agent; readonly httpsAgent: Agent };
  /**
   * Idle connections go at once, the others once they are answered: a send that is on its way must not be broken off.
   */
  close(): void;
};

/**
 * Idle sockets go before the peer can close them under us: a reset there would leave a send unknown. Of a host with
 * several addresses each is given two seconds (Node's own 250 ms is less than a round trip on some lines, and than a
 * SYN that is sent again).
 */
const KEPT = { keepAlive: true, timeout: 20_000, autoSelectFamilyAttemptTimeout: 2000 };

/** `lookup`: how names are resolved where no proxy does it. */
export function createAgents(proxyFor: ProxyFor = STRAIGHT, lookup?: LookupFunction): Agents {
  const own = lookup === undefined ? KEPT : { ...KEPT, lookup };
  const straight = { httpAgent: new http.Agent(KEPT), httpsAgent: new https.Agent(own) };
  const tunnels = new Map<string, Agent>();
  return {
    for(url) {
      const proxy = proxyFor(url);
      if (proxy === null) return straight;
      const agent = tunnels.get(proxy.href) ?? tunnelsThrough(proxy);
      tunnels.set(proxy.href, agent);
      return { httpAgent: agent, httpsAgent: agent };
    },
    close() {
      for (const agent of [...Object.values(straight), ...tunnels.values()]) {
        agent.maxFreeSockets = 0;
        for (const idle of Object.values(agent.freeSockets).flat()) idle?.destroy();
      }
    },
  };
}

/** Loaded where there is a proxy: the library takes along what http.ts leaves out. */
function tunnelsThrough(proxy: URL): Agent {
  const { Tunnels } = createRequire(import.meta.url)('./tunnels.ts') as typeof import('./tunnels.ts');
  return new Tunnels(proxy.href, KEPT);
}
