/** The OA's pair of tokens as it is kept. Instants are real milliseconds since the Unix epoch. */
export type TokenRow = {
  /** Empty: there is none, or it is dead. */
  readonly access: string;
  /** Works once. */
  readonly refresh: string;
  readonly expiresAt: number;
  readonly refreshedAt: number;
  /**
   * refreshing: the refresh token was sent and the answer is not known yet. doubtful: the answer was lost, but the
   * old access token still worked afterwards. reauthorise: the refresh token is used up; the access token may live on
   * for a while, and then somebody has to consent again in a browser.
   */
  readonly state: 'active' | 'refreshing' | 'doubtful' | 'reauthorise';
  /** Grows with every write. */
  readonly version: number;
};

/**
 * Where the row is kept. `write` returns once it is committed. unreadable: there is one, sealed with another key, or
 * damaged.
 */
export type TokenStore = {
  read(): TokenRow | 'unreadable' | null;
  write(row: TokenRow): void;
};

/** Stands for a row that can't be opened: nothing can be used of it, and any row that is written replaces it. */
export const UNREADABLE: TokenRow = {
  access: '',
  refresh: '',
  expiresAt: 0,
  refreshedAt: 0,
  state: 'reauthorise',
  version: 0,
};

/** What an authorisation brings. `lifetimeMs` is the access token's. */
export type Pair = { readonly access: string; readonly refresh: string; readonly lifetimeMs: number };

/** The row for a new pair. `version`: of the row that it replaces, 0 where there is none. */
export function rowOf(pair: Pair, now: number, version: number): TokenRow {
  return {
    access: pair.access,
    refresh: pair.refresh,
    expiresAt: now + pair.lifetimeMs,
    refreshedAt: now,
    state: 'active',
    version: version + 1,
  };
}
