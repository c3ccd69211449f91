/** Frozen reports for tests of composing: a sample campaign, and units of which each test says what it needs. */
import { join } from 'node:path';
import { readCampaign } from '../../src/campaign/read.ts';
import type { Campaign } from '../../src/campaign/types.ts';
import { awaitedUnits } from '../../src/campaign/unit-tree.ts';
import type {
  Amount,
  Figures,
  FrozenLog,
  FrozenPhoto,
  FrozenPicture,
  FrozenReport,
  FrozenUnit,
} from '../../src/turn/index.ts';

export function sampleOf(folder: string): Campaign {
  const read = readCampaign(join(import.meta.dirname, '../../campaigns', folder));
  if (!read.ok) throw new Error(`${folder} is not good`);
  return { ...read.files, version: 1 };
}

export const exactly = (value: number | null): Amount => ({ value, about: false });

export const figures = (given: Partial<Figures> = {}): FrozenUnit['figures'] => ({
  activities: exactly(0),
  photos: exactly(0),
  people: {},
  unsorted: exactly(null),
  total: exactly(null),
  figures: {},
  overrides: {},
  ...given,
});

export const log = (given: Partial<FrozenLog> & Pick<FrozenLog, 'code' | 'category'>): FrozenLog => ({
  title: 'Ngày hội đọc sách',
  from: '2021-10-02',
  to: '2021-10-02',
  mode: 'in-person',
  platform: null,
  link: null,
  place: null,
  people: null,
  quantities: {},
  result: null,
  ...given,
});

/** Reported in time, unless said otherwise. */
export const frozenUnit = (unit: string, given: Partial<FrozenUnit> = {}): FrozenUnit => ({
  unit,
  awaited: true,
  standing: 'reported',
  state: 'sent',
  notHeld: null,
  late: false,
  reportedAt: '2021-10-15T02:00:00.000Z',
  phoned: false,
  version: 1,
  figures: figures(),
  texts: {},
  nominations: [],
  proposed: {},
  logs: [],
  photos: [],
  ...given,
});

/** Nothing came from it. */
export const silentUnit = (unit: string): FrozenUnit =>
  frozenUnit(unit, {
    standing: 'nothing',
    state: null,
    late: null,
    reportedAt: null,
    version: null,
    figures: figures({ activities: exactly(null), photos: exactly(null) }),
  });

export const photo = (id: number, of: string, given: Partial<FrozenPhoto> = {}): FrozenPhoto => ({
  id,
  log: of,
  number: 1,
  caption: null,
  best: null,
  reportable: true,
  publishable: false,
  ...given,
});

export const picture = (of: FrozenPhoto): FrozenPicture => ({
  ...of,
  hash: `hash-${of.id}`,
  mime: 'image/jpeg',
  bytes: 1000,
  preview: null,
  category: 'TT01',
  from: '2021-10-02',
});

export function frozenReport(campaign: Campaign, given: Partial<FrozenReport> = {}): FrozenReport {
  const units = given.units ?? awaitedUnits(campaign).map(({ code }) => silentUnit(code));
  return {
    id: 1,
    subject: '',
    number: 1,
    asOf: new Date('2021-10-21T01:00:00Z'),
    summary: {
      units: 0,
      reported: 0,
      onTime: 0,
      missing: [],
      logs: 0,
      photos: 0,
      shown: 0,
      photoBytes: 0,
      changes: null,
      moreChanges: 0,
    },
    privacyAt: null,
    campaign,
    units,
    names: new Map(),
    removed: { names: 0, photos: 0 },
    pictures: new Map(units.flatMap(({ photos }) => photos.map((each) => [each.id, picture(each)] as const))),
    ...given,
  };
}
