/** Gathers what a report of the office freezes, unit by unit, so that others get their turn between. */
import { answersOf } from '../activities/stored-answers.ts';
import type { Campaign } from '../campaign/types.ts';
import { mayBeArchived, mayStandInReport } from '../chat/photo-rights.ts';
import { createFrozenReportRows, type FrozenUnitRow } from '../store/frozen-reports.ts';
import type { Store } from '../store/open.ts';
import { createPhotoViews } from '../store/photo-views.ts';
import type { StepwiseCount } from '../store/slices.ts';
import type { FrozenChange, FrozenSummary, FrozenUnit, UnitResult } from '../turn/index.ts';
import { sumOf } from './compose/counted.ts';
import { chosenPhotos, MOST_OF_UNIT } from './compose/photos.ts';
import type { ResultCounting } from './counting.ts';
import { figureChanges, inOrderOfWeight, unitChanges } from './frozen-changes.ts';
import { frozenCampaign, readFrozenUnit } from './frozen-content.ts';
import { readContent } from './unit-report/content.ts';
import { writtenOf } from './unit-report/draft.ts';

/** More lines of what changed nobody reads in chat. */
const MOST_CHANGES = 600;
/** So many names of who is missing are kept to be shown. */
const MOST_MISSING = 60;

export type FreezeParts = ReturnType<typeof createFreezeParts>;

/** What freezing stands on, prepared once. */
export const createFreezeParts = ({
  store,
  counting,
}: {
  readonly store: Store;
  readonly counting: ResultCounting;
}) => ({
  store,
  counting,
  rows: createFrozenReportRows(store),
  views: createPhotoViews(store),
});

/** What the next version holds, ready to be written. `units` without the report's id, which it gets then. */
export type Gathered = {
  readonly asOf: Date;
  readonly units: readonly Omit<FrozenUnitRow, 'report'>[];
  readonly sent: readonly (readonly [unit: string, version: number])[];
  readonly summary: FrozenSummary;
};

/** `previous`: the id of the version before; null: there is none. A step is some units. */
export function* gather(
  parts: FreezeParts,
  campaign: Campaign,
  subject: string,
  previous: number | null,
  asOf: Date,
): StepwiseCount<Gathered> {
  const results = subject === '' ? parts.counting.all(campaign) : oneOf(parts, campaign, subject);
  const units: FrozenUnit[] = [];
  const rows: Omit<FrozenUnitRow, 'report'>[] = [];
  const before: FrozenUnit[] = [];
  const changes: FrozenChange[] = [];
  const bytes = new Map<number, number>();
  for (const result of results) {
    const unit = freezeUnit(parts, campaign, result, bytes, subject !== '');
    const json = JSON.stringify(unit);
    rows.push({
      unit: unit.unit,
      place: rows.length,
      content: json,
      photos: JSON.stringify(unit.photos.map(({ id }) => id)),
      nominations: JSON.stringify(unit.nominations),
    });
    units.push(unit);
    if (previous !== null) {
      const row = parts.rows.unitOf(previous, unit.unit);
      const was = row?.content === json ? unit : readFrozenUnit(row?.content, parts.store.onBroken);
      if (was) before.push(was);
      if (was !== unit) changes.push(...unitChanges(was, unit));
    }
    yield;
  }
  if (previous !== null) {
    changes.push(...gone(parts, previous, units));
    yield;
    changes.push(...sumChanges(parts, campaign, before, units, previous));
    yield;
  }
  return {
    asOf,
    units: rows,
    sent: sentOf(units),
    summary: summaryOf({ campaign, subject, units, bytes, changes: previous === null ? null : changes }),
  };
}

function oneOf(parts: FreezeParts, campaign: Campaign, subject: string): readonly UnitResult[] {
  const result = parts.counting.of(campaign, subject);
  return result ? [result] : [];
}

const sentOf = (units: readonly FrozenUnit[]): Gathered['sent'] =>
  units.flatMap(({ unit, version }) => (version === null ? [] : [[unit, version] as const]));

