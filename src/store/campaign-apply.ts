import { isTaken, type Take } from '../campaign/diff.ts';
import type { CampaignFiles, CampaignPlan, Session, SessionMend, Unit } from '../campaign/types.ts';
import type { CampaignRows } from './campaign-rows.ts';
import type { CampaignState } from './campaign-state.ts';

/** What applying a campaign's files writes, inside a transaction. `version`: a new one. See CampaignStore.apply for what stays. */
export function applyFiles(
  { state, rows }: { readonly state: CampaignState; readonly rows: CampaignRows },
  {
    files,
    take,
    version,
    now,
  }: {
    readonly files: CampaignFiles;
    readonly take: Take;
    readonly version: number;
    readonly now: Date;
  },
): void {
  const campaign = files.plan.id;
  // Read before anything is written.
  const plan = withKept(files.plan, state);
  const former = state.sessions(campaign);
  const known = state.units(campaign);
  const kept = state.keptUnits(campaign);
  rows.activate.run({ campaign, plan: JSON.stringify(plan), version, at: now.getTime() });
  rows.deactivateOthers.run({ campaign });
  rows.removeAll.run({ campaign });
  for (const each of former) {
    const { code } = each.row;
    if (each.added && !each.removed && !isTaken(take, code)) rows.keepAdded.run({ campaign, code });
  }
  const mends = new Map(former.map((each) => [each.row.code, each.mend]));
  for (const [position, row] of files.sessions.entries()) {
    const { code } = row;
    rows.session.run({ campaign, code, position, row: JSON.stringify(row) });
    const mend = mends.get(code) ?? null;
    if (mend !== null && (isTaken(take, code) || saysTheSame(row, mend)))
      rows.mend.run({ campaign, code, mend: null, by: null, at: null });
  }
  applyUnits(rows, campaign, { units: files.units, known, kept });
}

function applyUnits(
  rows: CampaignRows,
  campaign: string,
  of: { readonly units: readonly Unit[]; readonly known: readonly Unit[]; readonly kept: ReadonlySet<string> },
): void {
  for (const [position, unit] of of.units.entries())
    rows.unit.run({ campaign, code: unit.code, position, row: JSON.stringify(unit) });
  const named = new Set(of.units.map((unit) => unit.code));
  const gone = of.known.filter((unit) => !named.has(unit.code));
  for (const [index, { code }] of gone.entries()) {
    if (of.kept.has(code)) rows.retireUnit.run({ campaign, code, position: of.units.length + index });
    else rows.deleteUnit.run({ campaign, code });
  }
}

/** The office put into the file what it had mended in chat: nothing is on top any more. */
const saysTheSame = (row: Session, mend: SessionMend): boolean =>
  (Object.keys(mend) as (keyof SessionMend)[]).every(
    (field) => JSON.stringify(mend[field]) === JSON.stringify(row[field]),
  );

/** A category that vanished stays while it has logs. */
function withKept(plan: CampaignPlan, state: CampaignState): CampaignPlan {
  const logs = state.logsBy('category', plan.id);
  const codes = new Set(plan.categories.map((category) => category.code));
  const former = state.plan(plan.id)?.categories ?? [];
  const kept = former.filter((category) => !codes.has(category.code) && logs.has(category.code));
  return { ...plan, categories: [...plan.categories, ...kept.map((category) => ({ ...category, retired: true }))] };
}
