import type { WriteOut } from '../bot/board/words.ts';
import { asOf, web } from '../bot/board/words.ts';
import { mayStandInReport } from '../chat/photo-rights.ts';
import { officialPage } from '../documents/official-page.ts';
import type { ShownPage } from '../http/passes.ts';
import type { PhotoViews } from '../store/photo-views.ts';
import { whenCounted } from '../store/slices.ts';
import type { UnitReport } from '../turn/index.ts';
import type { PassReading } from './pass-pages.ts';

/**
 * A unit's report as the document that it becomes. Its lead sees what they are writing, the office what was sent; where nothing was, what the
 * logs come to.
 */
export async function drawReport(unit: string, reading: PassReading, plain: WriteOut): Promise<ShownPage> {
  const { unitReports, officeReports, person, now } = reading;
  return whenCounted(() => {
    const latest = unitReports.latest(unit);
    const sent = unitReports.sent(unit);
    const isLead = person.holds.some((each) => each.role === 'lead' && each.unit === unit);
    const draft = sent === null || (isLead && latest?.state === 'draft') ? unitReports.draft(unit) : null;
    const written = draft && { figures: draft.figures, texts: unitReports.written(draft) };
    const stand = draft === null && sent ? sentLine(sent) : web('report.draft');
    return officialPage(officeReports.preview(unit, written), {
      lang: person.lang,
      notes: [stand, asOf(now), web('report.open'), web('foot.again')].map(plain),
      photo: (hash) => `bao-cao/anh/${hash}`,
    });
  });
}

const sentLine = ({ version, sentAt }: UnitReport) =>
  web('report.sent', { version, at: { date: (sentAt ?? new Date(0)).toISOString(), as: 'moment' } });

/** Whether this content is one of the unit's photos that may stand in its report, now. */
export const isOfReport = (views: Pick<PhotoViews, 'ofUnit'>, hash: string, unit: string, campaign: string): boolean =>
  views.ofUnit(unit, campaign).some((row) => row.hash === hash && mayStandInReport(row));
