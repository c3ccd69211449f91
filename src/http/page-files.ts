import { existsSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { PageWords } from '../chat/rehearsal.ts';
import { answer, answerJson, type Route } from './exchange.ts';

const PAGE = join(import.meta.dirname, 'page');

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  ts: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

/** The rehearsal's page: `/`, its scripts and styles under `/page/`, its words in a language under `/words/<code>`. */
export function pageRoute(words: (lang: string) => PageWords): Route {
  return (exchange) => {
    if (exchange.method !== 'GET' && exchange.method !== 'HEAD') return false;
    const [, lang] = /^\/words\/([A-Za-z-]{2,20})$/.exec(exchange.url.pathname) ?? [];
    if (lang !== undefined) return answerJson(exchange, 200, words(lang));
    const path = locate(exchange.url.pathname);
    if (!path) return false;
    if (!existsSync(path)) return false;
    const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    return answer(exchange, 200, path.endsWith('.ts') ? script(path) : readFileSync(path), {
      ...HEADERS,
      'content-type': type,
    });
  };
}

/** A browser reads no types: they are blanked out, and every line stays where it is. */
function script(path: string): string {
  // Node says once on the standard error that this function is an experiment. Nobody who reads a bot's log needs to
  // know.
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(readFileSync(path, 'utf8'));
  } finally {
    process.emitWarning = emitWarning;
  }
}

function locate(pathname: string): string | null {
  if (pathname === '/') return join(PAGE, 'index.html');
  const [, folder, name = '', ...more] = pathname.split('/');
  if (more.length > 0) return null;
  if (folder !== 'page' || !/^[a-z-]+\.(?:ts|css|svg)$/.test(name)) return null;
  return join(PAGE, name);
}
