/** By which keys the figures of a unit are found: 'activities', 'photos', 'unsorted', 'total', 'people.<group>', or a figure's code. */

/** Figures that are no group's and in no campaign's list. */
export const OWN_FIGURES = ['activities', 'photos', 'unsorted', 'total'] as const;

type Counted = { readonly value: number | null; readonly about: boolean };
type Figured<Amount> = Readonly<Record<(typeof OWN_FIGURES)[number], Amount>> & {
  readonly people: Readonly<Record<string, Amount>>;
  readonly figures: Readonly<Record<string, Amount>>;
};

const PEOPLE = 'people.';

/** The figure with this key; one that there is not is not known. */
export function figureAt<Amount extends Counted>(figures: Figured<Amount>, key: string): Amount | Counted {
  const own = OWN_FIGURES.find((each) => each === key);
  if (own) return figures[own];
  const group = key.startsWith(PEOPLE) ? figures.people[key.slice(PEOPLE.length)] : undefined;
  return group ?? figures.figures[key] ?? { value: null, about: false };
}
