/** Words that tell whether people met or were online. Written with their marks; typed without, they may be any of these letters. */
import type { NamedRows } from '../understanding/answer-lists.ts';

/** joined: of both kinds, unless one alone is told. join: of both, where both are told. against: denied, planned or asked. aside: who they were. */
export type ModeSign = 'online' | 'in-person' | 'both' | 'joined' | 'join' | 'against' | 'aside';

/** What says it in any text, however long; the rest only where it is asked for. */
export const SURE_SIGNS = {
  online: 'mode.sureOnline',
  'in-person': 'mode.sureInPerson',
  mixed: 'mode.sureMixed',
} as const;

export const SIGNS: NamedRows<ModeSign> = [
  ['mode.sureOnline', 'online'],
  ['mode.online', 'online'],
  ['mode.sureInPerson', 'in-person'],
  ['mode.inPerson', 'in-person'],
  ['mode.both', 'both'],
  ['mode.aside', 'aside'],
  ['mode.joined', 'joined'],
  ['mode.join', 'join'],
  ['mode.against', 'against'],
];
/** What says the form and nothing else, and what may stand around that. */
export const FORMS: NamedRows<ModeSign> = SIGNS.filter(([of]) => /^mode\.(?:sure|both)/.test(of));
export const AROUND_FORM = 'mode.aroundForm';
/** Both, in so many words. */
export const BOTH_TOLD = 'mode.bothTold';
/** Beside it: it was so once, was to be so, or is asked or denied. */
export const TAKES_BACK = 'mode.takesBack';
/** "định làm ở trường mà dịch nên chuyển qua meet hết": what was planned, and what became of it. */
export const PLANNED = 'mode.planned';
export const BECAME = 'mode.became';
/** With these begins that nobody was there. */
export const NOBODY = 'mode.nobody';
/** How people write what they hear, by the name that a campaign gives it. */
const HEARD: readonly (readonly [name: RegExp, heard: readonly string[]])[] = [
  [/\bmeet\b/i, ['gút mít', 'gúc mít', 'gu gồ mít', 'gô mít', 'gg mít', 'gút meet', 'meet']],
  [/\bzoom\b/i, ['zum', 'dum', 'du um']],
  [/\bteams\b/i, ['tim', 'tims', 'team']],
  [/\bzalo\b/i, ['za lô', 'da lô', 'dalo']],
  [/\bk12/i, ['ka 12', 'ca 12', 'k mười hai']],
];
/** A platform's name and words, and how they are written by ear. */
export function namesOfPlatform({
  name,
  words,
}: {
  readonly name: string;
  readonly words: readonly string[];
}): readonly string[] {
  return [name, ...words, ...HEARD.flatMap(([known, heard]) => (known.test(name) ? heard : []))];
}

/** The unit itself, as a place. */
export const AT_UNIT = 'mode.atUnit';
/** Before the name of a place, and before those. */
export const WHERE = 'mode.where';
export const BEFORE_WHERE = 'mode.beforeWhere';
export const BEHIND_PLACE = 'mode.behindPlace';

/** Behind these, and beside these alone, "on" is the form; before those it is "ôn". */
export const BEFORE_ON: ReadonlySet<string> = new Set(
  'hoc day hop thuc chuc hoat huan bang kieu sang thanh mode form'.split(' '),
);
export const BESIDE_ON = 'mode.besideOn';
export const BEHIND_REVISION: ReadonlySet<string> = new Set('tap bai thi luyen lai kien cu dinh'.split(' '));
