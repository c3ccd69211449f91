import type { Block } from '../chat/document.ts';
import type { Say } from '../chat/index.ts';
import type { Activities } from './activities.ts';
import type { Described } from './described.ts';
import type { Entries } from './entries.ts';
import type { Turn } from './index.ts';

/** What a report is made from. It is read outside of any transaction, so nothing can be written through it. */
export type ReportSource = Pick<Turn, 'now' | 'person' | 'campaign'> & {
  readonly activities: Pick<Activities, 'figures' | 'totals' | 'board' | 'ofUnit' | 'history'>;
  readonly entries: Pick<Entries, 'list' | 'tally' | 'values'>;
};

/** A table or a document that is sent as a file, in its reader's language. `Asked`: what of it may be asked for, as with a page. */
export type Report<Asked = readonly string[]> = Described & {
  read?(parts: readonly string[]): Asked;
  /** Its heading, and the file's name. */
  title(asked: Asked, reading: Pick<ReportSource, 'now' | 'person' | 'campaign'>): Say;
  /** What it holds, from the top; as CSV its first table. Each door checks the right to what it reads. */
  blocks(asked: Asked, reading: ReportSource): Iterable<Block>;
};
