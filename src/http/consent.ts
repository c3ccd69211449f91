import type { Localized, Say } from '../chat/index.ts';
import type { Route } from './exchange.ts';
import { answerPage } from './plain-page.ts';

/** Where a platform leads an admin back to after consenting, unless the command line was told another address. */
export const CONSENT_PATH = '/zalo/callback';

/**
 * A page that says what to do with the address it stands under: the code in it is for the command line, and nothing here reads it. Without a
 * code, as when somebody tries whether the domain leads here, it says that it does.
 */
export function consentRoute(say: (say: Say) => Localized): Route {
  return (exchange) => {
    if (exchange.url.pathname !== CONSENT_PATH || !['GET', 'HEAD'].includes(exchange.method)) return false;
    const page = exchange.url.searchParams.has('code') ? 'consent' : 'callback';
    return answerPage(exchange, 200, {
      title: say({ key: `downloads:${page}` }).vi,
      what: say({ key: `downloads:${page}-what` }),
    });
  };
}
