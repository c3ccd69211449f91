import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/open.ts';
import { createPassRows, type PassRow } from '../store/passes.ts';
import { NotAllowed, type Passes, type People, type WebPage } from '../turn/index.ts';

/** Whom a pass lets in, and where. */
export type Let = { readonly person: number; readonly page: WebPage };

export type PassKeeper = {
  /** The token of a new address; call it inside a transaction. */
  offer(person: number, page: WebPage): string;
  /** What the address would open; looking spends nothing. null: spent, over, or never heard of. */
  find(token: string): Let | null;
  /**
   * The button was pressed, in a browser that was given `mark` with it: gives the secret by which that browser is known from now on. Once
   * only; the same browser again, as of two quick taps, gets the same. Call it inside a transaction. null: spent, over or never heard of.
   */
  press(token: string, mark: string): string | null;
  /** Who looks, and at what. null: over, or never heard of. */
  look(session: string): Let | null;
  /** Forgets what is over; call it inside a transaction. Gives how many. */
  tidy(): number;
};

/** Of an address until its button is pressed, and then once more of the browser that pressed it. Real time. */
export const PASS_LIFE_MS = 1_800_000;
/** 128 bits: what is not written down can't be guessed. */
const TOKEN_BYTES = 16;

/** Only the hash is stored: a copied database opens no page. The kind is part of it, so that none passes for another. */
const hashOf = (kind: 'link' | 'session', secret: string): string =>
  createHash('sha256').update(`ban-hoc pass ${kind} ${secret}`).digest('hex');

/** Known to who has both the address and what came with its button: nothing else has to be kept for a second tap. */
const sessionOf = (token: string, mark: string): string =>
  createHash('sha256').update(`ban-hoc session ${token} ${mark}`).digest('base64url');

const written = (page: WebPage): string => (page.kind === 'bang' ? page.kind : `${page.kind}.${page.unit}`);

function read({ person, page }: PassRow): Let | null {
  if (page === 'bang') return { person, page: { kind: 'bang' } };
  const [kind, ...unit] = page.split('.');
  return kind === 'bao-cao' ? { person, page: { kind, unit: unit.join('.') } } : null;
}

/** One-time passes; the rows are those of the table `passes`. */
export function createPassKeeper(store: Store, clock: Pick<Clock, 'elapsed'>): PassKeeper {
  const rows = createPassRows(store);
  const until = (): number => Math.round(clock.elapsed() + PASS_LIFE_MS);
  const live = (kind: 'link' | 'session', secret: string): Let | null => {
    const row = rows.find(hashOf(kind, secret), kind, clock.elapsed());
    return row && read(row);
  };
  return {
    offer(person, page) {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      rows.note({ hash: hashOf('link', token), kind: 'link', person, page: written(page), until: until() });
      return token;
    },
    find: (token) => live('link', token),
    press(token, mark) {
      const session = sessionOf(token, mark);
      if (live('session', session)) return session;
      const found = live('link', token);
      if (!found) return null;
      rows.drop(hashOf('link', token));
      const { person, page } = found;
      rows.note({ hash: hashOf('session', session), kind: 'session', person, page: written(page), until: until() });
      return session;
    },
    look: (session) => live('session', session),
    tidy: () => rows.dropOld(clock.elapsed()),
  };
}

/** Whether this person may look at such a page, now. */
export const mayLook = (people: Pick<People, 'may'>, page: WebPage): boolean =>
  page.kind === 'bang' ? people.may('look') : people.may('lead', page.unit);

/**
 * The door of a turn. `root`: where the program is reached from outside, without a slash at its end; null: nowhere.
 */
export const createPassesDoor =
  (keeper: PassKeeper, root: () => string | null) =>
  (person: number, people: Pick<People, 'may'>): Passes => ({
    offer(page) {
      if (!mayLook(people, page)) throw new NotAllowed('web-page');
      const at = root();
      return at === null ? null : `${at}/${page.kind}/${keeper.offer(person, page)}`;
    },
  });
