import type { Log } from '../../log.ts';
import { type TokenRow, type TokenStore, UNREADABLE } from './token-row.ts';

/** A store of tokens that outlasts a full disk. */
export type Outlasting = {
  /** UNREADABLE where the row can't be opened. */
  read(): TokenRow | null;
  write(row: TokenRow): void;
  /** The newest row is not committed yet. Tries again. */
  isBehind(): boolean;
};

/**
 * A pair that was issued and can't be written is lost with the process, and with it the consent: it is kept in memory
 * and written as soon as that works again. A row that somebody else wrote meanwhile wins.
 */
export function createOutlasting(store: TokenStore, log: Log): Outlasting {
  let unsaved: TokenRow | null = null;
  const readKept = (): TokenRow | null => {
    const row = store.read();
    return row === 'unreadable' ? UNREADABLE : row;
  };

  const put = (row: TokenRow): void => {
    try {
      if ((readKept()?.version ?? 0) < row.version) store.write(row);
      unsaved = null;
    } catch (error) {
      unsaved = row;
      const reason = error instanceof Error ? error.message : String(error);
      log.error({ channel: 'zalo', reason }, 'tokens could not be written; kept until they can');
    }
  };
  return {
    read: () => unsaved ?? readKept(),
    write: put,
    isBehind() {
      if (unsaved) put(unsaved);
      return unsaved !== null;
    },
  };
}
