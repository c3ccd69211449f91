import { type ClientRequest, Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { type ProxyFor, STRAIGHT } from './proxy.ts';

/** The connections of a client: kept open for the next call, through a proxy where there is one for the address. */
export type Agents = {
  /** As axios takes them. */
  for(url: URL): { readonly httpAgent: HttpAgent; readonly httpsAgent: HttpAgent };
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
/** How long a proxy may take to lead us through. */
const TUNNEL_MS = 15_000;

/** The code of an error of the way through a proxy: nothing was said to whoever is behind it. */
export const PROXY_FAILED = 'EPROXYFAILED';

/** `lookup`: how names are resolved where no proxy does it. */
export function createAgents(proxyFor: ProxyFor = STRAIGHT, lookup?: LookupFunction): Agents {
  const own = lookup === undefined ? KEPT : { ...KEPT, lookup };
  const straight = { httpAgent: new HttpAgent(KEPT), httpsAgent: new HttpsAgent(own) };
  const tunnels = new Map<string, HttpAgent>();
  return {
    for(url) {
      const proxy = proxyFor(url);
      if (proxy === null) return straight;
      const agent = tunnels.get(proxy.href) ?? new Tunnels(proxy.href, KEPT);
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

/**
 * The library waits for a proxy for ever, and hands a proxy's refusal on as if the platform had answered: here either
 * is an error of its own kind, since nothing has left.
 */
class Tunnels extends HttpsProxyAgent<string> {
  override async connect(...[request, options]: Parameters<HttpsProxyAgent<string>['connect']>) {
    const giveUp = new AbortController();
    const late = setTimeout(() => giveUp.abort(), TUNNEL_MS);
    const stop = (): void => giveUp.abort();
    // Read by the library before it first waits, so that no two calls meet here.
    Object.assign(this.connectOpts, { signal: giveUp.signal });
    const refuse = ({ statusCode }: IncomingMessage): void => {
      if (statusCode !== 200) throw proxyFailed(`it refused with ${statusCode}`);
    };
    const asked: ClientRequest = request;
    asked.once('close', stop);
    asked.once('proxyConnect', refuse);
    try {
      return await super.connect(request, options);
    } catch (error) {
      stop();
      throw giveUp.signal.aborted && !isProxyFailed(error) ? proxyFailed(reasonOf(error)) : error;
    } finally {
      clearTimeout(late);
      asked.off('close', stop);
    }
  }
}

const proxyFailed = (reason: string): Error =>
  Object.assign(new Error(`no way through the proxy: ${reason}`), { code: PROXY_FAILED });
const isProxyFailed = (error: unknown): boolean => (error as { code?: unknown }).code === PROXY_FAILED;
const reasonOf = (error: unknown): string => {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return code === 'ABORT_ERR' ? 'no answer in time' : typeof code === 'string' ? code : String(name);
};
