/** Makes the report that a message brings along, when it is sent: outside of any transaction, in its reader's language. */
import type { Media, Ordered, Person, Reply } from '../chat/index.ts';
import { VIETNAMESE } from '../chat/languages.ts';
import type { KeptFiles } from '../files/files.ts';
import type { SenderLog } from '../outbox/types.ts';
import { reportNamed } from '../reports/index.ts';
import type { OutboxRow } from '../store/outbox-row.ts';
import type { Writer } from '../store/writer.ts';
import type { ReportSource } from '../turn/index.ts';
import { csvOf } from '../words/csv.ts';
import type { Words } from '../words/index.ts';
import { isFor } from './ways.ts';

export type ReportMakerOptions = {
  readonly personOf: (id: number) => Person | null;
  /** What a report may read for this person, now; null: there is no campaign. */
  readonly readingFor: (person: Person) => ReportSource | null;
  readonly words: Words;
  readonly files: Pick<KeptFiles, 'keep'>;
  readonly writer: Pick<Writer, 'run'>;
  readonly log: SenderLog;
};

/** The message as it is sent: with the file, or, to whom has lost the right to it meanwhile, with a word about that. Never throws. */
export type ReportMaker = (row: OutboxRow, reply: Reply<string>) => Promise<Reply<string>>;

export function createReportMaker(options: ReportMakerOptions): ReportMaker {
  const { words, files, writer, log } = options;

  const make = async ({ name, asked }: Ordered, person: Person, lang: Person['lang']): Promise<Media | null> => {
    const report = reportNamed(name);
    const reading = options.readingFor(person);
    if (!report || !reading || !isFor(report.for, person)) return null;
    const wanted = report.read ? report.read(asked) : asked;
    const table = report.makes.csv?.(wanted, reading);
    if (!table) throw new Error(`the report ${name} has no table`);
    const bytes = await csvOf(table, words, lang);
    const title = words.plain(report.title(wanted, reading), lang).replace(/[^\p{L}\p{N} .,()-]+/gu, ' ');
    return writer.run(() => files.keep(bytes, 'text/csv', `${title}.csv`));
  };

  return async (row, reply) => {
    const { report, ...rest } = reply;
    if (!report) return reply;
    const person = row.person === null ? null : options.personOf(row.person);
    const lang = reply.lang ?? person?.lang ?? VIETNAMESE;
    const instead = (key: string): Reply<string> => ({ ...rest, text: words.text({ key }, lang) });
    try {
      const file = person && (await make(report, person, lang));
      return file ? { ...rest, file } : instead('office:report.refused');
    } catch (error) {
      log.error({ err: error, row: row.id, report: report.name }, 'a report could not be made');
      return instead('office:report.failed');
    }
  };
}
