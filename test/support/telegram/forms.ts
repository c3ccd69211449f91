import { z } from 'zod';
import { isWellFormed } from '../well-formed.ts';
import { inlineMarkup } from './keyboard.ts';
import { badForm } from './refused.ts';

const chatId = z.union([z.number().int(), z.string().min(1)]);
/** 1 is the general topic, and no message can be sent with it. */
const message_thread_id = z.number().int().min(2).optional();
const parse_mode = z.literal('HTML').optional();
const link_preview_options = z.strictObject({ is_disabled: z.boolean().optional() }).optional();
const reply_markup = inlineMarkup.optional();
const disable_notification = z.boolean().optional();
const allow_paid_broadcast = z.literal(false).optional(); // it spends money
const sending = { chat_id: chatId, message_thread_id, reply_markup, disable_notification, allow_paid_broadcast };
const captioned = { caption: z.string().optional(), parse_mode };
const editing = { chat_id: chatId, message_id: z.number().int().positive(), reply_markup };
const KINDS = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'chat_member', 'channel_post'] as const;
const allowed_updates = z.array(z.enum(KINDS)).optional();
const media = z.strictObject({ type: z.enum(['photo', 'document']), media: z.string(), ...captioned });

const scope = z
  .strictObject({ type: z.enum(['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']) })
  .default({ type: 'default' });
const language_code = z
  .string()
  .regex(/^([a-z]{2})?$/)
  .default('');
const command = z.strictObject({
  command: z.string().regex(/^[a-z0-9_]{1,32}$/),
  description: z.string().min(1).max(256),
});

/** Which parameters a method takes, and of which type. What is not listed here is refused: the real server ignores a misspelt name. */
export const FORMS = {
  getMe: z.strictObject({}),
  getUpdates: z.strictObject({
    offset: z.number().int().nonnegative().optional(),
    limit: z.number().int().min(1).max(100).default(100),
    timeout: z.number().int().nonnegative().max(60).default(0),
    allowed_updates,
  }),
  setWebhook: z.strictObject({
    url: z.string(),
    secret_token: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,256}$/)
      .optional(),
    max_connections: z.number().int().min(1).max(100).optional(),
    drop_pending_updates: z.boolean().optional(),
    allowed_updates,
  }),
  deleteWebhook: z.strictObject({ drop_pending_updates: z.boolean().optional() }),
  getWebhookInfo: z.strictObject({}),
  sendMessage: z.strictObject({ ...sending, text: z.string(), parse_mode, link_preview_options }),
  sendPhoto: z.strictObject({ ...sending, ...captioned, photo: z.string() }),
  sendDocument: z.strictObject({ ...sending, ...captioned, document: z.string() }),
  sendMediaGroup: z.strictObject({
    chat_id: chatId,
    message_thread_id,
    media: z.array(media),
    disable_notification,
    allow_paid_broadcast,
  }),
  editMessageText: z.strictObject({ ...editing, text: z.string(), parse_mode, link_preview_options }),
  editMessageCaption: z.strictObject({ ...editing, ...captioned }),
  editMessageReplyMarkup: z.strictObject(editing),
  editMessageMedia: z.strictObject({ ...editing, media }),
  deleteMessage: z.strictObject({ chat_id: chatId, message_id: z.number().int().positive() }),
  answerCallbackQuery: z.strictObject({
    callback_query_id: z.string().min(1),
    text: z.string().max(200).optional(),
    show_alert: z.boolean().optional(),
  }),
  getFile: z.strictObject({ file_id: z.string().min(1) }),
  setMyCommands: z.strictObject({ commands: z.array(command).max(100), scope, language_code }),
  getMyCommands: z.strictObject({ scope, language_code }),
  deleteMyCommands: z.strictObject({ scope, language_code }),
} as const;

export type Method = keyof typeof FORMS;
export type Fields<M extends Method> = z.output<(typeof FORMS)[M]>;

export const isMethod = (name: string): name is Method => Object.hasOwn(FORMS, name);

/** The parameters, checked. Refuses with the first thing that is wrong. */
export function checkForm<M extends Method>(method: M, fields: unknown): Fields<M> {
  if (!isWellFormed(fields)) throw badForm('strings must be encoded in UTF-8');
  const checked = FORMS[method].safeParse(fields);
  if (checked.success) return checked.data as Fields<M>;
  const [issue] = checked.error.issues;
  throw badForm(`${method}: parameter "${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'wrong'}`);
}
