/** What a unit's name says, typed or of the campaign's files: its kind, and the words that tell it from others of the kind. */
import { fold } from '../chat/fold.ts';
import { keptFor } from '../chat/kept.ts';
import type { Unit } from './types.ts';

const LONGEST = 160;

/** How kinds are written, in full and short; the longest first. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\btrung tam (?:hoc tap cong dong|ht ?cd)\b|\bttht cong dong\b|\btt ?ht ?cd\b/g, 'tthtcd'],
  [/\b(?:trung tam )?(?:giao duc nghe nghiep(?: va | ?- ?| )giao duc thuong xuyen|gdnn ?[- ]? ?gdtx|gdtx)\b/g, 'gdtx'],
  [/\btrung hoc co so\b|\bcap (?:2|hai|ii)\b|\b(?:lower )?secondary\b/g, 'thcs'],
  [/\btrung hoc pho thong\b|\bcap (?:3|ba|iii)\b|\bhigh school\b/g, 'thpt'],
  [/\btieu hoc\b|\bcap (?:1|mot|i)\b|\bprimary\b/g, 'th'],
  [/\bmau giao\b|\bmam non\b|\bmg\b|\bnha tre\b|\bkindergarten\b/g, 'mn'],
  [/\bthi tran\b|\btownship\b/g, 'tt'],
  [/\bcommune\b/g, 'xa'],
  [/\bschool\b/g, 'truong'],
];
const KIND_WORDS = new Set('tthtcd gdtx thcs thpt th mn tt xa phuong truong'.split(' '));
/** Says nothing of its own beside a name. */
const FILLERS = new Set('va cua o tai ben thuoc huyen tinh don vi cho la a nhe nha em minh toi dang the of'.split(' '));
export type Name = {
  readonly folded: string;
  readonly kinds: ReadonlySet<string>;
  readonly core: readonly string[];
  readonly joined: string;
};

/** A name's letters and figures: an apostrophe within a word falls out. */
export const plain = (text: string): string =>
  fold(text.slice(0, LONGEST))
    .replace(/(?<=\p{L})['’‘`´](?=\p{L})/gu, '')
    .replace(/[^a-z0-9-]+/g, ' ')
    .trim();

export function nameOf(text: string): Name {
  const folded = plain(text);
  let said = folded;
  for (const [pattern, kind] of KINDS) said = said.replace(pattern, kind);
  const words = said.split(/[\s-]+/).filter((word) => word !== '');
  const core = words.filter((word) => !KIND_WORDS.has(word) && !FILLERS.has(word));
  return { folded, kinds: new Set(words.filter((word) => KIND_WORDS.has(word))), core, joined: core.join('') };
}

/** All that a unit is called, its own name first. */
export const namesOf = keptFor((unit: Unit): readonly Name[] =>
  [unit.name, ...unit.aliases, ...(unit.former ?? [])].map(nameOf),
);
