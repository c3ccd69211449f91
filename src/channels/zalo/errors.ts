import { addDays, dateOf, instant } from '../../chat/civil.ts';
import type { Failure } from './result.ts';

/**
 * What an error code of the OA API asks of us.
 * token: refresh once, retry once. consent: stop the channel, somebody must act. account: the OA or its package;
 * nothing can be sent until the office mends it. person: this one can't be reached. rate: wait a little. oa-quota:
 * the OA's own is used up, nobody can be written to. quota: a person's, the next window. night: not before 06:05.
 * payload: wrong for everybody. recipient: wrong for this one. upload: send the file up again. transient: a bounded
 * retry. legacy: we called something dead.
 */
export type ErrorMeaning =
  | 'token'
  | 'consent'
  | 'account'
  | 'person'
  | 'rate'
  | 'oa-quota'
  | 'quota'
  | 'night'
  | 'payload'
  | 'recipient'
  | 'upload'
  | 'transient'
  | 'legacy';

type Row = readonly [code: number, meaning: ErrorMeaning, text: string];

/** developers.zalo.me/docs/official-account/phu-luc/ma-loi, and codes that production code has met. */
export const ERRORS: readonly Row[] = [
  [-216, 'token', 'access token invalid'],
  [-220, 'token', 'access token expired or removed'],
  [216, 'token', 'access token invalid'],
  [401, 'token', 'access token invalid'],
  [-401, 'token', 'access token invalid'],
  [-118, 'consent', 'refresh token used or invalid'],
  [-14014, 'consent', 'refresh token used or invalid'],
  [-14002, 'consent', 'the app is not active'],
  [-14003, 'consent', 'the callback address is not the registered one'],
  [-209, 'consent', 'the app may not use this API'],
  [-212, 'consent', 'the app is not registered for this API'],
  [-219, 'consent', 'the app was removed or disabled'],
  [-223, 'consent', 'the OA has not granted the app this right'],
  [-242, 'consent', 'appsecret_proof is wrong'],
  [-204, 'account', 'the OA was deleted or disabled'],
  [-205, 'account', 'the OA does not exist'],
  [-221, 'account', 'the OA is not verified'],
  [-224, 'account', "the OA's package does not include the API"],
  [-235, 'account', 'the API does not support this kind of OA'],
  [-320, 'account', 'no Zalo Cloud account is linked'],
  [-321, 'account', 'the Zalo Cloud account has no money left'],
  [-213, 'person', 'does not follow the OA'],
  [-217, 'person', 'blocked the OA'],
  [-227, 'person', 'banned, or not on Zalo for more than 45 days'],
  [-230, 'person', 'silent for more than 7 days'],
  [-232, 'person', 'has not interacted, or not for 7 days'],
  [-244, 'person', 'restricts messages from OAs'],
  [-32, 'rate', 'too many requests'],
  [-211, 'oa-quota', 'quota used up'],
  [-218, 'quota', "the recipient's quota used up"],
  [-144, 'quota', "the day's quota used up"],
  [-147, 'quota', "the day's quota used up"],
  [-234, 'night', 'not at night'],
  [-201, 'recipient', 'invalid parameter'],
  [-210, 'payload', 'larger than allowed'],
  [-233, 'payload', 'this kind of message is not supported'],
  [-248, 'payload', 'against the rules of Zalo'],
  [-249, 'payload', 'not allowed'],
  [-100, 'upload', 'the uploaded file has expired'],
  [-200, 'transient', 'sending failed'],
  [-240, 'legacy', 'this API is dead'],
];
const BY_CODE = new Map(ERRORS.map(([code, meaning]) => [code, meaning]));

/** An unknown code is taken as being about this one recipient. */
export const meaningOf = (code: number): ErrorMeaning => BY_CODE.get(code) ?? 'recipient';

const RATE_MS = 2000;
/** The OA may be given more meanwhile. */
const LONGEST_QUOTA_MS = 3_600_000;
const MIDNIGHT = '00:05';
const MORNING = '06:05';
const MORNING_SPREAD_MS = 600_000;

/** `now`: the real instant, in milliseconds. `random`: 0 to 1. */
export type ErrorMoment = { readonly now: number; readonly random: number };

/** An error of a call -> what it means; the token's codes are the caller's to deal with first. */
export function readError(code: number, message: string, at: ErrorMoment): Failure {
  const detail = `${code} ${message}`.trim();
  switch (meaningOf(code)) {
    case 'token':
    case 'consent':
      return { kind: 'reauthorise', detail };
    case 'account':
      return { kind: 'account', detail };
    case 'person':
      return { kind: 'unreachable', reason: detail };
    case 'rate':
      return { kind: 'retry', after: Math.round(RATE_MS * (1 + at.random)), why: 'throttled', detail };
    case 'oa-quota': {
      const after = Math.min(untilTime(at.now, MIDNIGHT), LONGEST_QUOTA_MS);
      return { kind: 'retry', after, why: 'throttled', detail };
    }
    case 'quota':
      return { kind: 'retry', after: untilTime(at.now, MIDNIGHT), why: 'later', detail };
    case 'night':
      return {
        kind: 'retry',
        after: untilTime(at.now, MORNING) + Math.round(at.random * MORNING_SPREAD_MS),
        why: 'later',
        detail,
      };
    case 'transient':
      return { kind: 'retry', after: null, why: 'unavailable', detail };
    case 'recipient':
      return { kind: 'permanent', code, forAll: code === -201 && !/user|recipient/i.test(message), detail };
    default: // payload, upload, legacy
      return { kind: 'permanent', code, forAll: true, detail };
  }
}

/** Milliseconds until the next such time of day in Việt Nam. */
function untilTime(now: number, time: string): number {
  const today = dateOf(new Date(now));
  const at = instant(today, time).getTime();
  return (at > now ? at : instant(addDays(today, 1), time).getTime()) - now;
}
