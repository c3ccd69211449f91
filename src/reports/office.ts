import { unitName } from '../campaign/unit-tree.ts';

import type { FrozenReport, Report, ReportSource } from '../turn/index.ts';

import { logColumns, logRows } from './office/logs.ts';
import { photosOf } from './office/photos.ts';
import { sheetsOf } from './office/sheets.ts';
import { word } from './office/word.ts';

/** Which version, and of which unit; '': of all. `number` null: the newest. */
type Asked = { readonly number: number | null; readonly subject: string };

/** About what a document takes without its photos, a photo in it, all photos in it at most, and a line of a table. Bytes. */
const DOCUMENT = 40_000;
const PHOTO = 220_000;
const PHOTOS = 4_000_000;
const LINE = 130;

/** A frozen version of the office's report, or of one unit's, as each kind of file. */
export const report: Report<Asked> = {
  name: 'office',
  for: ['lead', 'office'],
  read: ([number = '', subject = '']) => ({ number: /^\d{1,6}$/.test(number) ? Number(number) : null, subject }),
  title: ({ number, subject }, { campaign }) =>
    word(subject === '' ? 'file' : 'file-unit', {
      number: number ?? '',
      name: { local: campaign.plan.shortName },
      year: String(campaign.plan.year),
      unit: { local: unitName(campaign, subject) },
    }),
  makes: {
    docx: (asked, reading) => reading.officeReports.official(asked.subject, numberOf(asked, reading)),
    pdf: (asked, reading) => reading.officeReports.official(asked.subject, numberOf(asked, reading)),
    xlsx(asked, reading) {
      const frozen = read(asked, reading);
      return { title: report.title(asked, reading), asOf: frozen.asOf, sheets: sheetsOf(frozen) };
    },
    zip: (asked, reading) => photosOf(read(asked, reading)),
    csv(asked, reading) {
      const frozen = read(asked, reading);
      return { columns: logColumns(frozen.campaign.plan).map(({ title }) => title), rows: logRows(frozen) };
    },
  },
  size({ subject, number }, format, { officeReports }) {
    const summary = number === null ? null : officeReports.version(subject, number)?.summary;
    if (!summary) return null;
    const { shown, photoBytes, logs, units } = summary;
    switch (format) {
      case 'docx':
      case 'pdf':
        return DOCUMENT + Math.min(PHOTOS, shown * PHOTO) + units * LINE;
      case 'zip':
        return photoBytes;
      default:
        return 8_000 + (logs + units) * LINE;
    }
  },
  // Made anew after something was taken out of it.
  stamp({ subject, number }, { officeReports }) {
    const version = number === null ? null : officeReports.version(subject, number);
    return version && `${version.id}.${version.privacyAt?.getTime() ?? 0}`;
  },
};

const numberOf = ({ number, subject }: Asked, { officeReports }: ReportSource): number =>
  number ?? officeReports.newest(subject) ?? 0;

function read(asked: Asked, reading: ReportSource): FrozenReport {
  const frozen = reading.officeReports.read(asked.subject, numberOf(asked, reading));
  if (!frozen) throw new Error('there is no such version');
  return frozen;
}
