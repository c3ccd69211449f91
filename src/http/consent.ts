import type { Localized, Say } from '../chat/index.ts';
import type { Route } from './exchange.ts';
import { answerPage } from './plain-page.ts';

/**
 * The page at `path`, to which a platform leads an admin back after consenting. It says what to do with its own
 * address: the code in it is for the command line, and nothing here reads it. Without a code, as when somebody tries
 * whether the domain leads here, it says that it does.
 */
export function consentRoute(path: string, say: (say: Say) => Localized): Route {
  return (exchange) => {
    if (exchange.url.pathname !== path || !['GET', 'HEAD'].includes(exchange.method)) return false;
    const page = exchange.url.searchParams.has('code') ? 'consent' : 'callback';
    return answerPage(exchange, 200, {
      title: say({ key: `downloads:${page}` }).vi,
      what: say({ key: `downloads:${page}-what` }),
    });
  };
}
