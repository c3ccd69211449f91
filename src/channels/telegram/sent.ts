import type { ApiResponse } from 'grammy/types';
import type { Sent } from '../../chat/index.ts';
import { NoAnswer } from '../../wire/no-answer.ts';

export type TelegramRefusal = Extract<ApiResponse<unknown>, { ok: false }>;
type Failed = Extract<Sent, { ok: false }>;

/**
 * Descriptions that hold for whoever it is sent to. Texts are for people and change: matched loosely, kept raw in
 * `detail`.
 */
const WRONG_FOR_ALL = [
  /can't parse (entities|inline keyboard|reply keyboard|reply markup|media|inputmedia)/i,
  /must be encoded in UTF-8|not UTF-8/i,
  /(message|caption) is too long|MESSAGE_TOO_LONG|CAPTION_TOO_LONG/i,
  /(message text|text|caption) (is|must be) (non-)?empty/i,
  /BUTTON_|REPLY_MARKUP_|ENTITY_|ENTITIES_/,
  /inline keyboard|unsupported parse_mode|button/i,
  /wrong .*(file identifier|file_id|http url)|invalid file|failed to get http url/i,
  /PHOTO_|IMAGE_PROCESS_FAILED|file (must be non-empty|is too big)|FILE_PARTS_INVALID|too large/i,
];
/** A person who can't be reached, said with another code than 403. */
const UNREACHABLE =
  /USER_IS_BLOCKED|USER_IS_DEACTIVATED|USER_DEACTIVATED|INPUT_USER_DEACTIVATED|CHAT_WRITE_FORBIDDEN|bot was (blocked|kicked)|group chat was (deleted|deactivated)/i;

/**
 * A refusal of the Bot API -> what the outbox does with it, by code and text (the server rewrites codes, so neither
 * alone is enough). Unknown 4xx are taken as being about this one recipient.
 */
export function readRefusal(refusal: TelegramRefusal): Failed {
  const { error_code: code, description } = refusal;
  const detail = `${code} ${description}`;
  if (code === 429 || code === 420)
    return { ok: false, again: true, why: 'throttled', retryAfterMs: pauseOf(refusal), detail };
  if (code >= 500) return { ok: false, again: true, why: 'unavailable', detail };
  // 404: the token is malformed, or the root is no Bot API.
  if (code === 401 || code === 404) return { ok: false, again: false, why: 'reauthorise', detail };
  if (code === 409) return { ok: false, again: true, why: 'unavailable', detail };
  if (code === 413) return { ok: false, again: false, why: 'wrong-for-all', detail };
  if (code === 403 || UNREACHABLE.test(description)) return { ok: false, again: false, why: 'unreachable', detail };
  if (WRONG_FOR_ALL.some((each) => each.test(description)))
    return { ok: false, again: false, why: 'wrong-for-all', detail };
  return { ok: false, again: false, why: 'rejected', detail };
}

/** A call without an answer -> what the outbox does with it. Anything but NoAnswer is a bug and thrown on. */
export function readNoAnswer(error: unknown): Failed {
  if (!(error instanceof NoAnswer)) throw error;
  const detail = error.message;
  if (error.why === 'refused') return { ok: false, again: true, why: 'refused', detail };
  if (error.why === 'unreadable') return { ok: false, again: true, why: 'unavailable', detail };
  return { ok: false, again: 'unknown', detail };
}

function pauseOf(refusal: TelegramRefusal): number {
  const said = refusal.parameters?.retry_after ?? Number(/retry after (\d+)/i.exec(refusal.description)?.[1] ?? 1);
  return Math.max(1, said) * 1000;
}
