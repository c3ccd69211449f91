import { answersBeside, type OfficeAnswer } from './faq.ts';
import type { CampaignFiles, CampaignPlan, Category, Session, SessionMend, Unit } from './types.ts';

/** A session as it stands in the database: what the file said when it was applied, and what the office mended in chat. */
export type AppliedSession = {
  readonly row: Session;
  readonly mend: SessionMend | null;
  readonly mendedAt: Date | null;
  /** Put on by the office in chat: no file names it. */
  readonly added?: boolean;
  /** Gone from the file. */
  readonly removed: boolean;
};

/** A campaign as it was last applied, and what hangs on it. */
export type Applied = {
  readonly plan: CampaignPlan;
  readonly sessions: readonly AppliedSession[];
  readonly units: readonly Unit[];
  /** What the office answered in chat. */
  readonly answers?: readonly OfficeAnswer[];
  /** Persons who asked to be reminded, by session. */
  readonly asked: ReadonlyMap<string, number>;
  readonly logs: {
    readonly byUnit: ReadonlyMap<string, number>;
    readonly byCategory: ReadonlyMap<string, number>;
  };
  /** Persons who hold a role, by unit. */
  readonly holders: ReadonlyMap<string, number>;
  /** Units that stay, as retired ones, when the files no longer name them: something hangs on them. */
  readonly keeps: ReadonlySet<string>;
};

export type SessionField =
  | 'time'
  | 'link'
  | 'cancelled'
  | 'title'
  | 'audiences'
  | 'platform'
  | 'place'
  | 'host'
  | 'room'
  | 'passcode'
  | 'recording'
  | 'fee'
  | 'keywords';
export type UnitField = 'name' | 'type' | 'parent' | 'aliases' | 'former' | 'successor' | 'pupils';
const MEND_FIELDS = [
  'time',
  'title',
  'platform',
  'host',
  'link',
  'room',
  'passcode',
  'recording',
  'cancelled',
] as const;
export type MendField = (typeof MEND_FIELDS)[number];

export type SessionChange = {
  readonly kind: 'new' | 'gone' | 'changed';
  readonly before: Session | null;
  readonly after: Session | null;
  readonly fields: readonly SessionField[];
  readonly asked: number;
};

/** The office mended it in chat and the file says otherwise. `taken`: the file's is asked for. */
export type Conflict = {
  readonly field: MendField;
  readonly office: Session;
  readonly file: Session;
  readonly at: Date | null;
  readonly taken: boolean;
};

export type UnitChange = {
  readonly kind: 'new' | 'gone' | 'kept' | 'changed';
  readonly unit: Unit;
  readonly before: Unit | null;
  readonly fields: readonly UnitField[];
  readonly logs: number;
  readonly holders: number;
};

export type CategoryChange = {
  readonly kind: 'new' | 'gone' | 'kept' | 'changed';
  readonly category: Category;
  readonly logs: number;
};

export type PlanPart = Exclude<keyof CampaignPlan, 'id' | 'categories'>;

export type CampaignDiff = {
  /** Nothing was applied under this id before. */
  readonly first: boolean;
  readonly sessions: readonly SessionChange[];
  readonly conflicts: readonly Conflict[];
  /** Put on by the office in chat, and staying: the files do not name them. */
  readonly added: readonly Session[];
  /** Answered by the office in chat, and not by the file. */
  readonly answered: ReturnType<typeof answersBeside>;
  readonly units: readonly UnitChange[];
  readonly categories: readonly CategoryChange[];
  readonly parts: readonly PlanPart[];
};

/** Sessions whose mends give way to the file. */
export type Take = 'all' | readonly string[];

export const isTaken = (take: Take, code: string): boolean => take === 'all' || take.includes(code);

const same = (a: unknown, b: unknown): boolean => stable(a) === stable(b);

/** JSON with sorted keys: what was stored and what was just read may list theirs in another order. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

const TIME: readonly (keyof Session)[] = ['date', 'from', 'to'];
const SESSION_FIELDS: readonly SessionField[] = [
  'time',
  'link',
  'cancelled',
  'title',
  'audiences',
  'platform',
  'place',
  'host',
  'room',
  'passcode',
  'recording',
  'fee',
  'keywords',
];
const keysOf = (field: SessionField): readonly (keyof Session)[] => (field === 'time' ? TIME : [field]);
const differs = (a: Session, b: Session, field: SessionField): boolean =>
  keysOf(field).some((key) => !same(a[key] ?? [], b[key] ?? []));

/**
 * What applying the files would change, for whom; nothing is written. What the office mended in chat stays unless `take` names the
 * session, and stands among the conflicts wherever the file says otherwise.
 */
