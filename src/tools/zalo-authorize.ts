import {
  CONSENT_PATH,
  consentLink,
  isSealed,
  oaIdIn,
  oaLink,
  readCallback,
  rowOf,
  type TokenRow,
} from '../channels/zalo/index.ts';
import type { Clock } from '../clock.ts';
import { createFactRows } from '../store/facts.ts';
import type { Store } from '../store/open.ts';
import { type StoredTokens, TokensUnreadable } from '../store/tokens.ts';
import type { AuthorizeCall } from './zalo-call.ts';
import { isRunning } from './zalo-health.ts';
import { askOa, openOa } from './zalo-oa.ts';
import { createPendingConsent, LINK_MINUTES, type PendingConsent } from './zalo-pending.ts';
import type { Print, PrintValues } from './zalo-print.ts';
import type { ZaloSettings } from './zalo-settings.ts';

export type Authorising = {
  readonly call: AuthorizeCall;
  readonly settings: ZaloSettings;
  readonly store: Store;
  readonly tokens: StoredTokens<TokenRow>;
  readonly clock: Clock;
  readonly print: Print;
  /** One line of the person at the keyboard; null: there is nobody. */
  readonly ask: () => Promise<string | null>;
};

/** Leads through the consent; true: a new pair is kept. */
export async function authorize(given: Authorising): Promise<boolean> {
  const { call, settings, store, clock, print } = given;
  const pending = createPendingConsent(store);
  if (call.pasted !== null) return takeIn(given, pending, call.pasted);
  const redirectUri = call.callback ?? (settings.publicUrl === null ? null : settings.publicUrl + CONSENT_PATH);
  if (redirectUri === null) {
    print.complain('no-callback');
    return false;
  }
  const { challenge, state } = pending.open(clock.elapsed());
  const { appId, oauthRoot } = settings;
  print.say('open-link', { count: LINK_MINUTES });
  print.plain(consentLink({ oauthRoot, appId, redirectUri, challenge, state }));
  print.say('callback', { address: redirectUri });
  print.say('challenge', { challenge });
  print.say('paste');
  const line = (await given.ask())?.trim();
  if (line) return takeIn(given, pending, line);
  print.say('later');
  return false;
}

/** The code works once and for ten minutes: everything that can be found wrong without it is looked at first. */
async function takeIn(given: Authorising, consent: PendingConsent, pasted: string): Promise<boolean> {
  const { settings, store, tokens, clock, print } = given;
  const pending = consent.find(clock.elapsed());
  const callback = readCallback(pasted);
  if (!callback) return wrong(print, 'not-a-code');
  if (!pending) return wrong(print, 'no-link');
  if (callback.state !== null && callback.state !== pending.state) return wrong(print, 'other-link');
  const known = knownOa(store);
  if (callback.oaId !== null && known !== null && callback.oaId !== known && !given.call.otherOa) {
    return wrong(print, 'other-oa', { id: callback.oaId, known });
  }
  if (!isReadable(tokens)) print.complain('replaced');
  const before = tokens.text();
  // A program with a key seals at its start: this one may run without.
  if (settings.key !== null && before !== null && !isSealed(before)) print.complain('newly-sealed');
  consent.touch(clock.elapsed());

  const zalo = openOa(settings, null, clock);
  const grant = await zalo.oauth.exchange(callback.code, pending.verifier);
  await zalo.stop();
  if (grant.kind !== 'pair') return wrong(print, grant.kind, { why: grant.detail });
  const keep = (): TokenRow => {
    const row = rowOf(grant.pair, clock.elapsed(), isReadable(tokens) ? (tokens.read()?.version ?? 0) : 0);
    tokens.write(row);
    consent.close();
    return row;
  };
  const kept = tryTo(() => store.atomically(keep));
  if (typeof kept === 'string') return wrong(print, 'not-kept', { why: kept });
  await sayNext(given, kept);
  return true;
}

async function sayNext({ settings, store, clock, print }: Authorising, row: TokenRow): Promise<void> {
  print.say('done');
  const oa = await askOa(settings, row, clock);
  if (typeof oa === 'string') print.complain('not-asked', { why: oa });
  else {
    print.say('oa', { name: oa.name, id: oa.id });
    tryTo(() => noteOa(store, oa.id)); // where that fails, the program finds out by itself within minutes
  }
  if (settings.key === null) print.say('no-key');
  print.say((await isRunning(settings)) ? 'next-running' : 'next-start');
}

/** A text: why not. */
function tryTo<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function wrong(print: Print, name: string, values?: PrintValues): false {
  print.complain(name, values);
  return false;
}

function isReadable(tokens: StoredTokens<TokenRow>): boolean {
  try {
    tokens.read();
    return true;
  } catch (error) {
    if (error instanceof TokensUnreadable) return false;
    throw error;
  }
}

/** The running program takes events of this OA from now on, and no others. */
const noteOa = (store: Store, id: string): void => createFactRows(store).write('link:zalo', oaLink(id));

/** The id of the OA that the bot ran with last, out of the link that was noted; null: none was yet. */
const knownOa = (store: Store): string | null => oaIdIn(createFactRows(store).read('link:zalo'));
