/** Figures by their keys, and what a lead gives in their place. */
import { figureAt, OWN_FIGURES } from '../../campaign/figure-keys.ts';
import { figuresOf } from '../../campaign/figures.ts';
import type { CampaignPlan } from '../../campaign/types.ts';
import type { Amount, Figures, ReportContent, SentFigures } from '../../turn/index.ts';

const PEOPLE = 'people.';
const NONE: Amount = { value: null, about: false };
const NIL: Amount = { value: 0, about: false };
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

/** What the lead said of the figures. */
type Said = Pick<ReportContent, 'overrides' | 'none'>;

/** The counted figures with what the lead said in their place; the total follows from its parts unless it was given, too. */
export function figuresWith(plan: CampaignPlan, counted: Figures, { overrides, none }: Said): SentFigures {
  const figures = overridden(counted, overrides);
  const nil = new Set(none);
  return unsaidKeys(plan, figures)
    .filter((key) => nil.has(key))
    .reduce<SentFigures>((all, key) => ({ ...all, ...withAmount(all, key, NIL) }), withHeld(plan, figures));
}

function overridden(counted: Figures, overrides: Said['overrides']): SentFigures {
  const said = Object.entries(overrides);
  const changed = said.reduce((figures, [key, { said: amount }]) => withAmount(figures, key, amount), counted);
  const isOfPeople = said.some(([key]) => key === 'unsorted' || key.startsWith(PEOPLE));
  const total = isOfPeople && !('total' in overrides) ? sumOfPeople(changed) : changed.total;
  const kept = said.map(([key, { reason }]) => [key, { counted: figureAt(counted, key), reason }] as const);
  return { ...changed, total, overrides: Object.fromEntries(kept) };
}

/** Whether the unit held anything is told by its activities. */
function withHeld(plan: CampaignPlan, figures: SentFigures): SentFigures {
  const { value } = figures.activities;
  const [held] = figuresOf(plan).filter(({ of }) => of.what === 'units');
  if (!held || value === null) return figures;
  return { ...figures, figures: { ...figures.figures, [held.code]: { value: value > 0 ? 1 : 0, about: false } } };
}

/**
 * The keys of what nobody said a number of, and of which there may have been none. What was logged without its number is not among them: of
 * that there was some. Nor is anything where it is not known that the unit did anything.
 */
export function unsaidKeys(plan: CampaignPlan, { activities, people, total, figures }: Figures): readonly string[] {
  if (activities.value === null) return [];
  const isUnsaid = (amount: Amount | undefined): boolean => amount?.value === null && amount.missing === undefined;
  const areAllTold = total.value !== null && total.missing === undefined;
  const groups = plan.people
    .filter(({ code }) => areAllTold && isUnsaid(people[code]))
    .map(({ code }) => PEOPLE + code);
  const others = figuresOf(plan)
    .filter(({ code, of }) => of.what !== 'units' && of.what !== 'photos' && isUnsaid(figures[code]))
    .map(({ code }) => code);
  return [...new Set([...groups, ...others])];
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