export function diffCampaign(before: Applied | null, files: CampaignFiles, take: Take = []): CampaignDiff {
  if (!before) return NOTHING;
  const known = new Map(before.sessions.map((each) => [each.row.code, each]));
  return {
    first: false,
    sessions: diffSessions(before, files, known, take),
    conflicts: files.sessions.flatMap((file) => conflictsOf(file, known.get(file.code), take)),
    added: before.sessions.filter((old) => isKept(old, files, take)).map((old) => ({ ...old.row, ...old.mend })),
    answered: answersBeside(files.plan, before.answers ?? []),
    units: diffUnits(before, files),
    categories: diffCategories(before, files),
    parts: (Object.keys(files.plan) as (keyof CampaignPlan)[]).filter(
      (part): part is PlanPart => part !== 'id' && part !== 'categories' && !same(before.plan[part], files.plan[part]),
    ),
  };
}

const NOTHING: CampaignDiff = {
  first: true,
  sessions: [],
  conflicts: [],
  added: [],
  answered: [],
  units: [],
  categories: [],
  parts: [],
};

const isKept = (old: AppliedSession, files: CampaignFiles, take: Take): boolean =>
  old.added === true &&
  !old.removed &&
  !isTaken(take, old.row.code) &&
  !files.sessions.some((each) => each.code === old.row.code);

function diffSessions(
  before: Applied,
  files: CampaignFiles,
  known: ReadonlyMap<string, AppliedSession>,
  take: Take,
): readonly SessionChange[] {
  const asked = (code: string): number => before.asked.get(code) ?? 0;
  const changed = files.sessions.flatMap((file): SessionChange[] => {
    const old = known.get(file.code);
    const after = isTaken(take, file.code) ? file : { ...file, ...old?.mend };
    if (!old || old.removed) return [{ kind: 'new', before: null, after, fields: [], asked: asked(file.code) }];
    const shown = { ...old.row, ...old.mend };
    const fields = SESSION_FIELDS.filter((field) => differs(shown, after, field));
    return fields.length === 0 ? [] : [{ kind: 'changed', before: shown, after, fields, asked: asked(file.code) }];
  });
  const stays = new Set(files.sessions.map((each) => each.code));
  const gone = before.sessions
    .filter((old) => !old.removed && !stays.has(old.row.code) && !isKept(old, files, take))
    .map((old): SessionChange => {
      const shown = { ...old.row, ...old.mend };
      return { kind: 'gone', before: shown, after: null, fields: [], asked: asked(shown.code) };
    });
  return [...changed, ...gone];
}

function conflictsOf(file: Session, old: AppliedSession | undefined, take: Take): readonly Conflict[] {
  const mend = old?.mend;
  if (!mend) return [];
  const office = { ...file, ...mend };
  return MEND_FIELDS.filter((field) => differs(office, file, field)).map((field) => {
    return { field, office, file, at: old.mendedAt, taken: isTaken(take, file.code) };
  });
}

const UNIT_FIELDS: readonly UnitField[] = ['name', 'type', 'parent', 'aliases', 'former', 'successor', 'pupils'];

function diffUnits(before: Applied, files: CampaignFiles): readonly UnitChange[] {
  const known = new Map(before.units.filter((unit) => !unit.retired).map((unit) => [unit.code, unit]));
  const hangs = (unit: Unit) => ({
    logs: before.logs.byUnit.get(unit.code) ?? 0,
    holders: before.holders.get(unit.code) ?? 0,
  });
  const changed = files.units.flatMap((unit): UnitChange[] => {
    const old = known.get(unit.code);
    if (!old) return [{ kind: 'new', unit, before: null, fields: [], ...hangs(unit) }];
    const fields = UNIT_FIELDS.filter((field) => !same(old[field] ?? null, unit[field] ?? null));
    return fields.length === 0 ? [] : [{ kind: 'changed', unit, before: old, fields, ...hangs(unit) }];
  });
  const stays = new Set(files.units.map((unit) => unit.code));
  const gone = [...known.values()]
    .filter((unit) => !stays.has(unit.code))
    .map((unit): UnitChange => {
      const kind = before.keeps.has(unit.code) ? 'kept' : 'gone';
      return { kind, unit, before: unit, fields: [], ...hangs(unit) };
    });
  return [...changed, ...gone];
}

function diffCategories(before: Applied, files: CampaignFiles): readonly CategoryChange[] {
  const known = new Map(before.plan.categories.filter((each) => !each.retired).map((each) => [each.code, each]));
  const logs = (code: string): number => before.logs.byCategory.get(code) ?? 0;
  const changed = files.plan.categories.flatMap((category): CategoryChange[] => {
    const old = known.get(category.code);
    if (old && same(old, category)) return [];
    return [{ kind: old ? 'changed' : 'new', category, logs: logs(category.code) }];
  });
  const stays = new Set(files.plan.categories.map((each) => each.code));
  const gone = [...known.values()]
    .filter((category) => !stays.has(category.code))
    .map((category): CategoryChange => {
      const count = logs(category.code);
      return { kind: count > 0 ? 'kept' : 'gone', category, logs: count };
    });
  return [...changed, ...gone];
}
