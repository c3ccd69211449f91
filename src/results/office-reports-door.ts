/** The door to the office's reports: freezing them, and reading what was frozen. */
import type { Campaign } from '../campaign/types.ts';
import type { Reply } from '../chat/index.ts';
import { mayBeArchived, mayStandInReport } from '../chat/photo-rights.ts';
import { allows } from '../people/rights.ts';
import type { Visit } from '../people/visit.ts';
import { createReadHoldings } from '../store/holdings.ts';
import type { Store } from '../store/open.ts';
import { type Counts, createCounts } from '../store/slices.ts';
import {
  type FrozenName,
  type FrozenPicture,
  type FrozenReport,
  type FrozenUnit,
  type FrozenVersion,
  type NominationKind,
  NotAllowed,
  type OfficeReports,
  type ReportDraft,
} from '../turn/index.ts';
import { officialOf } from './compose/official.ts';
import type { ResultCounting } from './counting.ts';
import { createFreezeParts, type FreezeParts, type Gathered, gather } from './freezing.ts';
import { campaignJson, frozenCampaign, readFrozenUnit, readSummary } from './frozen-content.ts';

/** The turn comes again at once when all is gathered: so long it is what there is "at this moment". */
const FRESH_MS = 3_000;

export type OfficeReportsOptions = {
  readonly store: Store;
  readonly counting: ResultCounting;
  /** Says something to a person, once for each key. */
  readonly tell: (person: number, reply: Reply, key: string, now: Date) => void;
};

type Row = NonNullable<ReturnType<FreezeParts['rows']['version']>>;

/** Opens the door for one person and one turn; everything behind it is prepared once. */
export function createOfficeReportsDoor(options: OfficeReportsOptions): (visit: Visit) => OfficeReports {
  const parts = createFreezeParts(options);
  const holdings = createReadHoldings(options.store);
  const { rows, store } = parts;
  const toVersion = createToVersion(store);
  const freeze = createFreeze(parts, options.tell, toVersion);
  return (visit) => {
    const { campaign, person } = visit;
    const of = (subject: string) => ({ campaign: campaign.plan.id, subject });
    const need = (subject: string): void => {
      const holds = holdings(person.id);
      const may = subject === '' ? allows(holds, 'office') : allows(holds, 'lead', subject);
      if (!may) throw new NotAllowed('office report');
    };
    return {
      versions(subject) {
        need(subject);
        return rows.versions(of(subject)).map(toVersion);
      },
      version(subject, number) {
        need(subject);
        const row = rows.version(of(subject), number);
        return row && toVersion(row);
      },
      freeze(subject) {
        need(subject);
        return freeze(visit, subject);
      },
      newest(subject) {
        need(subject);
        return rows.versions(of(subject))[0]?.number ?? null;
      },
      official(subject, number) {
        need(subject);
        const row = rows.version(of(subject), number);
        if (!row) throw new Error('there is no such version');
        return officialOf(readReport(parts, campaign, toVersion(row)));
      },
      preview(unit, draft) {
        need(unit);
        return officialOf(previewOf(parts, visit, unit, draft));
      },
      read(subject, number) {
        need(subject);
        const row = rows.version(of(subject), number);
        return row && readReport(parts, campaign, toVersion(row));
      },
    };
  };
}

/** Reads a row; a summary that is broken counts as one that knows nothing. */
const createToVersion =
  (store: Store) =>
  (row: Row): FrozenVersion => ({
    id: row.id,
    subject: row.subject,
    number: row.number,
    asOf: new Date(row.asOf),
    summary: readSummary(row.summary, store.onBroken) ?? NOTHING_KNOWN,
    privacyAt: row.privacyAt === null ? null : new Date(row.privacyAt),
  });

/** Freezes the next version, unless nothing changed since the last one. Rights are not looked at here. */
function createFreeze(parts: FreezeParts, tell: OfficeReportsOptions['tell'], toVersion: (row: Row) => FrozenVersion) {
  const { rows } = parts;
  // What was gathered may be large: it is let go as soon as it is written.
  const gathering = new Map<string, Counts>();
  return (visit: Visit, subject: string): ReturnType<OfficeReports['freeze']> => {
    const { campaign, person, now } = visit;
    const of = { campaign: campaign.plan.id, subject };
    const [last] = rows.versions(of);
    const number = (last?.number ?? 0) + 1;
    const name = `${campaign.plan.id} ${subject} ${person.id} ${last?.number ?? 0}`;
    const counts = gathering.get(name) ?? createCounts();
    gathering.set(name, counts);
    const gathered = counts(name, () => gather(parts, campaign, subject, last?.id ?? null, now), FRESH_MS);
    gathering.delete(name);
    const { changes } = gathered.summary;
    if (last && changes?.length === 0) return { is: 'same', version: toVersion(last) };
    write(parts, visit, subject, number, gathered);
    if (subject === '') merge(parts, tell, visit, gathered, number);
    const row = rows.version(of, number);
    if (!row) throw new Error('the frozen report is gone');
    return { is: 'frozen', version: toVersion(row) };
  };
}

