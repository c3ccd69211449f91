import type { FileKind, IncomingFile } from '../../chat/index.ts';

/** What a message holds besides its words. `link`: an address that was shared, to the core words like others. */
export type Content = {
  readonly files: readonly IncomingFile[];
  readonly link?: string;
  readonly personal?: 'location' | 'contact';
};

type Thing = Readonly<Record<string, unknown>>;

/** The names under which public code finds what was sent; the platform's pages name only `photo`. */
const KINDS: readonly (readonly [FileKind, RegExp])[] = [
  ['image', /^(?:photos?|images?|photo_urls?|image_urls?)$/],
  ['audio', /^(?:voice|audio|voice_url|audio_url)$/],
  ['video', /^(?:video|gif|video_url|gif_url)$/],
  ['document', /^(?:files?|documents?|file_url|document_url)$/],
];
const STICKER = /^stickers?$/;
const LINK = /^(?:links?|link_url)$/;
const PERSONAL: readonly (readonly ['location' | 'contact', RegExp])[] = [
  ['location', /^(?:location|venue|coordinates)$/],
  ['contact', /^(?:contact|contact_card|business_card|namecard)$/],
];

/**
 * Reads a message in any of the shapes that public code has met: an address, an object with one, a list, or
 * attachments with a type.
 */
export function contentOf(event: string | undefined, message: Thing): Content {
  const kind = /^message\.(\w+)\.received$/.exec(event ?? '')?.[1];
  const parts: (readonly [string, unknown])[] = [
    ...Object.entries(message),
    ...listOf(message['attachments'] ?? message['attachment']).flatMap((each) =>
      isThing(each) && typeof each['type'] === 'string' ? [[each['type'], each['payload'] ?? each] as const] : [],
    ),
  ];
  const named = (pattern: RegExp): unknown[] => parts.flatMap(([name, value]) => (pattern.test(name) ? [value] : []));
  for (const [personal, pattern] of PERSONAL) {
    if (pattern.test(kind ?? '') || named(pattern).some(isThing)) return { files: [], personal };
  }
  const ofEvent = (pattern: RegExp): boolean => kind !== undefined && pattern.test(kind);
  const links = named(LINK).flatMap((each) => filesIn('document', each));
  const [link] = links.length > 0 || !ofEvent(LINK) ? links : filesIn('document', message['url']);
  const files = KINDS.flatMap(([each, pattern]) => unique(named(pattern).flatMap((value) => filesIn(each, value))));
  if (named(STICKER).length > 0)
    return { files: [{ kind: 'other', ref: textIn(message['url'] ?? message['sticker']) ?? '' }] };
  if (files.length > 0 || link) return { files: siblings(files, message), ...(link ? { link: link.ref } : {}) };
  return { files: ofEvent(STICKER) ? [{ kind: 'other', ref: textIn(message['url']) ?? '' }] : [] };
}

/** Several pictures of one message are an album. */
function siblings(files: readonly IncomingFile[], message: Thing): readonly IncomingFile[] {
  const album = textIn(message['message_id']);
  return files.length > 1 && album !== undefined ? files.map((each) => ({ ...each, album })) : files;
}

const unique = (files: readonly IncomingFile[]): IncomingFile[] =>
  files.filter((each, at) => files.findIndex(({ ref }) => ref === each.ref) === at);

function filesIn(kind: FileKind, value: unknown): IncomingFile[] {
  return listOf(value).flatMap((each): IncomingFile[] => {
    if (typeof each === 'string') return isAddress(each) ? [{ kind, ref: each }] : [];
    if (!isThing(each)) return [];
    const ref = ['url', 'href', 'photo_url', 'file_url', 'hdUrl', 'normalUrl', 'link', 'big', 'thumbnail']
      .map((name) => textIn(each[name]))
      .find(isAddress);
    if (ref === undefined) return [];
    const name = textIn(each['name'] ?? each['file_name'] ?? each['title']);
    const bytes = Number(each['size'] ?? each['file_size']);
    return [{ kind, ref, ...(name === undefined ? {} : { name }), ...(bytes > 0 ? { bytes } : {}) }];
  });
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isAddress = (text: string | undefined): text is string => /^https?:\/\//i.test(text ?? '');
const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
