import { createActivityRows } from '../../activities/rows.ts';
import { figureAt } from '../../campaign/figure-keys.ts';
import type { Campaign } from '../../campaign/types.ts';
import { isCommune, unitOf } from '../../campaign/unit-tree.ts';
import { DAY_MS } from '../../chat/civil.ts';
import type { Reply, WorkRole } from '../../chat/index.ts';
import { actingRole, allows } from '../../people/rights.ts';
import type { Visit } from '../../people/visit.ts';
import { createReadHoldings } from '../../store/holdings.ts';
import type { Store } from '../../store/open.ts';
import { createOutOfReports } from '../../store/out-of-reports.ts';
import { createPhotoViews } from '../../store/photo-views.ts';
import { createNominationRows, createUnitReportRows } from '../../store/unit-reports.ts';
import {
  type Activity,
  type Amount,
  NotAllowed,
  type ReportChange,
  type ReportCheck,
  type ReportContent,
  type UnitReport,
  type UnitReports,
} from '../../turn/index.ts';
import type { ResultCounting } from '../counting.ts';
import { changesOf } from './changes.ts';
import { checksOf } from './checks.ts';
import { forNextVersion, NO_CONTENT } from './content.ts';
import { fulfilledBy, writtenOf } from './draft.ts';
import { figureKeys, figuresWith, unsaidKeys } from './figures.ts';
import { toReports } from './view.ts';

/** A unit has hardly more; those after them stay in the figures. */
const MOST_LOGS = 1_000;
/** What was begun before is of another Week. */
const OPEN_MS = 60 * DAY_MS;

export type UnitReportsOptions = {
  readonly store: Store;
  readonly counting: ResultCounting;
  /** Says something to a person, once for each key. */
  readonly tell: (person: number, reply: Reply, key: string, now: Date) => void;
  /** The signs of a text that official files can't show. */
  readonly unknownSigns: (text: string) => readonly string[];
};

export type ReportParts = ReturnType<typeof createReportParts>;

/** What the door stands on, prepared once. */
export const createReportParts = (options: UnitReportsOptions) => ({
  ...options,
  rows: createUnitReportRows(options.store),
  nominees: createNominationRows(options.store),
  outOfReports: createOutOfReports(options.store),
  logs: createActivityRows(options.store),
  photos: createPhotoViews(options.store),
  holdings: createReadHoldings(options.store),
});

export type OpenReports = ReturnType<typeof openReports>;

/** Rights, and what there is of the units' reports. Only `need` looks at rights. */
export function openReports(parts: ReportParts, visit: Visit) {
  const versions = createVersions(parts, visit);
  const { campaign, person } = visit;
  const need = (act: 'log' | 'lead' | 'office', unit?: string): WorkRole => {
    const holds = parts.holdings(person.id);
    const school = unitOf(campaign, unit);
    const isThere = unit === undefined || (school !== null && !isCommune(campaign, school));
    const role = unit === undefined ? 'office' : actingRole(holds, unit);
    if (!isThere || !role || !allows(holds, act, unit)) throw new NotAllowed('unit report');
    return role;
  };
  const logsOf = (unit: string): readonly Activity[] =>
    parts.logs
      .ofUnit(unit, campaign.plan.id, 0, MOST_LOGS)
      .filter((row) => row.withdrawnAt === null)
      .map((row) => parts.logs.view(row, person.id))
      .toReversed();
  const written = ({ unit, state, content }: UnitReport): Readonly<Record<string, string>> =>
    state === 'draft' ? writtenOf(campaign, logsOf(unit), content.texts) : content.written;
  const fulfilled = ({ unit, state, content }: UnitReport): Readonly<Record<string, boolean>> =>
    state === 'draft' ? fulfilledBy(campaign, logsOf(unit), content.duties) : content.fulfilled;
  /** As it is kept once it is sent: what was drafted is written down. */
  const sealed = (draft: UnitReport): ReportContent => {
    const nominees = parts.nominees.ofUnit({ campaign: campaign.plan.id, unit: draft.unit });
    return {
      ...draft.content,
      written: writtenOf(campaign, logsOf(draft.unit), draft.content.texts),
      fulfilled: fulfilled(draft),
      logs: logsOf(draft.unit).map(({ code, version, photos, photosWaiting }) => ({
        code,
        version,
        photos: photos.length + photosWaiting,
      })),
      nominations: nominees.filter(({ state, name }) => state !== 'withdrawn' && name !== '').map(({ id }) => id),
    };
  };
  const openLogs = (unit: string): readonly string[] =>
    parts.rows.openLogs({ unit, since: visit.now.getTime() - OPEN_MS });
  const checks = (unit: string): readonly ReportCheck[] => {
    const { content, figures } = versions.draft(unit);
    const logs = logsOf(unit);
    const written = Object.values(writtenOf(campaign, logs, content.texts));
    const others = parts.counting.results(campaign).filter((each) => each.unit.code !== unit);
    const unknownSigns = parts.unknownSigns([...written, ...printedOf(parts, campaign, unit, logs)].join('\n'));
    const unansweredPhotos = unansweredIn(parts, campaign, unit);
    const open = openLogs(unit);
    return checksOf({ campaign, unit, content, figures, logs, others, unknownSigns, openLogs: open, unansweredPhotos });
  };
  const unsaid = (unit: string): ReturnType<UnitReports['unsaid']> => {
    const { figures, content } = versions.draft(unit);
    const nil = new Set(figureKeys(figures).filter((key) => figureAt(figures, key).value === 0));
    return { unsaid: unsaidKeys(campaign.plan, figures), none: content.none.filter((key) => nil.has(key)) };
  };
  return { ...versions, need, logsOf, written, fulfilled, sealed, checks, unsaid, openLogs };
}

