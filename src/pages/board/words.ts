import type { Button, Say } from '../../chat/index.ts';
import { percentOf } from '../../chat/share.ts';
import type { Amount, Turn, UnitStanding } from '../../turn/index.ts';
import type { KeyOf } from '../../words/keys.ts';
import { about, figuresAt } from '../figures.ts';
import { scopeLine } from '../scope.ts';

type Values = Readonly<Record<string, string | number | Say>>;

/** Words of the board: locales/<language>/results.json. */
export const word = (key: KeyOf<'results'>, values?: Values): Say => ({
  key: `results:${key}`,
  ...(values ? { with: values } : {}),
});

/** A button with those words. */
export const to = (key: KeyOf<'results'>, value: string, values?: Values): Button => ({
  label: word(key, values),
  value,
});

/** How far a unit is, in two words. `activities`: how many it logged. */
export function standingWord(of: UnitStanding | null, activities: number): Say {
  if (of?.standing === 'reported') {
    return word(of.notHeld === null ? `state.${of.state ?? 'sent'}` : 'state.not-held');
  }
  if (of?.standing === 'drafting') return word('state.drafting');
  return activities > 0 ? word('state.logged', { count: activities }) : word('state.nothing');
}

/** A figure in words: "khoảng 120", "0", "chưa có số liệu" where nobody said a number. */
export const amountWord = ({ value, about: isAbout }: Amount): Say =>
  value === null ? word('unknown') : about(value, isAbout);

/** "120/150 (80,0%)"; what nobody said has no share. */
export function doneWord(done: Amount, expected: number): Say {
  const percent = done.value === null ? null : percentOf(done.value, expected);
  return percent === null
    ? word('done-unknown', { done: amountWord(done), expected })
    : word('done', { done: amountWord(done), expected, percent });
}

/** As of when the figures are, and to a viewer of what they are. */
export const figuresSeen = (turn: Turn): Say => ({ join: [figuresAt(turn), scopeLine(turn.person, turn.campaign)] });
