import { IntroductionError } from '../../wire/receiving.ts';
import type { BotRefusal, Me } from './answers.ts';
import type { BotCall } from './client.ts';
import { CHANNEL, type ZaloBotOptions } from './options.ts';

export const WEBHOOK_PATH = '/webhooks/zalo-bot';

/**
 * Says hello to the platform: who am I, how do updates come (polling and a webhook exclude each other). Throws
 * IntroductionError or NoAnswer.
 */
export async function introduce(call: BotCall, options: ZaloBotOptions): Promise<Me> {
  const must = async (method: string, payload: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const answer = await call(method, payload);
    if (answer.ok) return answer.result;
    throw refused(method, answer);
  };
  const me = (await must('getMe', {})) as Me;
  if (options.mode === 'webhook') {
    const url = `${(options.publicUrl ?? '').replace(/\/+$/, '')}${WEBHOOK_PATH}`;
    await must('setWebhook', { url, secret_token: options.webhookSecret });
  } else await removeWebhook(call, options);
  return me;
}

/** What deleteWebhook says where none is set is not documented: a refusal only counts while one stands. */
async function removeWebhook(call: BotCall, options: ZaloBotOptions): Promise<void> {
  const removed = await call('deleteWebhook', {});
  if (removed.ok) return;
  const info = await call('getWebhookInfo', {});
  if (removed.code === 401 || removed.code === 403 || (info.ok && urlOf(info.result) !== '')) {
    throw refused('deleteWebhook', removed);
  }
  options.log.info({ channel: CHANNEL, code: removed.code }, 'no webhook to remove');
}

/** The address in a result of getWebhookInfo; '': none is set. */
export const urlOf = (info: unknown): string => (info as { readonly url?: string }).url ?? '';

const refused = (method: string, { code, description }: BotRefusal): IntroductionError =>
  new IntroductionError(`${method}: ${code} ${description}`);
