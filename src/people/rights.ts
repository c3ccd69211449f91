import type { Holding, Role, WorkRole } from '../chat/index.ts';
import type { Right, Sight } from '../turn/index.ts';

/** Who may do what. Not listed: refused. */
const ENOUGH: Record<Right, readonly Role[]> = {
  look: ['viewer', 'office'],
  log: ['teacher', 'lead', 'office'],
  lead: ['lead', 'office'],
  office: ['office'],
};

/**
 * Whether these holdings allow the act, for `unit` if given. A role holds for its own unit; the office's for every unit; a viewer's for an area
 * and all that lies in it: `areas` are those that the unit lies in.
 */
export function allows(holds: readonly Holding[], act: Right, unit?: string, areas: readonly string[] = []): boolean {
  const reaches = ({ role, unit: own }: Holding): boolean => {
    if (role === 'office' || unit === undefined || own === unit) return true;
    return role === 'viewer' && (own === null || areas.includes(own));
  };
  return holds.some((each) => ENOUGH[act].includes(each.role) && reaches(each));
}

/** What these holdings let one look at. */
export function sightOf(holds: readonly Holding[]): Sight {
  const looking = holds.filter(({ role }) => ENOUGH.look.includes(role));
  if (looking.some(({ role, unit }) => role === 'office' || unit === null)) return 'all';
  return [...new Set(looking.flatMap(({ unit }) => unit ?? []))];
}

/** The role under which the person acts for a unit: the unit's own roles come before the office's. A viewer acts for none. */
export function actingRole(holds: readonly Holding[], unit: string): WorkRole | null {
  const holdsRole = (role: Role): boolean =>
    holds.some((each) => each.role === role && (role === 'office' || each.unit === unit));
  return (['lead', 'teacher', 'office'] as const).find(holdsRole) ?? null;
}

/** Whether the person may give, see and take back this role: the office any, a lead the teachers of the own unit. */
export function grants(holds: readonly Holding[], role: Role, unit: string | null): boolean {
  if (allows(holds, 'office')) return true;
  return role === 'teacher' && unit !== null && allows(holds, 'lead', unit);
}

/** What a role adds to what one may do, beyond its unit. */
const ADDS: Record<Role, Right> = { teacher: 'log', lead: 'lead', office: 'office', viewer: 'look' };

/** Whether a role would add nothing to what is held already. */
export function covers(holds: readonly Holding[], role: Role, unit: string | null): boolean {
  // A look at one area is none at everything.
  if (role === 'viewer' && unit === null) return sightOf(holds) === 'all';
  return allows(holds, ADDS[role], unit ?? undefined);
}