/** How many photos nobody said of yet whether they may be passed on. */
const unansweredIn = (parts: ReportParts, campaign: Campaign, unit: string): number =>
  parts.photos
    .ofUnit(unit, campaign.plan.id)
    .filter(({ kind, children, consent }) => kind === 'picture' && (children === null || consent === null)).length;

/** Whatever people wrote, besides the report's own texts, that stands in the unit's documents. */
function printedOf(parts: ReportParts, campaign: Campaign, unit: string, logs: readonly Activity[]): readonly string[] {
  const proposed = parts.nominees.ofUnit({ campaign: campaign.plan.id, unit });
  return [
    ...logs.flatMap(({ title, place }) => [title, place ?? '']),
    ...proposed.flatMap(({ state, name, what }) => (state === 'withdrawn' ? [] : [name, what ?? ''])),
    ...parts.photos.ofUnit(unit, campaign.plan.id).map(({ caption }) => caption ?? ''),
  ];
}

function createVersions(parts: ReportParts, { person, campaign, now }: Visit) {
  const of = (unit: string) => ({ campaign: campaign.plan.id, unit });
  const counted = (unit: string) => parts.counting.counted(campaign, unit);
  /** Every version, the newest first; a draft too. */
  const all = (unit: string): readonly UnitReport[] => {
    const rows = parts.rows.ofUnit(of(unit));
    if (rows.length === 0) return [];
    const beside = { plan: campaign.plan, counted: counted(unit), onBroken: parts.store.onBroken };
    return toReports(rows, person.id, beside);
  };
  /** Those that were sent. */
  const versions = (unit: string): readonly UnitReport[] => all(unit).filter(({ state }) => state !== 'draft');
  /** What a new version would be: the draft, else what the version before leads to. `id` 0: there is no row yet. */
  const draft = (unit: string): UnitReport => {
    const [newest] = all(unit);
    if (newest?.state === 'draft') return newest;
    const content = newest ? forNextVersion(newest.content) : NO_CONTENT;
    return {
      ...BLANK,
      unit,
      version: (newest?.version ?? 0) + 1,
      content,
      figures: figuresWith(campaign.plan, counted(unit), content),
      changedAt: now,
    };
  };
  const changes = (report: UnitReport): readonly ReportChange[] => {
    const before = versions(report.unit).find(({ version }) => version < report.version);
    return before ? changesOf(before, report) : [];
  };
  return {
    of,
    counted,
    all,
    versions,
    draft,
    changes,
    countedAt: (unit: string, key: string): Amount => figureAt(counted(unit), key),
    idOf: (unit: string, version: number): number => all(unit).find((each) => each.version === version)?.id ?? 0,
    /** Whether a correction would change nothing. */
    isSame: (before: UnitReport, next: UnitReport): boolean => changesOf(before, next).length === 0,
    /** What a telephoned report stands on: the version before, whatever a lead has begun since. */
    aside: (unit: string): UnitReport => {
      const [before] = versions(unit);
      const blank = draft(unit);
      return { ...blank, content: before ? forNextVersion(before.content) : NO_CONTENT };
    },
  };
}

const BLANK = {
  id: 0,
  state: 'draft',
  notHeld: null,
  sentAt: null,
  sentRole: null,
  mine: false,
  sentBy: null,
  phoned: false,
  late: false,
  remark: null,
  settledAt: null,
} as const;
