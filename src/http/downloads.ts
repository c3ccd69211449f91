import { extname } from 'node:path';
import { create } from 'content-disposition';
import type { Localized, Media, Say } from '../chat/index.ts';
import { eachText, textIn, VIETNAMESE } from '../chat/languages.ts';
import { answer, answerFile, type Exchange, type Route } from './exchange.ts';
import { answerPage } from './plain-page.ts';

/** Who knows which file is behind an address; see files/downloads.ts. */
export type DownloadDoor = {
  find(token: string): Media | null;
  take(token: string): Media | null;
  taken(token: string): Media | null;
  picture(token: string): Media | null;
  calendar(hash: string): Media | null;
};

export type DownloadOptions = {
  readonly downloads: DownloadDoor;
  /** Where the bytes lie, and how many they are; null: they are gone. */
  readonly locate: (hash: string) => { readonly path: string; readonly bytes: number } | null;
  /** A text in all languages: nobody knows who opens an address. */
  readonly say: (say: Say) => Localized;
};

const ADDRESS = /^\/(tai|anh|lich)\/([^/]*)$/;
const FILE = /^\/tai\/([^/]*)\/tep[^/]*$/;

/**
 * `/tai/<token>`: a page whose button (a POST) leads to the file, `/tai/<token>/tep.pdf`, which for some minutes can
 * be fetched as often as a phone likes, from any byte on. A look (GET, HEAD) spends nothing: messengers fetch an
 * address to show a preview of it. What a button's answer holds itself is lost on phones whose browser hands the
 * address to another program to fetch.
 * `/anh/<token>.jpg`: a picture, for a platform that fetches it itself. `/lich/<token>.ics`: a calendar, public.
 */
export function downloadRoutes({ downloads, locate, say }: DownloadOptions): Route[] {
  const word = (name: string): Localized => say({ key: `downloads:${name}` });
  const gone = (exchange: Exchange): true => {
    const title = word('gone');
    const what = eachText(word('gone-what'), (text, lang) =>
      lang === VIETNAMESE ? text : `${textIn(title, lang)}. ${text}`,
    );
    return answerPage(exchange, 404, { title: title.vi, what });
  };
  const leadTo = (exchange: Exchange, address: string): true => answer(exchange, 303, '', { location: address });

  const hand = (exchange: Exchange, media: Media | null, how: 'inline' | 'attachment'): true => {
    // The row may be there and the bytes not.
    const there = media && locate(media.hash);
    return media && there ? give(exchange, media, there, how) : gone(exchange);
  };
  const page = (exchange: Exchange, token: string): true => {
    const media = downloads.find(token);
    if (!media) return gone(exchange);
    return answerPage(exchange, 200, { title: media.name, what: word('what'), button: word('get') });
  };
  const press = (exchange: Exchange, token: string): true => {
    const media = downloads.find(token);
    // Looked at before it is taken: for what can't be read no time begins.
    if (!media || !locate(media.hash)) return gone(exchange);
    downloads.take(token);
    return leadTo(exchange, `/tai/${token}/tep${extname(media.name)}`);
  };
  const file = (exchange: Exchange, token: string): true => {
    const isTooEarly = downloads.taken(token) === null && downloads.find(token) !== null;
    if (isTooEarly) return leadTo(exchange, `/tai/${token}`);
    const media = downloads.taken(token);
    return hand(exchange, media, media && isPage(media) ? 'inline' : 'attachment');
  };

  return [
    (exchange) => {
      const { pathname } = exchange.url;
      const [, kind, name = ''] = ADDRESS.exec(pathname) ?? [];
      const [, taken] = FILE.exec(pathname) ?? [];
      if (kind === undefined && taken === undefined) return false;
      if (kind === 'tai' && exchange.method === 'POST') return press(exchange, name);
      if (exchange.method !== 'GET' && exchange.method !== 'HEAD') return answer(exchange, 405);
      if (taken !== undefined) return file(exchange, taken);
      if (kind === 'tai') return page(exchange, name);
      if (kind === 'anh') return hand(exchange, downloads.picture(name.replace(/\.[a-z]+$/, '')), 'inline');
      return hand(exchange, name.endsWith('.ics') ? downloads.calendar(name.slice(0, -'.ics'.length)) : null, 'inline');
    },
  ];
}

/** A page made here (a sheet to print) is looked at, not stored. */
const isPage = ({ mime }: Media): boolean => mime === 'text/html';

/** Read as it is sent: a file may be larger than the memory. */
function give(
  exchange: Exchange,
  media: Media,
  { path, bytes }: { readonly path: string; readonly bytes: number },
  how: 'inline' | 'attachment',
): true {
  const isText = media.mime.startsWith('text/') && !media.mime.includes('charset');
  const { range, 'if-range': unchanged } = exchange.request.headers;
  const tag = `"${media.hash}"`;
  const part = unchanged === undefined || unchanged === tag ? partOf(range, bytes) : null;
  const headers = {
    'content-type': isText ? `${media.mime}; charset=utf-8` : media.mime,
    'content-disposition': dispositionOf(media.name, how),
    'accept-ranges': 'bytes',
    etag: tag,
    // Whatever is in the file, a browser that opens it runs nothing of it; of a page it shows the looks, and may
    // print it.
    'content-security-policy': isPage(media)
      ? "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals"
      : "default-src 'none'; sandbox",
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  };
  if (part === 'none') return answer(exchange, 416, '', { 'content-range': `bytes */${bytes}` });
  if (part === null) return answerFile(exchange, 200, { path, from: 0, to: bytes - 1 }, headers);
  return answerFile(
    exchange,
    206,
    { path, ...part },
    {
      ...headers,
      'content-range': `bytes ${part.from}-${part.to}/${bytes}`,
    },
  );
}

/**
 * One range of bytes, as a download that goes on asks for it (RFC 9110, 14.1.2): "bytes=500-", "bytes=0-499",
 * "bytes=-500". Several, and what can't be read, are passed over (null: the whole); 'none': it begins behind the end.
 */
function partOf(
  range: string | undefined,
  length: number,
): { readonly from: number; readonly to: number } | 'none' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? '') ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
  if (from >= length) return 'none';
  return from > to ? null : { from, to };
}

/** RFC 6266: the real name (RFC 8187), and one in plain letters for old programs. */
function dispositionOf(name: string, type: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^\w .()-]/g, '_');
  return create(name.normalize('NFC'), { type, fallback: plain });
}
