import { createHmac } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Redact } from '../../wire/redact.ts';
import { codeOf, doubt, readStatus, said, type ZaloBody } from './body.ts';
import { meaningOf, readError } from './errors.ts';
import { awayBy, type Host, type HostAnswer, type HostCall } from './host.ts';
import type { Got } from './result.ts';
import type { Probe, TokenKeeper } from './token.ts';

/** Calls of the OA API under the newest token. */
export type ZaloCalls = {
  /**
   * One call, and once more with another token where the first is refused. `isSend`: what isn't known to have failed
   * may have arrived.
   */
  ask(make: () => HostCall, isSend: boolean): Promise<Got<ZaloBody>>;
  /** The OA or its package forbids sending; null: not that we know. */
  trouble(): string | null;
  /** What came of the last call instead of an answer of the platform; null: an answer did. */
  away(): string | null;
};

export type CallsOptions = {
  readonly host: Host;
  readonly tokens: TokenKeeper;
  readonly appSecret: string;
  readonly clock: Clock;
  readonly redact: Redact;
  readonly random: () => number;
};

export const OA_PATH = '/v2.0/oa/getoa';

/** Headers of a call: the token under its own name, and the proof that it is used by the app itself. */
function headersFor(access: string, appSecret: string): Record<string, string> {
  const proof = createHmac('sha256', appSecret).update(access).digest('hex');
  return { access_token: access, appsecret_proof: proof };
}

/** What getoa says about a token. */
export function createProbe(host: Host, appSecret: string): Probe {
  return async (access) => {
    const answer = await host.call({ method: 'GET', path: OA_PATH, headers: headersFor(access, appSecret) });
    if (answer.kind !== 'json') return 'unclear';
    const code = codeOf(answer.body);
    if (code === null) return 'unclear';
    const meaning = code === 0 ? null : meaningOf(code);
    if (meaning === 'token') return 'dead';
    // Refused for another reason: to know that, the platform had to know the token.
    return meaning === 'rate' || meaning === 'transient' ? 'unclear' : 'alive';
  };
}

/** See ZaloCalls. Never throws for what the network or the platform does. */
export function createCalls(given: CallsOptions): ZaloCalls {
  const { host, tokens, clock, redact } = given;
  let trouble: string | null = null;
  let away: string | null = null;

  const ask = async (make: () => HostCall, isSend: boolean): Promise<Got<ZaloBody>> => {
    let token = await tokens.access();
    for (let tries = 0; token.kind === 'token'; tries += 1) {
      const { access } = token;
      const ready = make();
      const answer = await host.call({ ...ready, headers: headersFor(access, given.appSecret) });
      away = awayBy(answer);
      const result = read(answer, isSend);
      if (result !== 'token refused') return result;
      const detail = answer.kind === 'json' ? said(answer.body, redact) : '';
      token = tries === 0 ? await tokens.refused(access) : await tokens.giveUp(access, detail);
    }
    return token;
  };

  const read = (answer: HostAnswer, isSend: boolean): Got<ZaloBody> | 'token refused' => {
    if (answer.kind === 'never-left') return { kind: 'retry', after: null, why: 'refused', detail: answer.detail };
    if (answer.kind === 'no-answer') return doubt(answer.detail, isSend);
    // A page of some proxy: only a 429 says for certain what became of the call.
    if (answer.kind === 'unreadable') {
      const detail = `HTTP ${answer.status}, not JSON`;
      return answer.status === 429 ? readStatus(429, detail, isSend) : doubt(detail, isSend);
    }
    const code = codeOf(answer.body);
    if (code === null) return readStatus(answer.status, `HTTP ${answer.status}, an odd answer`, isSend);
    if (code === 0) {
      if (isSend) trouble = null;
      return { kind: 'got', value: answer.body };
    }
    const meaning = meaningOf(code);
    if (meaning === 'token') return 'token refused';
    const message = said(answer.body, redact);
    if (meaning === 'account') trouble = `${code} ${message}`;
    return readError(code, message, { now: clock.elapsed(), random: given.random() });
  };

  return { ask, trouble: () => trouble, away: () => away };
}
