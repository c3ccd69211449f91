import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || host === '::1';

/**
 * Whether a request to the rehearsal comes from its own page or from a tool on this machine. A site elsewhere can
 * make a browser send requests to loopback: under its own name, by DNS rebinding (so the Host must be a loopback
 * name), or across origins (so a browser's Origin and Sec-Fetch-Site must be ours). Tools send neither of the two.
 */
export function isOurs(request: IncomingMessage): boolean {
  const host = request.headers.host ?? '';
  if (!LOOPBACK.has(host.replace(/:\d+$/, ''))) return false;
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  const site = request.headers['sec-fetch-site'];
  const isNavigation = isReading && request.headers['sec-fetch-mode'] === 'navigate';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation) return false;
  const { origin } = request.headers;
  return origin === undefined ? true : origin === `http://${host}`;
}
