import type { Sent } from '../../chat/index.ts';
import { NoAnswer } from '../../wire/no-answer.ts';
import type { BotRefusal } from './answers.ts';

type Failed = Extract<Sent, { ok: false }>;

/**
 * Descriptions that hold for whoever it is sent to. Texts are for people and change: matched loosely, kept raw in
 * `detail`.
 */
const WRONG_FOR_ALL = [
  /(text|caption|message).*(too long|too large|empty|length|required|exceed)/i,
  /photo|image|\burl\b/i,
  /parse|format|json/i,
  /api name|method|path|tên api|đường dẫn/i,
];
/** No code is documented for a person who can't be reached any more; this is how one would be said. */
const UNREACHABLE = /blocked|unfollow|not (a )?follow|deactivated|deleted (user|account)|user (is )?banned/i;
/** About this one recipient, whatever else the text says. */
const OF_RECIPIENT = /chat|user|recipient/i;

const WAIT_MS = 10_000;
const SPENT_WAIT_MS = 3_600_000;

/**
 * A refusal -> what the outbox does with it (bot.zapps.me/docs/error-code: 400 request, 401 token, 403 "internal
 * server error", 404 not found, 408 time-out, 429 quota). `isSpent`: our own count says that the month's messages are
 * used up, so a 429 is not over soon.
 */
export function readRefusal(refusal: BotRefusal, isSpent: boolean): Failed {
  const { code, description } = refusal;
  const detail = `${code} ${description}`;
  if (code === 401) return { ok: false, again: false, why: 'reauthorise', detail };
  if (code === 429) {
    const retryAfterMs = refusal.retryAfterMs ?? (isSpent ? SPENT_WAIT_MS : WAIT_MS);
    return { ok: false, again: true, why: 'throttled', retryAfterMs, detail };
  }
  // Their own time ran out over it: it may have been carried out.
  if (code === 408) return { ok: false, again: 'unknown', detail };
  if (UNREACHABLE.test(description)) return { ok: false, again: false, why: 'unreachable', detail };
  if (code === 403 || code === 409 || code >= 500) return { ok: false, again: true, why: 'unavailable', detail };
  if (code === 413) return { ok: false, again: false, why: 'wrong-for-all', detail };
  if (code === 400 && !OF_RECIPIENT.test(description) && WRONG_FOR_ALL.some((each) => each.test(description))) {
    return { ok: false, again: false, why: 'wrong-for-all', detail };
  }
  return { ok: false, again: false, why: 'rejected', detail };
}

/**
 * A send without an answer -> what the outbox does with it. What can't be read may be a proxy's page after the
 * message was handed on: nobody can tell. Anything but NoAnswer is a bug and thrown on.
 */
export function readNoAnswer(error: unknown): Failed {
  if (!(error instanceof NoAnswer)) throw error;
  const detail = error.message;
  return error.why === 'refused'
    ? { ok: false, again: true, why: 'refused', detail }
    : { ok: false, again: 'unknown', detail };
}
