/** What applying the files would destroy, or what they can't mean: asked about before it is done. */
import { fold } from '../chat/fold.ts';
import type { Say } from '../chat/index.ts';
import type { Applied } from './diff.ts';
import { placeholdersIn } from './placeholders.ts';
import type { CampaignFiles } from './types.ts';

export const DANGERS = [
  'units-renumbered',
  'units-gone',
  'sessions-gone',
  'id-taken',
  'sample-left',
  'file-newer',
] as const;
export type DangerName = (typeof DANGERS)[number];
/** `name` is what a person agrees to it by. */
export type Danger = { readonly name: DangerName; readonly with: Extract<Say, { key: string }>['with'] };

/** Fewer than these go now and then; of more, when it is most of them, something is wrong. */
const MANY = 3;
const MOST_SHOWN = 3;

/** Each danger once, with what shows it. `before`: what stands in the database under this id; null: nothing. */
export function findDangers(before: Applied | null, files: CampaignFiles): readonly Danger[] {
  const found: Danger[] = [];
  const left = files.plan.sample ? [] : placeholdersIn(files);
  if (left.length > 0) found.push({ name: 'sample-left', with: { count: left.length, values: listed(left) } });
  if (before === null) return found;
  if (isOtherCampaign(before, files)) {
    const { plan } = before;
    return [
      ...found,
      { name: 'id-taken', with: { id: plan.id, old: { local: plan.title }, new: { local: files.plan.title } } },
    ];
  }
  const known = before.units.filter((unit) => !unit.retired);
  const stays = new Set(files.units.map((unit) => unit.code));
  const gone = known.filter((unit) => !stays.has(unit.code));
  const renumbered = renumberedUnits(gone, files, new Set(before.units.map((unit) => unit.code)));
  if (renumbered.length > 0) {
    found.push({ name: 'units-renumbered', with: { count: renumbered.length, values: listed(renumbered) } });
  }
  const most = (count: number, of: number): boolean => count >= MANY && count * 2 > of;
  if (most(gone.length, known.length)) {
    found.push({ name: 'units-gone', with: { count: gone.length, of: known.length } });
  }
  const sessions = before.sessions.filter((each) => !each.removed && !each.added);
  const held = new Set(files.sessions.map((each) => each.code));
  const dropped = sessions.filter((each) => !held.has(each.row.code));
  if (most(dropped.length, sessions.length)) {
    found.push({ name: 'sessions-gone', with: { count: dropped.length, of: sessions.length } });
  }
  return found;
}

const listed = (values: readonly string[]): string =>
  values.slice(0, MOST_SHOWN).join('; ') + (values.length > MOST_SHOWN ? '; …' : '');

/** "012 -> 12 (Trường Một)": a new code with the name of one that goes, or that only lost its zeros. */
function renumberedUnits(
  gone: readonly Applied['units'][number][],
  { units }: CampaignFiles,
  known: ReadonlySet<string>,
): readonly string[] {
  const fresh = units.filter((unit) => !known.has(unit.code));
  return gone.flatMap((old) => {
    const same = fresh.find((unit) => isSameName(unit.name, old.name) || bare(unit.code) === bare(old.code));
    return same ? [`${old.code} -> ${same.code} (${old.name})`] : [];
  });
}

const isSameName = (a: string, b: string): boolean => fold(a) === fold(b);
const bare = (code: string): string => code.replace(/^0+(?=\d)/, '').toLowerCase();

/** Another title, and another organiser or another time of the year: the `id` was copied along from a former folder. */
function isOtherCampaign({ plan: old }: Applied, { plan }: CampaignFiles): boolean {
  const isRenamed = !isSameName(old.title.vi, plan.title.vi);
  const isElsewhere = !isSameName(old.organiser.name.vi, plan.organiser.name.vi);
  const isApart = plan.period.from > old.period.to || plan.period.to < old.period.from;
  return isRenamed && (isElsewhere || isApart || old.year !== plan.year);
}
