/** Which sessions suit a child of a school year, by what the campaign says: audiences, and the kinds of units that hold them. */
import type { Audience, Campaign, Session } from '../campaign/types.ts';
import { fold } from '../chat/fold.ts';
import { textsOf } from '../chat/languages.ts';
import type { FindFilters } from './find-address.ts';

type Level = 'kindergarten' | 'primary' | 'lower' | 'upper';

const FIRST_LOWER = 6;
const FIRST_UPPER = 10;

export const levelOf = (grade: NonNullable<FindFilters['grade']>): Level => {
  if (grade === 'kindergarten') return grade;
  return grade < FIRST_LOWER ? 'primary' : grade < FIRST_UPPER ? 'lower' : 'upper';
};

/** How schools of a level, and what is held for them, are called (folded). */
const LEVEL_WORDS: readonly (readonly [RegExp, Level])[] = [
  [/(?<![a-z])(?:mam non|mau giao|nha tre|kindergarten|preschool|mn|mg)(?![a-z])/, 'kindergarten'],
  [/(?<![a-z])(?:tieu hoc|primary|th|cap 1)(?![a-z])/, 'primary'],
  [/(?<![a-z])(?:trung hoc co so|thcs|lower secondary|cap 2)(?![a-z])/, 'lower'],
  [/(?<![a-z])(?:trung hoc pho thong|thpt|upper secondary|high school|cap 3)(?![a-z])/, 'upper'],
];

const levelsIn = (text: string): readonly Level[] => {
  const folded = fold(text);
  return LEVEL_WORDS.flatMap(([words, level]) => (words.test(folded) ? [level] : []));
};

/** Children, and those who bring them up, whatever the campaign's codes for them are. */
const CHILDREN = /hoc sinh|thieu nhi|tre em|chau|pupil|student|child/;
const PARENTS = /phu huynh|cha me|ba me|bo me|parent/;

const isCalled = ({ name, words }: Audience, pattern: RegExp): boolean =>
  [...textsOf(name), ...words].some((each) => pattern.test(fold(each)));

/** The audiences that children and parents are; none of them: the campaign knows neither. */
export function familyOf({ plan }: Pick<Campaign, 'plan'>): readonly Audience[] {
  return plan.audiences.filter((each) => isCalled(each, CHILDREN) || isCalled(each, PARENTS));
}

/** `own`: it says that it is for this level; null: it is for none in particular. */
export type Suits = 'own' | null;

/**
 * Whether a session suits a child of this year: one for children or parents whose title names no other level. One for children alone that a
 * school of another level holds does not. undefined: it does not suit. `audience`: whose sessions are asked for; "giáo viên cấp 2" wants none
 * for children.
 */
export function suits(
  session: Session,
  grade: NonNullable<FindFilters['grade']>,
  campaign: Pick<Campaign, 'plan' | 'units'>,
  audience: string | null = null,
): Suits | undefined {
  const family = familyOf(campaign);
  const isFor = (some: readonly Audience[]): boolean => some.some(({ code }) => session.audiences.includes(code));
  const isOfGrownUps = audience !== null && audience !== 'all' && !family.some(({ code }) => code === audience);
  if (family.length > 0 && !isOfGrownUps && !isFor(family)) return undefined;
  const wanted = levelOf(grade);
  const named = [...textsOf(session.title), ...(session.keywords ?? [])].flatMap(levelsIn);
  if (named.length > 0) return named.includes(wanted) ? 'own' : undefined;
  const held = hostLevels(session, campaign);
  if (held.includes(wanted)) return 'own';
  const isForParents = isFor(family.filter((each) => isCalled(each, PARENTS)));
  return held.length > 0 && !isForParents && family.length > 0 ? undefined : null;
}

/** Of the school that holds it, by its kind in units.csv. */
function hostLevels({ host }: Session, { units, plan }: Pick<Campaign, 'plan' | 'units'>): readonly Level[] {
  const unit = host === null ? undefined : units.find((each) => each.name === host);
  const type = plan.unitTypes.find((each) => each.code === unit?.type);
  return type === undefined ? [] : [...textsOf(type.name), type.code].flatMap(levelsIn);
}
