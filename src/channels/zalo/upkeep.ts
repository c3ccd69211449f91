import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Redact } from '../../wire/redact.ts';
import type { ZaloClient } from './client.ts';
import { CHANNEL } from './options.ts';
import type { ZaloStanding } from './standing.ts';
import type { TokenKeeper } from './token.ts';

const TICK_MS = 60_000;
/**
 * How soon a consent on the command line is noticed: somebody sits there and waits. It costs a look at the row, no
 * call.
 */
const CONSENT_MS = 2000;
/** How often a message is risked while the OA or its package forbids sending: getoa may succeed all the same. */
const ACCOUNT_MS = 10 * 60_000;
/**
 * How often the OA is asked for its name because events for another one came: somebody may have consented for that
 * one.
 */
const FOREIGN_MS = 10 * 60_000;

export type Upkeep = {
  readonly client: Pick<ZaloClient, 'getOa' | 'away'>;
  readonly tokens: Pick<TokenKeeper, 'access' | 'needsConsent' | 'losses'>;
  readonly standing: ZaloStanding;
  /** How many events for another OA came since the start. */
  readonly foreign: () => number;
  readonly onOa: (oa: { readonly id: string; readonly name: string; readonly packageName: string | null }) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly redact: Redact;
  readonly signal: AbortSignal;
};

/**
 * Looks after the channel once a minute until the signal aborts: renews the tokens where it is due, finds out who the
 * OA is until that is known, and, where the channel stands still or nobody answers, whether somebody has acted or is
 * back.
 */
export async function keepUp(given: Upkeep): Promise<void> {
  const { log, signal } = given;
  const lookAfter = createLook(given);
  while (!signal.aborted) {
    try {
      await lookAfter();
    } catch (error) {
      const reason = given.redact(error instanceof Error ? error.message : String(error));
      log.error({ channel: CHANNEL, reason }, 'looking after the tokens met a bug');
    }
    await rest(given);
  }
}

/** One look at a time. */
function createLook(given: Upkeep): () => Promise<void> {
  const { client, tokens, standing, log } = given;
  const tryAccount = createTries(given);
  const isDoubtful = createDoubt(given);
  let known: string | null = null;
  let hasComplained = false;
  return async () => {
    tryAccount();
    const isStopped = standing.why() === 'consent';
    // Where nobody answered the last call, nothing but another one tells that Zalo is back: updates come by themselves.
    if (known !== null && !isStopped && client.away() === null && !isDoubtful()) {
      await tokens.access();
      return;
    }
    const oa = await client.getOa();
    if (oa.kind !== 'got') {
      if (known === null && !hasComplained) log.error({ channel: CHANNEL, why: oa.kind }, 'zalo not ready');
      hasComplained = true;
      return;
    }
    if (known !== oa.value.id) {
      known = oa.value.id;
      log.info({ channel: CHANNEL, oa: oa.value.id, package: oa.value.packageName }, 'zalo ready');
      given.onOa({ id: oa.value.id, name: oa.value.name, packageName: oa.value.packageName });
    }
    if (isStopped && !tokens.needsConsent()) standing.resume();
  };
}

/** While the OA or its package forbids sending a message is risked now and then. */
function createTries({ standing, clock }: Upkeep): () => void {
  let triedAt: number | null = null;
  return () => {
    const now = clock.elapsed();
    if (standing.why() !== 'account') triedAt = null;
    else if (triedAt === null) triedAt = now;
    else if (now - triedAt >= ACCOUNT_MS) {
      triedAt = now;
      standing.tryAgain();
    }
  };
}

/** Whether events for another OA make it doubtful who the OA is. */
function createDoubt({ foreign, clock }: Upkeep): () => boolean {
  let known = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  return () => {
    const count = foreign();
    if (count === known || clock.elapsed() - askedAt < FOREIGN_MS) return false;
    known = count;
    askedAt = clock.elapsed();
    return true;
  };
}

/**
 * A minute, or until somebody has consented, be it that all of it, the loss and the consent, came between two looks.
 */
async function rest({ tokens, clock, signal }: Upkeep): Promise<void> {
  const end = clock.elapsed() + TICK_MS;
  let before = { needs: needsConsent(tokens), losses: tokens.losses() };
  while (!signal.aborted && clock.elapsed() < end) {
    await clock.sleep(Math.min(CONSENT_MS, end - clock.elapsed()), signal);
    const now = { needs: needsConsent(tokens), losses: tokens.losses() };
    if (!now.needs && (before.needs || now.losses > before.losses)) return;
    before = now;
  }
}

/** Tokens that can't be read are the keeper's to complain of. */
function needsConsent(tokens: Pick<TokenKeeper, 'needsConsent'>): boolean {
  try {
    return tokens.needsConsent();
  } catch {
    return false;
  }
}
