import type { Channel } from '../chat/index.ts';
import { answerJson, type Route } from './exchange.ts';

type Part = { readonly ok: boolean; readonly detail?: string };

/** What /healthz tells. Ages are real milliseconds. */
export type Health = {
  readonly ok: boolean;
  readonly database: Part;
  readonly channels: Readonly<Record<string, Part>>;
  /** How long the oldest waiting row of the outbox has waited; null: none waits. A long broadcast is no illness. */
  readonly oldestWaitingMs: number | null;
  /** How long ago the scheduler last looked; null: not yet. */
  readonly schedulerBeatMs: number | null;
  /** Something to look at about the codes of invitations, which makes nothing ill; absent: nothing. */
  readonly codes?: Part;
};

export type HealthParts = {
  /** Reads something small; throws when the database can't be read. */
  readonly database: () => void;
  readonly channels: readonly Pick<Channel, 'name' | 'health'>[];
  readonly oldestWaitingMs: () => number | null;
  readonly schedulerBeatMs: () => number | null;
  /** null: nothing to say. */
  readonly codes?: () => string | null;
};

/** A scheduler that did not look for a minute is dead. */
const STALE_BEAT_MS = 60_000;

/** Looks at every part; a part that throws is a part that is ill. */
export function checkHealth(parts: HealthParts): Health {
  const database = look(() => {
    parts.database();
    return { ok: true };
  });
  const channels = Object.fromEntries(parts.channels.map((each) => [each.name, look(() => each.health())]));
  const oldestWaitingMs = database.ok ? parts.oldestWaitingMs() : null;
  const schedulerBeatMs = database.ok ? parts.schedulerBeatMs() : null;
  const isBeating = schedulerBeatMs === null || schedulerBeatMs < STALE_BEAT_MS;
  const ok = database.ok && isBeating && Object.values(channels).every((each) => each.ok);
  const detail = database.ok ? parts.codes?.() : null;
  const codes = detail ? { codes: { ok: true, detail } } : {};
  return { ok, database, channels, oldestWaitingMs, schedulerBeatMs, ...codes };
}

function look(at: () => Part): Part {
  try {
    return at();
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.name : 'unknown' };
  }
}

/** GET /healthz: 200 when all is well, else 503, and the same JSON. */
export function healthRoute(check: () => { readonly ok: boolean }): Route {
  return (exchange) => {
    if (exchange.url.pathname !== '/healthz' || !['GET', 'HEAD'].includes(exchange.method)) return false;
    const health = readHealth(check);
    return answerJson(exchange, health.ok ? 200 : 503, health);
  };
}

function readHealth(check: () => { readonly ok: boolean }): { readonly ok: boolean } {
  try {
    return check();
  } catch {
    return { ok: false };
  }
}
