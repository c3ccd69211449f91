import type { Campaign } from '../campaign/types.ts';
import { unitName } from '../campaign/unit-tree.ts';
import type { Certificate, Certificates } from '../documents/certificate.ts';
import type { Nomination } from '../turn/index.ts';
import { inFull } from './compose/bodies.ts';
import { signedByOffice } from './compose/head.ts';

/** Official words are Vietnamese. */
const nameOf = (campaign: Campaign, unit: string): string => unitName(campaign, unit).vi;
const CERTIFICATE = 'Giấy chứng nhận';

/** The certificates of a campaign's thanks, by the campaign's order of units; `asOf`: its month stands in them, the day is set at signing. */
export function certificatesOf(
  campaign: Campaign,
  approved: readonly Nomination[],
  thanked: readonly string[],
  asOf: Date,
): Certificates {
  const { head, signer } = signedByOffice(campaign, asOf);
  const full = inFull(campaign.plan.organiser.name.vi);
  const letters = new Set(thanked);
  const named = Map.groupBy(approved, ({ unit }) => unit);
  const pages = campaign.units.flatMap(({ code }): Certificate[] => [
    ...(letters.has(code) ? [letterTo(campaign, code)] : []),
    ...(named.get(code) ?? []).map((one) => certificateOf(campaign, one)),
  ]);
  return {
    asOf: asOf.toISOString(),
    // No superior stands above it here, which would say of which area it is.
    issuer: full.startsWith(head.issuer) ? full : head.issuer,
    place: head.place,
    month: head.month,
    year: head.year,
    signer: signer.lines,
    pages,
  };
}

function letterTo(campaign: Campaign, unit: string): Certificate {
  return {
    kind: 'Thư cảm ơn',
    lead: 'Trân trọng cảm ơn',
    name: nameOf(campaign, unit),
    of: null,
    because: `đã tích cực tổ chức các hoạt động hưởng ứng ${titleOf(campaign)}.`,
    what: null,
  };
}

function certificateOf(campaign: Campaign, { kind, name, unit, what }: Nomination): Certificate {
  const because =
    kind === 'example'
      ? `là tấm gương tự học, học tập suốt đời tiêu biểu trong ${titleOf(campaign)}.`
      : `có thành tích tích cực trong các hoạt động hưởng ứng ${titleOf(campaign)}.`;
  return { kind: CERTIFICATE, lead: 'Chứng nhận', name, of: nameOf(campaign, unit), because, what };
}

/** "Tuần lễ hưởng ứng học tập suốt đời năm 2021". */
const titleOf = ({ plan }: Campaign): string => plan.title.vi;
