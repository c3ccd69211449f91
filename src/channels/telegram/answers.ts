import type { ApiResponse, Update } from 'grammy/types';
import { z } from 'zod';
import { NoAnswer } from '../../wire/no-answer.ts';
import type { Redact } from '../../wire/redact.ts';

const message = z.object({ message_id: z.int() });
const drawn = z.union([message, z.literal(true)]);
const count = z.number().optional().catch(undefined);
const words = z.string().optional().catch(undefined);

/** What each method gives (core.telegram.org/bots/api), as far as it is used. One that is not here gives `true`. */
const RESULTS = {
  getMe: z.object({ id: z.int(), username: z.string().min(1) }),
  getUpdates: z.array(z.unknown()),
  getWebhookInfo: z.object({
    url: z.string(),
    pending_update_count: count,
    last_error_date: count,
    last_error_message: words,
  }),
  getFile: z.object({ file_path: words, file_size: count }),
  sendMessage: message,
  sendPhoto: message,
  sendDocument: message,
  sendMediaGroup: z.array(message).min(1),
  editMessageText: drawn,
} as const;
const done = z.literal(true);

const refusal = z.object({
  ok: z.literal(false),
  error_code: z.int().optional().catch(undefined),
  description: words,
  parameters: z
    .object({ retry_after: count, migrate_to_chat_id: z.int().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});
const success = z.object({ ok: z.literal(true), result: z.unknown().optional() });
const envelope = z.discriminatedUnion('ok', [success, refusal]);

const schemaOf = (method: string): z.ZodType =>
  Object.hasOwn(RESULTS, method) ? RESULTS[method as keyof typeof RESULTS] : done;

/**
 * The one place where an answer of the Bot API is looked at: a refusal, or a result in the form that its method
 * gives. Throws NoAnswer (unreadable) for everything else, be it a proxy's page or "ok" without what was asked for;
 * but a status of 500 and more is a refusal with that code, whatever stands in it.
 */
export function readAnswer(method: string, status: number, text: string, redact: Redact): ApiResponse<unknown> {
  const read = envelope.safeParse(parse(text));
  if (!read.success) {
    if (status < 500) throw new NoAnswer('unreadable', `HTTP ${status}, and not the platform's JSON`);
    return { ok: false, error_code: status, description: 'not JSON' };
  }
  const answer = read.data;
  if (!answer.ok) {
    const code = answer.error_code ?? (status >= 400 ? status : undefined);
    if (code === undefined) throw new NoAnswer('unreadable', `${method}: a refusal without a code`);
    return { ...answer, error_code: code, description: redact(answer.description ?? '') };
  }
  if (!schemaOf(method).safeParse(answer.result).success) throw new NoAnswer('unreadable', `${method}: an odd answer`);
  return answer as ApiResponse<unknown>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const update = z.object({ update_id: z.int() });
/** Nothing in it is kept here: only what would be read is looked at. */
const text = z.string().optional();
const person = z.object({ id: z.int(), language_code: text });
const chat = z.object({ id: z.int(), type: z.string() });
const said = z.object({
  message_id: z.int(),
  chat,
  from: person.optional(),
  text,
  caption: text,
  media_group_id: text,
});
const sound = z.object({
  message: said.optional(),
  callback_query: z
    .object({ id: z.string(), from: person, data: text, message: z.object({ message_id: z.int(), chat }).optional() })
    .optional(),
  my_chat_member: z.object({ chat, new_chat_member: z.object({ status: z.string() }) }).optional(),
});

/** Whether it is an update, so that it can be confirmed. */
export const isUpdate = (value: unknown): value is Update => update.safeParse(value).success;

/** Whether what we read of an update has the form that it has to have (core.telegram.org/bots/api#update). */
export const isSound = (value: Update): boolean => sound.safeParse(value).success;
