import { offeredCategories } from '../../campaign/categories.ts';
import type { Campaign, Category } from '../../campaign/types.ts';
import { unitOf } from '../../campaign/unit-tree.ts';
import { dateOf } from '../../chat/civil.ts';
import { fold } from '../../chat/fold.ts';
import { keptFor, keptForBoth } from '../../chat/kept.ts';
import { remembered } from '../../chat/remembered.ts';
import type { Turn } from '../../turn/index.ts';
import type { SoFar } from './answers.ts';

/**
 * The categories, the likeliest first: what the unit logged most, what a session of today is about, what others logged most; those that do not
 * suit the unit's kind come last. Else as the campaign has them.
 */
export const likeliestFirst = keptForBoth(({ unit }: SoFar, turn: Turn): readonly Category[] => {
  const categories = offeredCategories(turn.campaign);
  const usual = unit === undefined ? [] : turn.activities.usual(unit);
  const today = taughtOn(turn.campaign)(dateOf(turn.now));
  const type = unit === undefined ? undefined : unitOf(turn.campaign, unit)?.type;
  const weigh = ({ code, levels }: Category): readonly number[] => {
    const logged = usual.find((each) => each.category === code);
    const suits = type === undefined || levels.length === 0 || levels.includes(type);
    return [logged?.own ?? 0, Number(suits), Number(today.has(code)), logged?.all ?? 0];
  };
  const weights = new Map(categories.map((each) => [each.code, weigh(each)]));
  const compare = (a: Category, b: Category): number => {
    const [left, right] = [weights.get(a.code) ?? [], weights.get(b.code) ?? []];
    const at = left.findIndex((weight, n) => weight !== right[n]);
    return at < 0 ? 0 : (right[at] ?? 0) - (left[at] ?? 0);
  };
  return categories.toSorted(compare);
});

/** The kinds that a session of that day has in its title. */
const taughtOn = keptFor((campaign: Campaign) =>
  remembered(LONGEST_DATE, (date): ReadonlySet<string> => {
    const titles = campaign.sessions
      .filter((session) => session.date === date && !session.cancelled)
      .map((session) => ` ${fold(session.title.vi)} `);
    const isTaught = ({ label, words }: Category): boolean =>
      titles.some((title) => [label.vi, ...words].some((word) => title.includes(` ${fold(word)} `)));
    return new Set(offeredCategories(campaign).flatMap((each) => (isTaught(each) ? [each.code] : [])));
  }),
);
const LONGEST_DATE = 10;
