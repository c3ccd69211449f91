import type { ApiResponse, UserFromGetMe } from 'grammy/types';
import { IntroductionError } from '../../wire/receiving.ts';
import { CHANNEL, type TelegramOptions } from './options.ts';
import type { TelegramCall } from './pipeline.ts';

export const WEBHOOK_PATH = '/webhooks/telegram';
/** What the bot wants to hear of. The list is sticky at the platform, and a narrowed one must name the last two. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** core.telegram.org/bots/api#setmycommands: two letters (ISO 639-1), or none. Another language reads the general list. */
const MAY_BE_CODE = /^(?:[a-z]{2})?$/;

/**
 * Says hello to the platform: who am I, how do updates come, which commands are there. Gives who the bot is.
 * Throws IntroductionError or NoAnswer; commands that are refused are only logged, since the bot works without them.
 */
export async function introduce(call: TelegramCall, options: TelegramOptions): Promise<UserFromGetMe> {
  const must = async (method: string, payload: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const answer: ApiResponse<unknown> = await call(method, payload);
    if (answer.ok) return answer.result;
    throw new IntroductionError(`${method}: ${answer.error_code} ${answer.description}`);
  };
  const me = (await must('getMe', {})) as UserFromGetMe;
  options.onName?.(me.username);
  // Never drop_pending_updates: people's messages wait there.
  if (options.mode === 'webhook') {
    await must('setWebhook', {
      url: `${(options.publicUrl ?? '').replace(/\/+$/, '')}${WEBHOOK_PATH}`,
      secret_token: options.webhookSecret,
      allowed_updates: ALLOWED_UPDATES,
    });
  } else await must('deleteWebhook', {});
  for (const list of options.commands.filter(({ language }) => MAY_BE_CODE.test(language))) {
    const answer = await call('setMyCommands', {
      commands: list.commands,
      scope: { type: list.scope },
      ...(list.language === '' ? {} : { language_code: list.language }),
    });
    if (answer.ok) continue;
    const { error_code: code, description: reason } = answer;
    options.log.error(
      { channel: CHANNEL, scope: list.scope, language: list.language, code, reason },
      'commands refused',
    );
  }
  return me;
}