const NOTHING_KNOWN: FrozenVersion['summary'] = {
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
};

function write({ rows }: FreezeParts, { campaign, person, now }: Visit, subject: string, number: number, of: Gathered) {
  const report = rows.add({
    campaign: campaign.plan.id,
    subject,
    number,
    asOf: of.asOf.getTime(),
    content: campaignJson(campaign),
    summary: JSON.stringify(of.summary),
    by: person.id,
    now: now.getTime(),
  });
  for (const unit of of.units) rows.addUnit({ report, ...unit });
}

/** Units' reports that are in it are part of it from now on; their leads hear that once. */
function merge(
  { rows }: FreezeParts,
  tell: OfficeReportsOptions['tell'],
  { campaign, person, now }: Visit,
  { sent, asOf }: Gathered,
  number: number,
): void {
  for (const [unit, version] of sent) {
    if (!rows.merge({ campaign: campaign.plan.id, unit }, version, person.id, now.getTime())) continue;
    const name = campaign.units.find(({ code }) => code === unit)?.name ?? unit;
    const text = {
      key: 'office-report:merged',
      with: {
        unit: { bold: { plain: name } },
        office: { local: campaign.plan.organiser.short },
        number,
        at: { date: asOf.toISOString(), as: 'moment' },
      },
    } as const;
    for (const lead of rows.leadsOf(unit)) {
      if (lead !== person.id) tell(lead, { text }, `merged:${campaign.plan.id}:${unit}:${version}:${lead}`, now);
    }
  }
}

/** All of a version, with the names and photos that may still stand in it. */
function readReport({ rows, store }: FreezeParts, now: Campaign, version: FrozenVersion): FrozenReport {
  const campaign = frozenCampaign(rows.contentOf(version.id), store.onBroken) ?? now;
  const units = rows.unitsOf(version.id).flatMap(({ content }) => readFrozenUnit(content, store.onBroken) ?? []);
  return withAgreed(rows, now, { ...version, campaign, units });
}

/** What the unit's report would be if it were frozen now; nothing is written. */
function previewOf(
  parts: FreezeParts,
  { campaign, now }: Visit,
  subject: string,
  draft: ReportDraft | null,
): FrozenReport {
  const { onBroken } = parts.store;
  const steps = gather(parts, campaign, subject, null, now);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { summary, units } = step.value;
  const read = units.flatMap(({ content }) => readFrozenUnit(content, onBroken) ?? []);
  const version = { id: 0, subject, number: 0, asOf: now, summary, privacyAt: null };
  const isHeld = { notHeld: null, state: null } as const;
  const over = draft ? { ...isHeld, ...draft } : {};
  return withAgreed(parts.rows, campaign, { ...version, campaign, units: read.map((each) => ({ ...each, ...over })) });
}

/** With the names and photos that may still stand in it. */
function withAgreed(
  rows: FreezeParts['rows'],
  now: Campaign,
  report: Omit<FrozenReport, 'names' | 'pictures' | 'removed'>,
): FrozenReport {
  const { units } = report;
  const names = new Map<number, FrozenName>();
  const pictures = new Map<number, FrozenPicture>();
  const removed = { names: 0, photos: 0 };
  for (const unit of units) {
    const of = { campaign: now.plan.id, unit: unit.unit };
    const agreed = new Map(rows.namesOf(of).flatMap((each) => (each.consent ? [[each.id, each] as const] : [])));
    for (const id of unit.nominations) {
      const one = agreed.get(id);
      if (one) names.set(id, { id, kind: kindOf(one.kind), name: one.name, what: one.what });
      else removed.names += 1;
    }
    removed.photos += addPictures(unit, rows.picturesOf(unit.photos.map(({ id }) => id)), pictures);
  }
  return { ...report, names, pictures, removed };
}

const KINDS: readonly NominationKind[] = ['example', 'commend-group', 'commend-person'];
const kindOf = (kind: string): NominationKind => KINDS.find((each) => each === kind) ?? 'commend-person';

/** Gives how many of the unit's photos may not be what they were any more. */
function addPictures(
  { photos }: FrozenUnit,
  kept: ReturnType<FreezeParts['rows']['picturesOf']>,
  pictures: Map<number, FrozenPicture>,
): number {
  const here = new Map(kept.filter(mayBeArchived).map((each) => [each.id, each]));
  let removed = 0;
  for (const photo of photos) {
    const found = here.get(photo.id);
    if (!found) {
      removed += 1;
      continue;
    }
    const { hash, mime, bytes, preview, category, from } = found;
    // Whoever says that a photo is not for everybody any more wants to be seen less: it leaves the report too.
    const isStill = mayStandInReport(found) && (!photo.publishable || found.publishable);
    const reportable = photo.reportable && isStill;
    if (photo.reportable && !isStill) removed += 1;
    pictures.set(photo.id, { ...photo, reportable, hash, mime, bytes, preview, category, from });
  }
  return removed;
}
