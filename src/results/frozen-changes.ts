/** What is different between two versions of the office's report. */
import { isDeepStrictEqual } from 'node:util';
import type { Amount, Figures, FrozenChange, FrozenUnit } from '../turn/index.ts';

const change = (
  unit: string | null,
  kind: FrozenChange['kind'],
  what: string | null = null,
  before: Amount | null = null,
  after: Amount | null = null,
): FrozenChange => ({ unit, kind, what, before, after });

/** One unit, as it was and as it is; null: it was, or is, not among the units. */
export function unitChanges(before: FrozenUnit | null, after: FrozenUnit | null): readonly FrozenChange[] {
  if (!before || !after) {
    const there = after ?? before;
    return there ? [change(there.unit, after ? 'unit-new' : 'unit-gone')] : [];
  }
  const { unit } = after;
  const hasReported = before.standing !== 'reported' && after.standing === 'reported';
  const parts = new Set([...Object.keys(before.texts), ...Object.keys(after.texts)]);
  return [
    ...(hasReported ? [change(unit, 'reported')] : []),
    ...(before.notHeld !== after.notHeld ? [change(unit, after.notHeld === null ? 'held' : 'not-held')] : []),
    ...figureChanges(unit, before.figures, after.figures),
    ...[...parts]
      .filter((part) => (before.texts[part] ?? '') !== (after.texts[part] ?? ''))
      .map((part) => change(unit, 'text', part)),
    ...(isDeepStrictEqual(before.logs, after.logs) ? [] : [change(unit, 'logs')]),
    ...(isDeepStrictEqual(before.photos, after.photos) ? [] : [change(unit, 'photos')]),
    ...(isDeepStrictEqual([before.nominations, before.proposed], [after.nominations, after.proposed])
      ? []
      : [change(unit, 'names')]),
  ];
}

/** The figures that differ, from and to; `unit` null: the sums of all. */
export function figureChanges(unit: string | null, before: Figures, after: Figures): readonly FrozenChange[] {
  const [from, to] = [amountsOf(before), amountsOf(after)];
  const differ = [...new Set([...from.keys(), ...to.keys()])].flatMap((key) => {
    const [was, is] = [from.get(key) ?? UNKNOWN, to.get(key) ?? UNKNOWN];
    return was.value === is.value && was.about === is.about ? [] : [{ key, was: plain(was), is: plain(is) }];
  });
  const nil = differ.filter(({ was, is }) => was.value === null && is.value === 0).length;
  return [
    ...differ
      .filter(({ was, is }) => was.value !== null || is.value !== 0)
      .map(({ key, was, is }) => change(unit, 'figure', key, was, is)),
    // Of what nobody did there was none: a line for all of it.
    ...(nil > 0 ? [change(unit, 'nil', null, null, { value: nil, about: false })] : []),
  ];
}

const UNKNOWN: Amount = { value: null, about: false };
const plain = ({ value, about }: Amount): Amount => ({ value, about });

const amountsOf = ({ activities, photos, people, unsorted, total, figures }: Figures): ReadonlyMap<string, Amount> =>
  new Map([
    ['activities', activities],
    ['total', total],
    ...Object.entries(people).map(([code, amount]) => [`people.${code}`, amount] as const),
    ['unsorted', unsorted],
    ...Object.entries(figures),
    ['photos', photos],
  ]);

const ORDER: readonly FrozenChange['kind'][] = [
  'reported',
  'not-held',
  'held',
  'unit-new',
  'unit-gone',
  'figure',
  'text',
  'names',
  'logs',
  'photos',
  'nil',
];

/** Who reported first, then the sums, then the rest by its kind; among equals as they came. */
export const inOrderOfWeight = (changes: readonly FrozenChange[]): readonly FrozenChange[] =>
  changes.toSorted(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || Number(a.unit !== null) - Number(b.unit !== null),
  );
