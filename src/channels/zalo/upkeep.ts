import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Redact } from '../../wire/redact.ts';
import type { ZaloClient } from './client.ts';
import { CHANNEL } from './options.ts';
import type { Standing } from './standing.ts';
import type { TokenKeeper } from './token.ts';

const TICK_MS = 60_000;
/** How soon a consent on the command line is noticed: somebody sits there and waits. It costs a look at the row, no call. */
const CONSENT_MS = 2000;
/** How often a message is risked while the OA or its package forbids sending: getoa may succeed all the same. */
const ACCOUNT_MS = 10 * 60_000;
/** How often the OA is asked for its name because events for another one came: somebody may have consented for that one. */
const FOREIGN_MS = 10 * 60_000;

/**
 * Looks after the channel once a minute until the signal aborts: renews the tokens where it is due, finds out who the OA is until that is
 * known, and, where the channel stands still or nobody answers, whether somebody has acted or is back.
 */
export async function keepUp(given: {
  readonly client: Pick<ZaloClient, 'getOa' | 'away'>;
  readonly tokens: Pick<TokenKeeper, 'access' | 'needsConsent' | 'losses'>;
  readonly standing: Standing;
  /** How many events for another OA came since the start. */
  readonly foreign: () => number;
  readonly onOa: (oa: { readonly id: string; readonly name: string; readonly packageName: string | null }) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly redact: Redact;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { client, tokens, standing, clock, log, signal } = given;
  let known: string | null = null;
  const foreign = { count: 0, askedAt: Number.NEGATIVE_INFINITY };
  let hasComplained = false;
  let triedAt: number | null = null;

  const tryAccount = (): void => {
    const now = clock.elapsed();
    if (standing.why() !== 'account') triedAt = null;
    else if (triedAt === null) triedAt = now;
    else if (now - triedAt >= ACCOUNT_MS) {
      triedAt = now;
      standing.tryAgain();
    }
  };

  const isDoubtful = (): boolean => {
    const count = given.foreign();
    if (count === foreign.count || clock.elapsed() - foreign.askedAt < FOREIGN_MS) return false;
    foreign.count = count;
    foreign.askedAt = clock.elapsed();
    return true;
  };

  const lookAfter = async (): Promise<void> => {
    tryAccount();
    const isStopped = standing.why() === 'consent';
    // Where nobody answered the last call, nothing but another one tells that Zalo is back: updates come by themselves.
    if (known !== null && !isStopped && client.away() === null && !isDoubtful()) return void (await tokens.access());
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

  /** Tokens that can't be read are the keeper's to complain of. */
  const needsConsent = (): boolean => {
    try {
      return tokens.needsConsent();
    } catch {
      return false;
    }
  };

  /** A minute, or until somebody has consented, be it that all of it, the loss and the consent, came between two looks. */
  const rest = async (): Promise<void> => {
    const end = clock.elapsed() + TICK_MS;
    let before = { needs: needsConsent(), losses: tokens.losses() };
    while (!signal.aborted && clock.elapsed() < end) {
      await clock.sleep(Math.min(CONSENT_MS, end - clock.elapsed()), signal);
      const now = { needs: needsConsent(), losses: tokens.losses() };
      if (!now.needs && (before.needs || now.losses > before.losses)) return;
      before = now;
    }
  };

  while (!signal.aborted) {
    try {
      await lookAfter();
    } catch (error) {
      const reason = given.redact(error instanceof Error ? error.message : String(error));
      log.error({ channel: CHANNEL, reason }, 'looking after the tokens met a bug');
    }
    await rest();
  }
}
