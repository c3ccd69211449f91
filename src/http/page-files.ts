import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answer, type Route } from './exchange.ts';

// From src/http and from dist/http alike the root is two steps up. Scripts are compiled; the rest is served as it lies in src.
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const SCRIPTS = join(root, 'dist', 'http', 'page');
const PAGE = join(root, 'src', 'http', 'page');
const LOCALES = join(root, 'locales');

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json; charset=utf-8',
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

/** The rehearsal's page: `/`, its scripts and styles under `/page/`, its words under `/words/`. */
export function pageRoute(): Route {
  return (exchange) => {
    if (exchange.method !== 'GET' && exchange.method !== 'HEAD') return false;
    const path = locate(exchange.url.pathname);
    if (!path) return false;
    if (!existsSync(path)) {
      return answer(exchange, 503, 'Trang chưa được dựng: chạy "npm run build". (The page is not built yet.)\n');
    }
    const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    return answer(exchange, 200, readFileSync(path), { ...HEADERS, 'content-type': type });
  };
}

function locate(pathname: string): string | null {
  if (pathname === '/') return join(PAGE, 'index.html');
  const [, folder, name = '', ...more] = pathname.split('/');
  if (more.length > 0) return null;
  if (folder === 'words' && /^(?:vi|en)\.json$/.test(name)) return join(LOCALES, name.slice(0, 2), 'rehearsal.json');
  if (folder !== 'page' || !/^[a-z-]+\.(?:js|css|svg)$/.test(name)) return null;
  return join(name.endsWith('.js') ? SCRIPTS : PAGE, name);
}
