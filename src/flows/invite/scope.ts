/** Inviting many units at once: all that have nobody, those of a type, those of a commune. */
import type { Unit } from '../../campaign/types.ts';
import { awaitedUnits, communeOf, isCommune, loggingUnits, unitOf } from '../../campaign/unit-tree.ts';
import type { Role, Say } from '../../chat/index.ts';
import type { Turn } from '../../turn/index.ts';
import { word } from '../office-word.ts';

/** So many messages are made at once; the rest with the next go, since a unit with an open code is not invited again. */
export const MOST_AT_ONCE = 100;

/** `.empty`; `.renew`: units without anybody whose code is still open, a new one in its place; `.t-<type>`; `.c-<commune>`. */
const SHAPE = /^\.(empty|renew|t|c)(?:-(.+))?$/;
const KINDS = ['empty', 'renew', 't', 'c'] as const;

export const isScope = (unit: string): boolean => SHAPE.test(unit);

export type Chosen = {
  readonly units: readonly Unit[];
  /** Left out: somebody holds the role there already; a code for it is open. */
  readonly held: number;
  readonly coded: number;
};

/** The units that a scope invites for this role; null: it names none that there is. */
export function unitsIn(scope: string, role: Role, turn: Turn): Chosen | null {
  const [, kind, of] = SHAPE.exec(scope) ?? [];
  const all = candidates(kind, of, turn);
  if (!all) return null;
  const held = turn.people.heldUnits(kind === 'empty' || kind === 'renew' ? null : role);
  const coded = new Set(openCodes(role, turn).map((each) => each.unit));
  const free = all.filter((unit) => !held.has(unit.code));
  const units = free.filter((unit) => coded.has(unit.code) === (kind === 'renew'));
  return { units, held: all.length - free.length, coded: kind === 'renew' ? 0 : free.length - units.length };
}

/** The open invitations for a role that this person may take back. */
export const openCodes = (role: Role, turn: Turn) => turn.people.invitations().filter((each) => each.role === role);

function candidates(kind: string | undefined, of: string | undefined, turn: Turn): readonly Unit[] | null {
  const { campaign } = turn;
  if (kind === 'empty' || kind === 'renew') return awaitedUnits(campaign);
  if (kind === 't' && campaign.plan.unitTypes.some((type) => type.code === of && type.kind === 'unit')) {
    return loggingUnits(campaign).filter((unit) => unit.type === of);
  }
  const commune = unitOf(campaign, of);
  if (kind !== 'c' || !commune || !isCommune(campaign, commune)) return null;
  return loggingUnits(campaign).filter((unit) => communeOf(campaign, unit)?.code === commune.code);
}

/** "Các đơn vị chưa có ai – 37 đơn vị". */
export function scopeName(scope: string, role: Role, turn: Turn): Say {
  const [, shape, of] = SHAPE.exec(scope) ?? [];
  const kind = KINDS.find((each) => each === shape) ?? 'empty';
  const type = turn.campaign.plan.unitTypes.find((each) => each.code === of);
  const name: Say = type ? { local: type.name } : { plain: unitOf(turn.campaign, of)?.name ?? '' };
  const count = unitsIn(scope, role, turn)?.units.length ?? 0;
  return word('invite.scope.count', { name: word(`invite.scope.${kind}`, { name }), count });
}
