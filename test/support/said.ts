/** Reads what a reply says: in a language, and which words it needs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language, Reply, Say } from '../../src/chat/index.ts';
import { createWords, localesFolder } from '../../src/words/index.ts';

const words = createWords();
const rooms = new Map<string, unknown>();

/** A reply as plain text, each row of buttons a line: "[Quay lại] [Về trang đầu]". */
export function said(reply: Reply, lang: Language = 'vi'): string {
  const rows = (reply.buttons ?? []).map((row) => row.map((each) => `[${words.plain(each.label, lang)}]`).join(' '));
  return [words.plain(reply.text, lang), ...rows].join('\n');
}

export function labels(reply: Reply, lang: Language = 'vi'): readonly string[] {
  return (reply.buttons ?? []).flat().map((each) => words.plain(each.label, lang));
}

/** The values of a reply's buttons. */
export function values(reply: Reply): readonly string[] {
  return (reply.buttons ?? []).flat().flatMap((each) => ('value' in each ? [each.value] : []));
}

/** The value of the button whose label holds these words. */
export function valueOf(reply: Reply, label: string): string {
  const found = (reply.buttons ?? []).flat().find((each) => words.plain(each.label, 'vi').includes(label));
  if (!found || !('value' in found)) throw new Error(`no button "${label}" in: ${labels(reply).join(', ')}`);
  return found.value;
}

/** What a reply needs that a language does not have: "en office:log.none", "vi office:roles.since {{channel}}". */
export function missingWords(reply: Reply): readonly string[] {
  const says = [reply.text, ...(reply.buttons ?? []).flat().map((each) => each.label)].flatMap(keyed);
  return (['vi', 'en'] as const).flatMap((lang) => says.flatMap((each) => lacking(each, lang)));
}

type Keyed = Extract<Say, { readonly key: string }>;

function keyed(say: Say): readonly Keyed[] {
  if ('join' in say) return say.join.flatMap((part) => (part ? keyed(part) : []));
  if ('bold' in say) return keyed(say.bold);
  if ('code' in say) return keyed(say.code);
  if (!('key' in say)) return [];
  return [say, ...Object.values(say.with ?? {}).flatMap((value) => (typeof value === 'object' ? keyed(value) : []))];
}

function lacking(say: Keyed, lang: Language): readonly string[] {
  const text = entry(say.key, lang) ?? entry(`${say.key}_other`, lang);
  if (text === null) return [`${lang} ${say.key}`];
  const wanted = [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '');
  return wanted.filter((name) => say.with?.[name] === undefined).map((name) => `${lang} ${say.key} {{${name}}}`);
}

function entry(key: string, lang: Language): string | null {
  const [room = '', path = ''] = key.split(':');
  const file = join(localesFolder, lang, `${room}.json`);
  if (!rooms.has(file)) rooms.set(file, JSON.parse(readFileSync(file, 'utf8')));
  const found = path
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], rooms.get(file));
  return typeof found === 'string' ? found : null;
}
