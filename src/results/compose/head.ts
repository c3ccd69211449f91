/** Heads, signers, addressees and recipients: of the office, and of a single unit. */
import type { Campaign, Unit } from '../../campaign/types.ts';
import { communeOf, unitOf } from '../../campaign/unit-tree.ts';
import { dateOf } from '../../chat/civil.ts';
import type { Official, OfficialHead } from '../../documents/official.ts';
import { areaOf, inFull, inShort, placeOf, positionOf, symbolOf } from './bodies.ts';

type Signed = Pick<Official, 'head' | 'signer' | 'to' | 'recipients' | 'keptBy'>;

/** "Lưu: VT, GDTX": who keeps a copy stands last, as the writers set it. */
const KEEPS = /^lưu\s*:?\s*(?:VT)?[\s,.;]*(?<others>.*?)[\s.;]*$/iu;

/** Where one writes and when: the month of the figures; day and number are set at signing. */
const whenOf = (asOf: Date): Pick<OfficialHead, 'month' | 'year'> => ({
  month: Number(dateOf(asOf).slice(5, 7)),
  year: Number(dateOf(asOf).slice(0, 4)),
});

/** The office's own, to the body above it. */
export function signedByOffice({ plan }: Campaign, asOf: Date): Signed {
  const heads = plan.report?.heads ?? {};
  const signer = plan.report?.signer ?? {};
  const name = inFull(plan.organiser.name.vi);
  const area = areaOf(name);
  // A People's Committee has nobody above it in its head; an office of its area stands below it.
  const isCommittee = name.startsWith('Ủy ban nhân dân');
  const isOffice = area !== null && /^(?:Phòng|Ban)(?!\p{L})/u.test(name);
  const superior = isOffice ? `UBND ${area.area}` : null;
  const issuer = isOffice && (heads.superior === undefined || heads.superior !== null) ? area.body : name;
  const lines = signer.position === undefined ? positionOf(name) : [signer.authority, signer.position];
  const to = plan.report?.addressees ?? [];
  const keepers = plan.recipients.flatMap((each) => KEEPS.exec(each.name)?.groups?.['others'] ?? []);
  return {
    head: {
      superior: heads.superior === undefined ? superior : heads.superior,
      issuer: heads.issuer ?? issuer,
      symbol: `BC-${heads.symbol ?? (isCommittee ? 'UBND' : symbolOf(isOffice ? area.body : name))}`,
      place: heads.place ?? area?.place ?? '',
      ...whenOf(asOf),
    },
    signer: { lines: lines.filter((each) => each !== undefined) },
    to: to.length > 0 ? to : plan.upperBody ? [inFull(plan.upperBody.vi)] : [],
    recipients: plan.recipients
      .filter((each) => !KEEPS.test(each.name))
      .map(({ name: whom, purpose }) => ({ name: whom, purpose: purposeOf(purpose) })),
    keptBy: keepers.find((each) => each !== '') ?? null,
  };
}

/** "b/c", "p/h" and "để b/c" as they are written out. */
function purposeOf(purpose: string | undefined): string | null {
  if (purpose === undefined) return null;
  const bare = purpose.replace(/^\s*\(?\s*|\s*\)?\s*$/g, '');
  if (/^(?:để\s+)?b\/c$/iu.test(bare)) return 'để báo cáo';
  if (/^(?:để\s+)?p\/h$/iu.test(bare)) return 'để phối hợp';
  if (/^(?:để\s+)?t\/h$/iu.test(bare)) return 'để thực hiện';
  return bare;
}

/** A unit's own, to the office. */
export function signedByUnit(campaign: Campaign, unit: Unit, asOf: Date): Signed {
  const { plan } = campaign;
  const own = plan.report?.unitHeads.find(({ types }) => types.includes(unit.type));
  const name = inFull(unit.name);
  const commune = communeOf(campaign, unit);
  const office = signedByOffice(campaign, asOf).head;
  const lines = own?.position === undefined ? positionOf(name) : [own.authority, own.position];
  return {
    head: {
      superior: superiorOf(campaign, own?.superior, commune),
      issuer: name,
      symbol: `BC-${symbolOf(unit.name)}`,
      place: commune ? placeOf(commune.name) : office.place,
      ...whenOf(asOf),
    },
    signer: { lines: lines.filter((each) => each !== undefined) },
    to: [inFull(plan.organiser.name.vi)],
    recipients: [],
    keptBy: null,
  };
}

function superiorOf({ plan }: Campaign, given: string | undefined, commune: Unit | null): string {
  if (given !== undefined && (commune !== null || !given.includes('{xa}'))) {
    const area = commune ? commune.name.charAt(0).toLowerCase() + commune.name.slice(1) : '';
    return given.replaceAll('{xa}', area);
  }
  const organiser = plan.organiser.name.vi;
  const area = areaOf(organiser);
  // An office of a commune or ward advises its People's Committee, which is the body above the schools.
  const isOfCommune = area !== null && /^(?:xã|phường|đặc khu|thị trấn)/u.test(area.area);
  return isOfCommune ? `UBND ${area.area}` : inShort(organiser);
}

/** The unit that a report is of; null: it is of all. */
export const subjectOf = (campaign: Campaign, subject: string): Unit | null =>
  subject === '' ? null : unitOf(campaign, subject);
