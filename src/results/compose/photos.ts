/** Phụ lục II: the photos that the units chose, with their captions. */
import type { OfficialPhoto } from '../../documents/official.ts';
import type { FrozenPicture, FrozenReport, FrozenUnit } from '../../turn/index.ts';
import { inOneLine, saysSomething } from '../sentences.ts';
import { daysOf } from './numbers.ts';

/** The most of a unit's own report, as the plan of such reports has it. */
export const MOST_OF_UNIT = 10;

/**
 * Those that may stand in a report, at most so many: of each unit its best first, so that none fills the appendix alone; a unit that chose none is
 * shown by its first. What was taken back since is not among them.
 */
export function chosenPhotos(report: Pick<FrozenReport, 'units' | 'pictures'>, most: number): readonly FrozenPicture[] {
  const perUnit = report.units.map((unit) => ofUnit(unit, report.pictures));
  const deepest = Math.max(0, ...perUnit.map((each) => each.length));
  const chosen = new Set(
    Array.from({ length: deepest }, (_, rank) => perUnit.flatMap((each) => each[rank] ?? []))
      .flat()
      .slice(0, most),
  );
  return perUnit.flatMap((each) => each.filter((photo) => chosen.has(photo)));
}

function ofUnit({ photos }: FrozenUnit, pictures: FrozenReport['pictures']): readonly FrozenPicture[] {
  const usable = photos.flatMap(({ id }) => pictures.get(id) ?? []).filter(({ reportable }) => reportable);
  const best = usable.filter((each) => each.best !== null).toSorted((a, b) => (a.best ?? 0) - (b.best ?? 0));
  // The same picture twice says nothing more.
  const own = best.length > 0 ? best : usable;
  return own.filter((each, at) => own.findIndex(({ hash }) => hash === each.hash) === at);
}

/** As the document takes them: what was written below, else what was held, and when. */
export function officialPhotos(
  photos: readonly FrozenPicture[],
  named: ReadonlyMap<string, string>,
  units: readonly FrozenUnit[],
): readonly OfficialPhoto[] {
  const logs = new Map(units.flatMap(({ unit, logs: own }) => own.map((log) => [log.code, { unit, log }] as const)));
  return photos.map(({ hash, caption, log: code }) => {
    const found = logs.get(code);
    const title = found ? `${found.log.title} (${daysOf(found.log.from, found.log.to)})` : '';
    return {
      hash,
      caption: caption !== null && saysSomething(caption) ? inOneLine(caption) : title,
      ...(named.size > 1 && found ? { group: named.get(found.unit) ?? found.unit } : {}),
    };
  });
}
