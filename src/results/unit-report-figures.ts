/** Figures by their keys, and what a lead gives in their place. */
import { figureAt, OWN_FIGURES } from '../campaign/figure-keys.ts';
import type { Amount, Figures, ReportContent, SentFigures } from '../turn/index.ts';

const PEOPLE = 'people.';
const NONE: Amount = { value: null, about: false };
const ownKey = (key: string): (typeof OWN_FIGURES)[number] | undefined => OWN_FIGURES.find((each) => each === key);

function withAmount(figures: Figures, key: string, amount: Amount): Figures {
  const own = ownKey(key);
  if (own) return { ...figures, [own]: amount };
  const group = key.startsWith(PEOPLE) ? key.slice(PEOPLE.length) : null;
  const people = group !== null && group in figures.people ? { ...figures.people, [group]: amount } : figures.people;
  const isListed = key in figures.figures || people === figures.people;
  return { ...figures, people, figures: isListed ? { ...figures.figures, [key]: amount } : figures.figures };
}

/** All people: what the groups and those told apart by nobody come to. null: nobody said a number. */
export function sumOfPeople({ people, unsorted }: Pick<Figures, 'people' | 'unsorted'>): Amount {
  const parts = [...Object.values(people), unsorted].filter((each) => each.value !== null);
  if (parts.length === 0) return NONE;
  return {
    value: parts.reduce((sum, { value }) => sum + (value ?? 0), 0),
    about: parts.some(({ about }) => about),
  };
}

/** The counted figures with those of the lead in their place; the total follows from its parts unless it was given, too. */
export function figuresWith(counted: Figures, overrides: ReportContent['overrides']): SentFigures {
  const said = Object.entries(overrides);
  const changed = said.reduce((figures, [key, { said: amount }]) => withAmount(figures, key, amount), counted);
  const isOfPeople = said.some(([key]) => key === 'unsorted' || key.startsWith(PEOPLE));
  const total = isOfPeople && !('total' in overrides) ? sumOfPeople(changed) : changed.total;
  const kept = said.map(([key, { reason }]) => [key, { counted: figureAt(counted, key), reason }] as const);
  return { ...changed, total, overrides: Object.fromEntries(kept) };
}

/** The keys of all figures: people first, then the campaign's. */
export const figureKeys = (figures: Figures): readonly string[] => [
  ...Object.keys(figures.people).map((group) => `${PEOPLE}${group}`),
  'unsorted',
  'total',
  ...Object.keys(figures.figures).filter((code) => !code.startsWith(PEOPLE) || !(code.slice(7) in figures.people)),
];

export const sameAmount = (one: Amount, other: Amount): boolean =>
  one.value === other.value && one.about === other.about;
