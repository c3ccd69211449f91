import type { Language, Media, Say } from '../chat/index.ts';
import { answer, type Exchange, type Route } from './exchange.ts';
import { answerPage } from './plain-page.ts';

/** Who knows which file is behind an address; see files/downloads.ts. */
export type DownloadDoor = {
  find(token: string): Media | null;
  take(token: string): Media | null;
  picture(token: string): Media | null;
  calendar(hash: string): Media | null;
};

export type DownloadOptions = {
  readonly downloads: DownloadDoor;
  /** Throws when the bytes are gone. */
  readonly readFile: (hash: string) => Uint8Array;
  readonly say: (say: Say, lang: Language) => string;
};

const ADDRESS = /^\/(tai|anh|lich)\/([^/]*)$/;

/**
 * `/tai/<token>`: a page whose button (a POST) gives the file, once; a look (GET, HEAD) spends nothing, since messengers fetch an address
 * to show a preview of it. `/anh/<token>.jpg`: a picture, for a platform that fetches it itself. `/lich/<token>.ics`: a calendar, public.
 */
export function downloadRoutes({ downloads, readFile, say }: DownloadOptions): Route[] {
  const gone = (exchange: Exchange): true =>
    answerPage(exchange, 404, {
      title: say({ key: 'downloads:gone' }, 'vi'),
      vi: say({ key: 'downloads:gone-what' }, 'vi'),
      en: `${say({ key: 'downloads:gone' }, 'en')}. ${say({ key: 'downloads:gone-what' }, 'en')}`,
    });

  /** null: the row is there and the bytes are not. */
  const bytesOf = (media: Media): Uint8Array | null => {
    try {
      return readFile(media.hash);
    } catch {
      return null;
    }
  };
  const plain = (exchange: Exchange, media: Media | null): true => {
    const bytes = media && bytesOf(media);
    return media && bytes ? give(exchange, media, bytes, 'inline') : gone(exchange);
  };
  const page = (exchange: Exchange, token: string): true => {
    const media = downloads.find(token);
    if (!media) return gone(exchange);
    return answerPage(exchange, 200, {
      title: media.name,
      vi: say({ key: 'downloads:what' }, 'vi'),
      en: say({ key: 'downloads:what' }, 'en'),
      button: say({ key: 'downloads:get' }, 'vi'),
    });
  };
  const hand = (exchange: Exchange, token: string): true => {
    const media = downloads.find(token);
    // Read before it is spent: what can't be read is not used up.
    const bytes = media && bytesOf(media);
    return bytes && downloads.take(token) ? give(exchange, media, bytes, 'attachment') : gone(exchange);
  };

  return [
    (exchange) => {
      const [, kind, name = ''] = ADDRESS.exec(exchange.url.pathname) ?? [];
      if (kind === undefined) return false;
      if (kind === 'tai' && exchange.method === 'POST') return hand(exchange, name);
      if (exchange.method !== 'GET' && exchange.method !== 'HEAD') return answer(exchange, 405);
      if (kind === 'tai') return page(exchange, name);
      if (kind === 'anh') return plain(exchange, downloads.picture(name.replace(/\.[a-z]+$/, '')));
      return plain(exchange, name.endsWith('.ics') ? downloads.calendar(name.slice(0, -'.ics'.length)) : null);
    },
  ];
}

function give(exchange: Exchange, media: Media, bytes: Uint8Array, how: 'inline' | 'attachment'): true {
  const isText = media.mime.startsWith('text/') && !media.mime.includes('charset');
  return answer(exchange, 200, bytes, {
    'content-type': isText ? `${media.mime}; charset=utf-8` : media.mime,
    'content-disposition': dispositionOf(media.name, how),
    // Whatever is in the file, a browser that opens it runs nothing of it.
    'content-security-policy': "default-src 'none'; sandbox",
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
}

/** RFC 6266: a name in plain letters for old programs, and the real one (RFC 8187) for the others. */
function dispositionOf(name: string, how: string): string {
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^\w .()-]/g, '_');
  const coded = encodeURIComponent(name.normalize('NFC')).replace(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${ascii}"; filename*=UTF-8''${coded}`;
}
