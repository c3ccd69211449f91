import { createHash, randomBytes } from 'node:crypto';
import type { Localized, Say } from '../chat/index.ts';
import { eachText, textIn, VIETNAMESE } from '../chat/languages.ts';
import { answer, type Exchange, type Route, readBody } from './exchange.ts';
import { answerPage } from './plain-page.ts';

/** The pages that are opened by a pass; each is the first part of its addresses. */
export type PassKind = 'bang' | 'bao-cao';

/** What a browser is shown: a page, or a picture of it. `style`: the page's only style sheet, without its tags. */
export type ShownPage =
  | { readonly html: string; readonly style: string }
  | { readonly bytes: Uint8Array; readonly mime: string };

/** Who knows what is behind a pass; every look asks anew whether its person may. See people/passes.ts. */
export type PassDoor = {
  /** What the address would open, by its name; looking spends nothing. null: spent, over, or never heard of. */
  find(kind: PassKind, token: string): Say | null;
  /** The button was pressed in a browser that was given `mark`: the secret of its session. null: as above. */
  press(kind: PassKind, token: string, mark: string): Promise<string | null>;
  /** What this browser may see. `picture`: one of the page's; left out: the page. null: nothing, or not any more. */
  show(kind: PassKind, session: string, picture?: string): Promise<ShownPage | null>;
};

export type PassOptions = {
  readonly passes: PassDoor;
  /** Where the program is reached from outside, without a slash at its end; null: not known yet. */
  readonly root: () => string | null;
  /** A text in all languages: nobody knows who opens an address. */
  readonly say: (say: Say) => Localized;
  /** How long a browser may look, in seconds. */
  readonly seconds: number;
};

const LINK = /^\/(bang|bao-cao)\/([^/]*)$/;
const PAGE = /^\/(bang|bao-cao)(?:\/anh\/([\w-]{1,80}))?$/;
const MARK_BYTES = 16;
/** Of the button's form: a mark. */
const MOST_BYTES = 200;
const MARK = /^[\w-]{16,40}$/;
/** The page itself, its looks and its own pictures; no script at all. */
const policyOf = (style: string): string =>
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src 'self'; form-action 'none'; base-uri 'none'; ` +
  "frame-ancestors 'none'";
const SECRET = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * `/bang/<token>`: a page with one button. A look (GET, HEAD) spends nothing and opens nothing: messengers fetch an address to show a
 * preview of it. The button (a POST) spends the address, gives this browser a cookie and leads to `/bang`, an address without a secret.
 * `/bao-cao` is the same for one unit's report.
 */
export function passRoute({ passes, root, say, seconds }: PassOptions): Route {
  const word = (name: string): Localized => say({ key: `web:${name}` });
  const refuse = (exchange: Exchange, status: number, headers: Readonly<Record<string, string>> = {}): true => {
    const title = word('gone');
    const what = eachText(word('gone-what'), (text, lang) =>
      lang === VIETNAMESE ? text : `${textIn(title, lang)}. ${text}`,
    );
    return answerPage(exchange, status, { title: title.vi, what }, headers);
  };

  const link = async (exchange: Exchange, kind: PassKind, token: string): Promise<true> => {
    if (exchange.method === 'POST') {
      const session = await passes.press(kind, token, await markOf(exchange));
      return session === null ? refuse(exchange, 404) : leadOn(exchange, kind, cookie(root(), kind, session, seconds));
    }
    const title = passes.find(kind, token);
    if (title !== null) {
      return answerPage(exchange, 200, {
        title: say(title).vi,
        what: word('what'),
        button: word('open'),
        hidden: { name: 'mark', value: randomBytes(MARK_BYTES).toString('base64url') },
      });
    }
    // Whoever opened it goes back to the message and taps it once more.
    const session = sessionIn(exchange, kind);
    const isOpen = session !== null && (await passes.show(kind, session)) !== null;
    return isOpen ? leadOn(exchange, kind) : refuse(exchange, 404);
  };
  const page = async (exchange: Exchange, kind: PassKind, picture: string | undefined): Promise<true> => {
    const session = sessionIn(exchange, kind);
    const shown = session === null ? null : await passes.show(kind, session, picture);
    // A photo that is not shown any more closes no page.
    if (shown === null && picture !== undefined) return answer(exchange, 404, '', SECRET);
    if (shown === null) return refuse(exchange, 403, session === null ? {} : cookie(root(), kind, '', 0));
    if ('bytes' in shown) return answer(exchange, 200, shown.bytes, { ...SECRET, 'content-type': shown.mime });
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policyOf(shown.style) };
    return answer(exchange, 200, shown.html, { ...SECRET, ...headers });
  };

  return async (exchange) => {
    const { method, url } = exchange;
    const [, ofLink, token] = LINK.exec(url.pathname) ?? [];
    const [, ofPage, picture] = PAGE.exec(url.pathname) ?? [];
    const isReading = method === 'GET' || method === 'HEAD';
    if (ofLink !== undefined && token !== undefined) {
      return isReading || method === 'POST' ? link(exchange, kindOf(ofLink), token) : answer(exchange, 405);
    }
    if (ofPage === undefined) return false;
    return isReading ? page(exchange, kindOf(ofPage), picture) : answer(exchange, 405);
  };
}

const kindOf = (text: string): PassKind => (text === 'bang' ? 'bang' : 'bao-cao');
const cookieName = (kind: PassKind): string => `ban-hoc-${kind}`;

/** Gives a browser its session for `age` seconds, for the addresses of this kind below `root`. 0: takes it away. */
function cookie(root: string | null, kind: PassKind, session: string, age: number): Readonly<Record<string, string>> {
  const at = new URL(root ?? 'http://localhost');
  const parts = [
    `${cookieName(kind)}=${session}`,
    `Path=${at.pathname.replace(/\/$/, '')}/${kind}`,
    `Max-Age=${age}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(at.protocol === 'https:' ? ['Secure'] : []),
  ];
  return { 'set-cookie': parts.join('; ') };
}

/** Leads to the page. Relative: the program may stand below a path of another server's. */
const leadOn = (exchange: Exchange, kind: PassKind, headers: Readonly<Record<string, string>> = {}): true =>
  answer(exchange, 303, '', { ...SECRET, ...headers, location: `../${kind}` });

/** The secret that this browser sends along; null: none that could be one. */
function sessionIn({ request }: Exchange, kind: PassKind): string | null {
  const own = (request.headers.cookie ?? '')
    .split(';')
    .map((each) => each.trim().split('='))
    .find(([name]) => name === cookieName(kind));
  const session = own?.[1] ?? '';
  return /^[\w-]{16,64}$/.test(session) ? session : null;
}

/** What the button's form sends along; whoever sends none gets one that nobody else has. */
async function markOf({ request }: Exchange): Promise<string> {
  const sent = new URLSearchParams((await readBody(request, MOST_BYTES)).toString('latin1')).get('mark') ?? '';
  return MARK.test(sent) ? sent : randomBytes(MARK_BYTES).toString('base64url');
}
