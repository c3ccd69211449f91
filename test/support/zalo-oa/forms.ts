import { z } from 'zod';
import { isWellFormed } from '../well-formed.ts';
import { badForm } from './refused.ts';

const title = z.string().min(1).max(100);
const button = z.discriminatedUnion('type', [
  z.strictObject({
    title,
    type: z.literal('oa.open.url'),
    payload: z.strictObject({ url: z.url({ protocol: /^https?$/ }) }),
  }),
  z.strictObject({ title, type: z.literal('oa.query.show'), payload: z.string().min(1).max(1000) }),
  z.strictObject({ title, type: z.literal('oa.query.hide'), payload: z.string().min(1).max(1000) }),
]);
const text = z
  .string()
  .min(1)
  .max(2000, 'longer than 2000 characters')
  .refine((given) => given === given.normalize('NFC'), 'not composed (NFC)')
  .refine((given) => given.trim() !== '', 'empty')
  .refine((given) => !/<\/?(?:b|code)>|&(?:amp|lt|gt);/.test(given), 'our markup was left in');
const recipient = z.strictObject({ user_id: z.string().regex(/^\d+$/) });

const textOnly = z.strictObject({ text, quote_message_id: z.string().optional() });
const withButtons = z.strictObject({
  text,
  attachment: z.strictObject({
    type: z.literal('template'),
    payload: z.strictObject({ buttons: z.array(button).min(1).max(5) }),
  }),
});
const image = z.strictObject({
  text: text.optional(),
  attachment: z.strictObject({
    type: z.literal('template'),
    payload: z.strictObject({
      template_type: z.literal('media'),
      elements: z.tuple([z.strictObject({ media_type: z.literal('image'), attachment_id: z.string().min(1) })]),
    }),
  }),
});
const file = z.strictObject({
  attachment: z.strictObject({ type: z.literal('file'), payload: z.strictObject({ token: z.string().min(1) }) }),
});

const message = z.strictObject({ recipient, message: z.union([textOnly, withButtons, image, file]) });
export type MessageForm = z.output<typeof message>;
export type ButtonForm = z.output<typeof button>;

/** POST /v3.0/oa/message/cs. Refuses what has not exactly the documented form. */
export const readMessageForm = (body: unknown): MessageForm => check(message, body);
/** POST /v3.0/oa/quota/message. */
export const readUserForm = (body: unknown): { readonly user_id: string } => check(recipient, body);

/** GETs carry one JSON in `data`. */
export function readData(query: URLSearchParams): { readonly user_id: string } {
  const extra = [...query.keys()].filter((key) => key !== 'data');
  if (extra.length > 0) throw badForm(`unknown parameters ${extra.join(', ')}`);
  try {
    return check(recipient, JSON.parse(query.get('data') ?? ''));
  } catch {
    throw badForm('data is not the JSON of a user_id');
  }
}

function check<T>(shape: z.ZodType<T>, body: unknown): T {
  if (!isWellFormed(body)) throw badForm('not UTF-8');
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw badForm(z.prettifyError(parsed.error).replaceAll(/\s+/g, ' ').slice(0, 300));
  return parsed.data;
}
