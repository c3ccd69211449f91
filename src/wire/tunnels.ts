import type { ClientRequest, IncomingMessage } from 'node:http';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { PROXY_FAILED } from './proxy.ts';

/** How long a proxy may take to lead us through. */
const TUNNEL_MS = 15_000;

/**
 * The library waits for a proxy for ever, and hands a proxy's refusal on as if the platform had answered: here either
 * is an error of its own kind, since nothing has left.
 */
export class Tunnels extends HttpsProxyAgent<string> {
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
