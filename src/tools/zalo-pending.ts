import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { challengeOf, createPkce } from '../channels/zalo/index.ts';
import { createFactRows } from '../store/facts.ts';
import type { Store } from '../store/open.ts';

/** A consent that was asked for and has not come back. */
export type Pending = { readonly verifier: string; readonly challenge: string; readonly state: string };

export type PendingConsent = {
  /** The one that is under way, which lasts anew; else a new one. A link that was sent to somebody goes on holding. */
  open(now: number): Pending;
  /** null: there is none, or it is over. */
  find(now: number): Pending | null;
  /** Proves that the database can be written before the code, which works once, is used. Throws where it can't. */
  touch(now: number): void;
  /** It was used. Inside a transaction. */
  close(): void;
};

/** How long a link holds. The code at its end lives ten minutes; until then an admin logs in, and perhaps is asked by mail first. */
export const LINK_MINUTES = 60;
const FACT = 'zalo-consent';
const shape = z.object({ verifier: z.string(), state: z.string(), at: z.number() });

/** Kept in the table `facts`, so that the code may be handed in by a second call of the tool. `now`: real milliseconds. */
export function createPendingConsent(store: Store): PendingConsent {
  const rows = createFactRows(store);

  const find = (now: number): Pending | null => {
    const kept = shape.safeParse(parse(rows.read(FACT)));
    if (!kept.success || now - kept.data.at >= LINK_MINUTES * 60_000) return null;
    const { verifier, state } = kept.data;
    return { verifier, state, challenge: challengeOf(verifier) };
  };
  const keep = ({ verifier, state }: Pending, at: number): void =>
    rows.write(FACT, JSON.stringify({ verifier, state, at }));

  return {
    find,
    open(now) {
      const pending = find(now) ?? { ...createPkce(), state: randomBytes(12).toString('base64url') };
      keep(pending, now);
      return pending;
    },
    touch(now) {
      const pending = find(now);
      if (pending) keep(pending, now);
    },
    close: () => rows.drop(FACT),
  };
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
