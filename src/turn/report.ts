import type { Book, Bundle, FileFormat, Table } from '../chat/document.ts';
import type { Say } from '../chat/index.ts';
import type { Certificates } from '../documents/certificate.ts';
import type { Official } from '../documents/official.ts';
import type { Activities } from './activities.ts';
import type { Described } from './described.ts';
import type { Entries } from './entries.ts';
import type { Turn } from './index.ts';
import type { OfficeReports } from './office-reports.ts';
import type { Results } from './results.ts';
import type { Thanks } from './thanks.ts';

/** What a report is made from. It is read outside of any transaction, so nothing can be written through it. */
export type ReportSource = Pick<Turn, 'now' | 'person' | 'campaign'> & {
  readonly activities: Pick<Activities, 'figures' | 'totals' | 'board' | 'ofUnit' | 'history'>;
  readonly entries: Pick<Entries, 'list' | 'tally' | 'values'>;
  readonly results: Results;
  readonly officeReports: Pick<OfficeReports, 'versions' | 'version' | 'newest' | 'read' | 'official'>;
  readonly thanks: Pick<Thanks, 'count' | 'certificates'>;
};

/** What a title is made from. */
export type ReportTitleSource = Pick<ReportSource, 'now' | 'person' | 'campaign'>;

/**
 * What each format of a report holds. It is made in a process of its own, from one state of the data, so it may read as much as it needs; each
 * door checks the right to what it reads.
 */
export type Makes<Asked> = {
  docx?(asked: Asked, reading: ReportSource): Official;
  pdf?(asked: Asked, reading: ReportSource): Official | Certificates;
  xlsx?(asked: Asked, reading: ReportSource): Book;
  zip?(asked: Asked, reading: ReportSource): Bundle;
  csv?(asked: Asked, reading: ReportSource): Table;
};

/** A table or a document that is sent as a file, in its reader's language. `Asked`: what of it may be asked for, as with a page. */
export type Report<Asked = readonly string[]> = Described & {
  read?(parts: readonly string[]): Asked;
  /** Its heading, and the file's name. */
  title(asked: Asked, reading: ReportTitleSource): Say;
  /** What it can be had as: the first is meant where nobody says which. */
  readonly makes: Makes<Asked>;
  /** About how many bytes it will have, which is said before it is made; cheap, inside a turn. null: not known. Left out: never. */
  size?(asked: Asked, format: FileFormat, reading: ReportSource): number | null;
  /**
   * Of what never changes again (a frozen version): a name for its state. Ordered again under the same name, the file that was made is handed
   * over once more while it is kept. null, or left out: it is made anew each time.
   */
  stamp?(asked: Asked, reading: ReportSource): string | null;
};
