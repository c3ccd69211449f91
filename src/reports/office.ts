import { unitName } from '../campaign/unit-tree.ts';

import type { FrozenReport, Report, ReportSource } from '../turn/index.ts';

import { logColumns, logRows } from './office/logs.ts';
import { photosOf } from './office/photos.ts';
import { sheetsOf } from './office/sheets.ts';
import { word } from './office/word.ts';

/** Which version, and of which unit; '': of all. `number` null: the newest. */
type Asked = { readonly number: number | null; readonly subject: string };

/** Bytes of a file of each kind without anything in it, of each unit and of each log, a little more than what was measured. */
const COSTS = {
  docx: { file: 20_000, unit: 650, log: 0 },
  pdf: { file: 90_000, unit: 2_200, log: 0 },
  xlsx: { file: 12_000, unit: 250, log: 120 },
  csv: { file: 2_000, unit: 0, log: 420 },
} as const;
/** A photo in a document, which is drawn no larger than it is kept, and all of them at most. */
const PHOTO = 220_000;
const PHOTOS = 4_000_000;

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
      // As the campaign was called then: its title stands in the file.
      const title = report.title(asked, { ...reading, campaign: frozen.campaign });
      return { title, asOf: frozen.asOf, sheets: sheetsOf(frozen) };
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
    if (format === 'zip') return photoBytes;
    const { file, unit, log } = COSTS[format];
    const photos = format === 'docx' || format === 'pdf' ? Math.min(PHOTOS, shown * PHOTO, photoBytes) : 0;
    return file + units * unit + logs * log + photos;
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
