/** Lists of words that are said where an activity is told, or only seems to be. What each is stands above it in locales/vi/told.txt. */

export const TOLD_WORDS = [
  'family',
  'heard',
  'bidden',
  'undone',
  'visited',
  'toLog',
  'beside',
  'doer',
  'team',
  'did',
  'idle',
  'named',
  'planned',
  'members',
  'online',
  'watched',
  'honours',
  'praise',
  'allOf',
  'oneMore',
  'joins',
  'attends',
  'mates',
  'ofClass',
] as const;
export type ToldWord = (typeof TOLD_WORDS)[number];
