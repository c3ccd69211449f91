import { createHash } from 'node:crypto';
import { type Localized, VIETNAMESE } from '../chat/languages.ts';
import { escapeMarkup } from '../chat/markup.ts';
import { answer, type Exchange } from './exchange.ts';

const STYLE =
  'body{margin:0;padding:24px 16px;font:18px/1.5 system-ui,sans-serif;color:#1c2733;background:#f4f6f8}' +
  'main{max-width:30em;margin:auto;padding:20px;background:#fff;border-radius:12px}' +
  'h1{margin:0 0 8px;font-size:22px;overflow-wrap:anywhere}p{margin:8px 0}p[lang]{color:#55606b;font-size:16px}' +
  'button{width:100%;min-height:56px;margin:12px 0;padding:8px;border:0;border-radius:8px;background:#0b5cad;color:#fff;font:inherit}' +
  'button [lang]{color:#dbe8f5;font-size:16px}';

const HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  // The address itself is the secret: it must not go anywhere, nor be found.
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * A page in all languages, without scripts. All are plain texts; `button` posts to the page's own address, and `hidden` along with it.
 */
export type PlainPage = {
  readonly title: string;
  readonly what: Localized;
  readonly button?: Localized;
  readonly hidden?: { readonly name: string; readonly value: string };
};

/** Answers with the page; `headers` come beside its own. */
export function answerPage(
  exchange: Exchange,
  status: number,
  page: PlainPage,
  headers: Readonly<Record<string, string>> = {},
): true {
  return answer(exchange, status, htmlOf(page), { ...HEADERS, ...headers });
}

function htmlOf({ title, what, button, hidden }: PlainPage): string {
  const field = hidden
    ? `<input type="hidden" name="${escapeMarkup(hidden.name)}" value="${escapeMarkup(hidden.value)}">`
    : '';
  const form = button
    ? `<form method="post">${field}<button>${escapeMarkup(button.vi)}${others(button, 'span', '<br>')}</button></form>`
    : '';
  return (
    `<!doctype html><html lang="${VIETNAMESE}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width,initial-scale=1">' +
    `<title>${escapeMarkup(title)}</title><style>${STYLE}</style></head><body><main><h1>${escapeMarkup(title)}</h1>` +
    `<p>${escapeMarkup(what.vi)}</p>${form}${others(what, 'p')}</main></body></html>`
  );
}

/** The text in the other languages, each as an element of its own. */
const others = (text: Localized, tag: 'p' | 'span', before = ''): string =>
  Object.entries(text)
    .flatMap(([lang, said]) =>
      lang === VIETNAMESE || said === undefined
        ? []
        : [`${before}<${tag} lang="${lang}">${escapeMarkup(said)}</${tag}>`],
    )
    .join('');
