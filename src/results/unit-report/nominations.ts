import { fold } from '../../chat/fold.ts';
import type { Visit } from '../../people/visit.ts';
import type { OutOfReports } from '../../store/out-of-reports.ts';
import type { createNominationRows, NominationRow } from '../../store/unit-reports.ts';
import { type Nomination, type NominationKind, NotAllowed, type UnitReports } from '../../turn/index.ts';

const KINDS: readonly NominationKind[] = ['example', 'commend-group', 'commend-person'];
const STATES = ['proposed', 'approved', 'declined', 'withdrawn'] as const;

type Standing = {
  readonly nominees: ReturnType<typeof createNominationRows>;
  readonly outOfReports: Pick<OutOfReports, 'nomination'>;
};
type Part = Pick<UnitReports, 'members' | 'nominations' | 'nominate' | 'takeBack'>;

/** Whom the unit proposes. `need` throws NotAllowed. */
export function createNominationsPart(
  { nominees, outOfReports }: Standing,
  { person, campaign, now }: Visit,
  need: (act: 'log' | 'lead', unit: string) => unknown,
): Part {
  const of = (unit: string) => ({ campaign: campaign.plan.id, unit });
  const standing = (unit: string): readonly Nomination[] =>
    nominees
      .ofUnit(of(unit))
      .map(toNomination)
      .filter(({ state, name }) => state !== 'withdrawn' && name !== '');
  return {
    members(unit) {
      need('lead', unit);
      return nominees.membersOf(unit);
    },
    nominations(unit) {
      need('log', unit);
      return standing(unit);
    },
    nominate(unit, one) {
      need('lead', unit);
      const same = standing(unit).find((each) => each.kind === one.kind && fold(each.name) === fold(one.name));
      if (same) return same;
      const whom =
        one.kind === 'commend-group' ? null : (one.person ?? memberCalled(one.name, nominees.membersOf(unit)));
      const row = nominees.add({ ...of(unit), ...one, person: whom, by: person.id, now: now.getTime() });
      return toNomination(row);
    },
    takeBack(unit, id) {
      need('lead', unit);
      if (!nominees.ofUnit(of(unit)).some((each) => each.id === id)) throw new NotAllowed('nomination');
      outOfReports.nomination(id, now);
      nominees.takeBack(id, now.getTime());
    },
  };
}

/** "Cô Lan" is "Cô Lan, lớp 3A" where nobody else of the unit is called so. */
function memberCalled(name: string, members: readonly { readonly id: number; readonly name: string }[]): number | null {
  const plain = (text: string): string => fold(text.split(',')[0] ?? '');
  const [one, other] = members.filter((each) => plain(each.name) === plain(name));
  return one && !other ? one.id : null;
}

/** A stored proposal as it is shown. */
export const toNomination = (row: NominationRow): Nomination => ({
  id: row.id,
  unit: row.unit,
  kind: KINDS.find((each) => each === row.kind) ?? 'commend-person',
  name: row.name,
  what: row.what,
  consent: row.consent,
  state: STATES.find((each) => each === row.state) ?? 'proposed',
});
