import type { Log } from '../../log.ts';
import type { TokenRow, TokenStore } from './token-row.ts';

/** A store of tokens that outlasts a full disk. */
export type Outlasting = TokenStore & {
  /** The newest row is not committed yet. Tries again. */
  isBehind(): boolean;
};

/**
 * A pair that was issued and can't be written is lost with the process, and with it the consent: it is kept in memory and written as soon
 * as that works again. A row that somebody else wrote meanwhile wins.
 */
export function createOutlasting(store: TokenStore, log: Log): Outlasting {
  let unsaved: TokenRow | null = null;

  const put = (row: TokenRow): void => {
    try {
      if ((store.read()?.version ?? 0) < row.version) store.write(row);
      unsaved = null;
    } catch (error) {
      unsaved = row;
      const reason = error instanceof Error ? error.message : String(error);
      log.error({ channel: 'zalo', reason }, 'tokens could not be written; kept until they can');
    }
  };
  return {
    read: () => unsaved ?? store.read(),
    write: put,
    isBehind() {
      if (unsaved) put(unsaved);
      return unsaved !== null;
    },
  };
}
