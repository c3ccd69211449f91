/** English words that are typed beside figures, and the numbers that are words. None is Vietnamese, with or without its marks. */

const valuesOf = (list: string, from: number, step: number): readonly (readonly [string, number])[] =>
  list.split(' ').map((word, at) => [word, from + at * step]);

/** Below twenty; "ten" may be "tên", and is not among them. */
export const SMALL: ReadonlyMap<string, number> = new Map([
  ...valuesOf('one two three four five six seven eight nine', 1, 1),
  ...valuesOf('eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 11, 1),
]);
export const TENS: ReadonlyMap<string, number> = new Map([
  ...valuesOf('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
  ['fourty', 40],
]);
export const TIMES: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
]);

const BESIDE =
  'mum mom dad mother father grandmother grandfather grandparents neighbour neighbor staff people person participants attendees ppl visitors pupil student children child kid teacher parent manager villager adult guest attendance about around over under nearly almost approximately roughly least most less fewer than total altogether plus each every class group session there were attended only and some couple percent';

const PLURALS =
  'mums moms dads mothers fathers grandmothers grandfathers neighbours neighbors item items view views dozens hundreds thousands pupils students kids teachers parents managers residents villagers adults guests members classes groups sessions';

/** Whether a word, as it was typed, is one of them. */
export const ENGLISH: ReadonlySet<string> = new Set([
  ...SMALL.keys(),
  ...TENS.keys(),
  ...TIMES.keys(),
  ...BESIDE.split(' '),
  ...PLURALS.split(' '),
]);

/** "banners" -> "banner", "classes" -> "class": itself, where it ends in no such letters. */
export const singularOf = (name: string): string =>
  /^[\x20-\x7e]{3,}s$/.test(name)
    ? name
        .replace(/ies$/, 'y')
        .replace(/(ss|sh|ch|x)es$/, '$1')
        .replace(/(?<!s)s$/, '')
    : name;

/** "growing", "grows", "started" -> "grow", "start": no syllable of Vietnamese ends so. */
export const stemOf = (plain: string): string =>
  ENDED.test(plain) ? singularOf(plain).replace(/(?<=^[a-z]{4,})(?:ing|ed)$/, '') : plain;
const ENDED = /^[a-z]{3,}(?:ing|ed|[a-z]s)$/;
