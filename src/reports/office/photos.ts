import { communeOf, unitName, unitOf } from '../../campaign/unit-tree.ts';
import type { Bundle, BundleFile, BundleGroup, Cell } from '../../chat/document.ts';

import { namePhotos } from '../../chat/photo-name.ts';

import type { FrozenReport, FrozenUnit } from '../../turn/index.ts';
import { word } from './word.ts';

/** By commune, unit and day, under names that a person can read. */
export function photosOf(frozen: FrozenReport): Bundle {
  const { campaign, units } = frozen;
  const perCommune = Map.groupBy(units, ({ unit }) => {
    const found = unitOf(campaign, unit);
    return (found && communeOf(campaign, found)?.name) ?? '';
  });
  return {
    asOf: frozen.asOf,
    list: {
      name: word('list.name'),
      place: word('list.place'),
      columns: [
        word('column.unit'),
        word('column.from'),
        word('column.category'),
        word('column.title'),
        word('column.caption'),
      ],
      gone: word('list.gone'),
    },
    groups: [...perCommune].map(([name, own]): BundleGroup => {
      const folder = name === '' ? campaign.plan.shortName.vi : name;
      // Asked for again, it begins anew.
      return { name: folder, files: { [Symbol.iterator]: () => filesOf(frozen, folder, own) } };
    }),
  };
}

function* filesOf({ campaign, pictures }: FrozenReport, folder: string, units: readonly FrozenUnit[]) {
  const named = namePhotos();
  for (const { unit, photos, logs } of units) {
    const byCode = new Map(logs.map((log) => [log.code, log]));
    for (const photo of photos) {
      const found = pictures.get(photo.id);
      const log = byCode.get(photo.log);
      if (!found || !log) continue;
      const category = campaign.plan.categories.find(({ code }) => code === log.category)?.label ?? {
        vi: log.category,
      };
      const name = unitName(campaign, unit);
      const cells: readonly Cell[] = [
        { local: name },
        { date: log.from, as: 'date' },
        { local: category },
        { plain: log.title },
        photo.caption === null ? null : { plain: photo.caption },
      ];
      const file: BundleFile = {
        hash: found.hash,
        folders: [folder, name.vi, log.from],
        name: named({ unit, day: log.from, category: category.vi }, endingOf(found.mime)),
        cells,
      };
      yield file;
    }
  }
}

const endingOf = (mime: string): string => (mime === 'image/png' ? 'png' : mime === 'image/webp' ? 'webp' : 'jpg');
