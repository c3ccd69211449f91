import { createZalo, type TokenRow, type Zalo } from '../channels/zalo/index.ts';
import type { Clock } from '../clock.ts';
import { createLog } from '../log.ts';
import type { ZaloSettings } from './zalo-settings.ts';

export type Oa = {
  readonly id: string;
  readonly name: string;
  readonly isVerified: boolean;
  readonly followers: number | null;
  readonly packageName: string | null;
  readonly packageUntil: string | null;
};

/**
 * The OA for a tool, which must never refresh: the refresh token works once, and the running bot may be using it at this moment. So the
 * row is shown to the channel as one that is used up (its access token may live on, and nothing else is tried), and takes no writes.
 * `row` null: only the exchange of a code works.
 */
export function openOa(settings: ZaloSettings, row: TokenRow | null, clock: Clock): Zalo {
  return createZalo({
    ...settings,
    oaSecretKey: '',
    tokens: { read: () => (row ? { ...row, state: 'reauthorise' } : null), write: () => undefined },
    clock,
    log: createLog('silent', []),
    readFile: () => new Uint8Array(),
    uploads: { get: () => null },
    mediaHosts: [],
    words: () => ({ mayType: '', typeNumber: '', more: '', fileAt: () => '', fileLeftOut: () => '' }),
  });
}

/** What getoa says under the row's access token; a text: why it can't be asked. */
export async function askOa(settings: ZaloSettings, row: TokenRow, clock: Clock): Promise<Oa | string> {
  const zalo = openOa(settings, row, clock);
  try {
    const answer = await zalo.client.getOa();
    if (answer.kind === 'got') return answer.value;
    return answer.kind === 'unreachable' ? answer.reason : answer.detail;
  } finally {
    await zalo.stop();
  }
}
