import type { ApiResponse, UserFromGetMe } from 'grammy/types';
import type { TelegramOptions } from './options.ts';
import type { Call } from './pipeline.ts';
import { ALLOWED_UPDATES } from './poll.ts';
import { WEBHOOK_PATH } from './webhook.ts';

/** A step of the introduction that was refused. `code` as the Bot API's. */
export class IntroductionError extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.name = 'IntroductionError';
    this.code = code;
  }
}

/**
 * Says hello to the platform: who am I, how do updates come, which commands are there. Gives who the bot is.
 * Throws IntroductionError or NoAnswer; commands that are refused are only logged, since the bot works without them.
 */
export async function introduce(call: Call, options: TelegramOptions): Promise<UserFromGetMe> {
  const must = async (method: string, payload: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const answer: ApiResponse<unknown> = await call(method, payload);
    if (answer.ok) return answer.result;
    throw new IntroductionError(answer.error_code, `${method}: ${answer.error_code} ${answer.description}`);
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
  for (const list of options.commands) {
    const answer = await call('setMyCommands', {
      commands: list.commands,
      scope: { type: list.scope },
      ...(list.language === '' ? {} : { language_code: list.language }),
    });
    if (answer.ok) continue;
    const { error_code: code, description: reason } = answer;
    options.log.error(
      { channel: 'telegram', scope: list.scope, language: list.language, code, reason },
      'commands refused',
    );
  }
  return me;
}