function freezeUnit(
  { rows, views, store }: FreezeParts,
  campaign: Campaign,
  result: UnitResult,
  bytes: Map<number, number>,
  isAlone: boolean,
): FrozenUnit {
  const { unit, reportedAt, logs: _logs, lastAt: _lastAt, ...rest } = result;
  const { activities, photos, people, unsorted, total, figures, overrides, ...standing } = rest;
  const of = { campaign: campaign.plan.id, unit: unit.code };
  const sent = rows.sentBy(of);
  const names = rows.namesOf(of).filter(({ state }) => state !== 'declined');
  // Whoever reports that nothing was held has logged in error: none of it counts, and none is told of.
  const isHeld = result.notHeld === null;
  const pictures = isHeld ? views.ofUnit(unit.code, campaign.plan.id).filter(mayBeArchived) : [];
  for (const each of pictures) bytes.set(each.id, each.bytes);
  const proposed: Record<string, number> = {};
  for (const { kind } of names) proposed[kind] = (proposed[kind] ?? 0) + 1;
  const logs = isHeld
    ? rows.logsOf(of).map((row) => ({ code: row.code, answers: answersOf(row, store.onBroken) }))
    : [];
  // A unit's own report may be looked at before it was sent: then it is what it would be.
  const drafted = (): FrozenUnit['texts'] => {
    const texts = readContent(rows.begunBy(of)?.content, store.onBroken)?.texts ?? {};
    return writtenOf(
      campaign,
      logs.map(({ answers }) => answers),
      texts,
    );
  };
  const reported = sent ? readContent(sent.content, store.onBroken) : null;
  const written = reported ? reported.written : isAlone && !sent ? drafted() : {};
  // One that an older program sent names none of its logs.
  const isListed = reported !== null && (reported.logs.length > 0 || (activities.value ?? 0) === 0);
  const inReport = isListed ? new Set(reported.logs.map(({ code }) => code)) : null;
  return {
    unit: unit.code,
    ...standing,
    reportedAt: reportedAt?.toISOString() ?? null,
    figures: { activities, photos, people, unsorted, total, figures, overrides },
    version: sent?.version ?? null,
    texts: written,
    nominations: names.filter(({ consent }) => consent).map(({ id }) => id),
    proposed,
    logs: logs.map(({ code, answers: { unit: _unit, ...answers } }) => ({
      code,
      ...answers,
      ...(inReport && !inReport.has(code) && { later: true }),
    })),
    photos: pictures.map((each) => ({
      id: each.id,
      log: each.code,
      number: each.number,
      caption: each.caption,
      best: each.best,
      reportable: mayStandInReport(each),
      publishable: each.publishable,
    })),
  };
}

/** Units of the version before that are not among these. */
function gone({ rows, store }: FreezeParts, previous: number, units: readonly FrozenUnit[]): readonly FrozenChange[] {
  const here = new Set(units.map(({ unit }) => unit));
  return rows
    .codesOf(previous)
    .filter((unit) => !here.has(unit))
    .flatMap((unit) => unitChanges(readFrozenUnit(rows.unitOf(previous, unit)?.content, store.onBroken), null));
}

function sumChanges(
  { rows, store }: FreezeParts,
  campaign: Campaign,
  before: readonly FrozenUnit[],
  after: readonly FrozenUnit[],
  previous: number,
): readonly FrozenChange[] {
  if (after.length < 2) return []; // its own figures say it
  const was = frozenCampaign(rows.contentOf(previous), store.onBroken) ?? campaign;
  return figureChanges(null, sumOf({ campaign: was, units: before }), sumOf({ campaign, units: after }));
}

function summaryOf(of: {
  readonly campaign: Campaign;
  readonly subject: string;
  readonly units: readonly FrozenUnit[];
  readonly bytes: ReadonlyMap<number, number>;
  readonly changes: readonly FrozenChange[] | null;
}): FrozenSummary {
  const { campaign, subject, units, bytes, changes } = of;
  const awaited = units.filter((each) => each.awaited);
  const names = new Map(campaign.units.map(({ code, name }) => [code, name]));
  const pictures = new Map(
    units.flatMap(({ photos }) =>
      photos.map(
        (each) =>
          [
            each.id,
            { ...each, hash: String(each.id), mime: '', bytes: 0, preview: null, category: '', from: '' },
          ] as const,
      ),
    ),
  );
  const most = subject === '' ? (campaign.plan.report?.photos ?? 20) : MOST_OF_UNIT;
  const ordered = changes && inOrderOfWeight(changes);
  return {
    units: awaited.length,
    reported: awaited.filter(({ standing }) => standing === 'reported').length,
    onTime: awaited.filter(({ late }) => late === false).length,
    missing: awaited
      .filter(({ standing }) => standing !== 'reported')
      .slice(0, MOST_MISSING)
      .map(({ unit }) => names.get(unit) ?? unit),
    // As the document says it: what a unit reported, and not what it logged since.
    logs: sumOf({ campaign, units }).activities.value ?? 0,
    photos: units.reduce((sum, { photos }) => sum + photos.length, 0),
    shown: chosenPhotos({ units, pictures }, most).length,
    photoBytes: [...bytes.values()].reduce((sum, each) => sum + each, 0),
    changes: ordered && ordered.slice(0, MOST_CHANGES),
    moreChanges: Math.max(0, (ordered?.length ?? 0) - MOST_CHANGES),
  };
}
