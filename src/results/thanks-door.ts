import { createHash } from 'node:crypto';
import type { Reply } from '../chat/index.ts';
import { allows } from '../people/rights.ts';
import type { Visit } from '../people/visit.ts';
import { createReadHoldings } from '../store/holdings.ts';
import type { Store } from '../store/open.ts';
import { createThanksRows } from '../store/thanks.ts';
import { createUnitReportRows } from '../store/unit-reports.ts';
import { type Nomination, NotAllowed, type Thanks } from '../turn/index.ts';
import { certificatesOf } from './certificates.ts';
import { toNomination } from './unit-report/nominations.ts';

type Tell = (person: number, reply: Reply, key: string, now: Date) => void;

/** Opens the door for one person and one turn; everything behind it is prepared once. */
export function createThanksDoor(given: { readonly store: Store; readonly tell: Tell }): (visit: Visit) => Thanks {
  const parts: Parts = {
    rows: createThanksRows(given.store),
    reports: createUnitReportRows(given.store),
    holdings: createReadHoldings(given.store),
    tell: given.tell,
  };
  return (visit) => {
    const at = openThanks(parts, visit);
    return { ...createDeciding(parts, visit, at), ...createHandingOut(parts, visit, at) };
  };
}

type Parts = {
  readonly rows: ReturnType<typeof createThanksRows>;
  readonly reports: ReturnType<typeof createUnitReportRows>;
  readonly holdings: ReturnType<typeof createReadHoldings>;
  readonly tell: Tell;
};
type Opened = ReturnType<typeof openThanks>;

/** Rights, and what there is. Only `need` looks at rights: `unit` null is the office's. */
function openThanks({ rows, holdings }: Parts, { campaign, person, now }: Visit) {
  const { id } = campaign.plan;
  const place = new Map(campaign.units.map(({ code }, at) => [code, at]));
  const all = (): readonly Nomination[] =>
    rows
      .nominations(id)
      .map(toNomination)
      .filter(({ unit }) => place.has(unit))
      .toSorted((a, b) => (place.get(a.unit) ?? 0) - (place.get(b.unit) ?? 0) || a.id - b.id);
  /** Nobody is named who did not agree to it. */
  const approved = (unit: string | null): readonly Nomination[] =>
    all().filter((one) => one.state === 'approved' && one.consent && (unit === null || one.unit === unit));
  const thanked = (unit: string | null): readonly string[] =>
    rows.units(id).filter((each) => place.has(each) && (unit === null || each === unit));
  return {
    need(unit: string | null): void {
      const holds = holdings(person.id);
      const may = unit === null ? allows(holds, 'office') : place.has(unit) && allows(holds, 'lead', unit);
      if (!may) throw new NotAllowed('thanks');
    },
    units: [...place.keys()],
    all,
    approved,
    thanked,
    certificates: (unit: string | null) => certificatesOf(campaign, approved(unit), thanked(unit), now),
  };
}

type Deciding = Pick<Thanks, 'nominations' | 'settle' | 'approveAll' | 'thanked' | 'thank'>;

function createDeciding({ rows }: Parts, { campaign, person, now }: Visit, at: Opened): Deciding {
  const settle = (one: Nomination, state: 'approved' | 'declined'): void => rows.settle(one.id, state, now.getTime());
  const of = { campaign: campaign.plan.id, by: person.id, now: now.getTime() };
  return {
    nominations() {
      at.need(null);
      return at.all();
    },
    settle(number, state) {
      at.need(null);
      const one = at.all().find((each) => each.id === number);
      if (!one || (state === 'approved' && !one.consent)) return null;
      settle(one, state);
      return { ...one, state };
    },
    approveAll() {
      at.need(null);
      const those = at.all().filter((one) => one.state === 'proposed' && one.consent);
      for (const one of those) settle(one, 'approved');
      return those.length;
    },
    thanked() {
      at.need(null);
      return at.thanked(null);
    },
    thank(units) {
      at.need(null);
      return units.filter((unit) => at.units.includes(unit) && rows.thank({ ...of, unit })).length;
    },
  };
}

type HandingOut = Pick<Thanks, 'count' | 'certificates' | 'handOut'>;

function createHandingOut({ reports, tell }: Parts, { campaign, now }: Visit, at: Opened): HandingOut {
  const tellLeads = (unit: string, those: readonly number[], isThanked: boolean): number => {
    const mark = markOf(isThanked ? [...those, unit] : those);
    const leads = reports.leadsOf(unit);
    const reply = offer(unit, those.length + (isThanked ? 1 : 0));
    for (const lead of leads) tell(lead, reply, `thanks:${campaign.plan.id}:${unit}:${mark}:${lead}`, now);
    return leads.length;
  };
  return {
    count(unit) {
      at.need(unit);
      return at.certificates(unit).pages.length;
    },
    certificates(unit) {
      at.need(unit);
      return at.certificates(unit);
    },
    handOut() {
      at.need(null);
      const approved = Map.groupBy(at.approved(null), ({ unit }) => unit);
      const thanked = new Set(at.thanked(null));
      const told = at.units.flatMap((unit) => {
        const those = (approved.get(unit) ?? []).map(({ id }) => id);
        const isThanked = thanked.has(unit);
        return those.length > 0 || isThanked ? [{ unit, leads: tellLeads(unit, those, isThanked) }] : [];
      });
      return {
        units: told.length,
        told: told.reduce((sum, { leads }) => sum + leads, 0),
        unled: told.filter(({ leads }) => leads === 0).map(({ unit }) => unit),
      };
    },
  };
}

/** Of the same certificates nobody is told twice. */
const markOf = (those: readonly (string | number)[]): string =>
  createHash('sha256').update(those.join(' ')).digest('hex').slice(0, 12);

const offer = (unit: string, count: number): Reply => ({
  text: { key: 'thanks:told', with: { count } },
  buttons: [[{ label: { key: 'thanks:button.fetch' }, value: `report.certificates.pdf.${unit}` }]],
});
