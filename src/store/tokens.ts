import { eq } from 'drizzle-orm';
import type { Store } from './open.ts';
import { tokens } from './schema.ts';

/** The row as one line of text, and back. `unseal` throws where it can't: another key, or damaged. */
export type Sealing<Row> = { seal(row: Row): string; unseal(text: string): Row };

export type StoredTokens<Row> = {
  /** As it lies in the database. */
  text(): string | null;
  /**
   * Seals a row that `isPlain` anew, in one commit, from when there was no key; true: it did. One that can't be opened is left as it is.
   */
  reseal(isPlain: (text: string) => boolean): boolean;
  /** null: there is none yet. Throws TokensUnreadable. */
  read(): Row | null;
  /** Returns once it is committed. A row of this version or a later one that somebody else wrote meanwhile stays. */
  write(row: Row): void;
};

/** The kept tokens can't be opened: the key is missing or another, or they are damaged. Says nothing of what is in them. */
export class TokensUnreadable extends Error {
  constructor(channel: string) {
    super(
      `Không mở được mã truy cập đã lưu của kênh ${channel}: TOKEN_KEY đang thiếu hoặc khác với lúc lưu, hoặc dữ liệu bị hỏng. ` +
        'Hãy đặt lại đúng TOKEN_KEY; nếu khóa đã mất, chạy "npm run zalo -- authorize" để cấp quyền lại. ' +
        "(The stored tokens can't be opened: put the right TOKEN_KEY back, or authorise again.)",
    );
    this.name = 'TokensUnreadable';
  }
}

/**
 * One channel's row of the table `tokens`. Each write is a transaction of its own (BEGIN IMMEDIATE, synchronous=FULL), so that the
 * command line may write while the bot runs. A row that can't be opened is written over: whoever holds a new pair has no use for it.
 */
export function createTokenStore<Row extends { readonly version: number }>(
  store: Store,
  channel: string,
  sealing: Sealing<Row>,
): StoredTokens<Row> {
  const { db } = store;
  const select = db.select({ value: tokens.value }).from(tokens).where(eq(tokens.channel, channel)).prepare();
  const text = (): string | null => select.get()?.value ?? null;
  const keep = (row: Row): void => {
    const value = sealing.seal(row);
    db.insert(tokens).values({ channel, value }).onConflictDoUpdate({ target: tokens.channel, set: { value } }).run();
  };

  const keptVersion = (): number => {
    const kept = text();
    try {
      return kept === null ? 0 : sealing.unseal(kept).version;
    } catch {
      return 0;
    }
  };
  const reseal = (isPlain: (text: string) => boolean): boolean => {
    const kept = text();
    if (kept === null || !isPlain(kept)) return false;
    let row: Row;
    try {
      row = sealing.unseal(kept);
    } catch {
      return false;
    }
    keep(row);
    return true;
  };

  return {
    text,
    reseal: (isPlain) => store.atomically(() => reseal(isPlain)),
    read() {
      const kept = text();
      if (kept === null) return null;
      try {
        return sealing.unseal(kept);
      } catch {
        throw new TokensUnreadable(channel);
      }
    },
    write: (row) =>
      store.atomically(() => {
        if (keptVersion() < row.version) keep(row);
      }),
  };
}
