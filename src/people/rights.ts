import type { Holding, Role } from '../chat/index.ts';

type Act = 'log' | 'lead' | 'office';

/** Who may do what. Not listed: refused. */
const ENOUGH: Record<Act, readonly Role[]> = {
  log: ['teacher', 'lead', 'office'],
  lead: ['lead', 'office'],
  office: ['office'],
};

/**
 * Whether these holdings allow the act, for `unit` if given. A role holds for its own unit; the office's for every
 * unit.
 */
export function allows(holds: readonly Holding[], act: Act, unit?: string): boolean {
  return holds.some(
    (each) => ENOUGH[act].includes(each.role) && (each.role === 'office' || unit === undefined || each.unit === unit),
  );
}

/** The role under which the person acts for a unit: the unit's own roles come before the office's. */
export function actingRole(holds: readonly Holding[], unit: string): Role | null {
  const holdsRole = (role: Role): boolean =>
    holds.some((each) => each.role === role && (role === 'office' || each.unit === unit));
  return (['lead', 'teacher', 'office'] as const).find(holdsRole) ?? null;
}

/** Whether the person may give, see and take back this role: the office any, a lead the teachers of the own unit. */
export function grants(holds: readonly Holding[], role: Role, unit: string | null): boolean {
  if (allows(holds, 'office')) return true;
  return role === 'teacher' && unit !== null && allows(holds, 'lead', unit);
}

/** Whether a role would add nothing to what is held already. */
export function covers(holds: readonly Holding[], role: Role, unit: string | null): boolean {
  const act: Act = role === 'teacher' ? 'log' : role;
  return allows(holds, act, unit ?? undefined);
}
