import { z } from 'zod';

const id = z.union([z.string().min(1), z.number().transform(String)]);
/** What hangs on a message: a field in another form than we know counts as left out, and must not cost the message. */
const attachment = z
  .object({
    type: z.string().optional().catch(undefined),
    payload: z.record(z.string(), z.unknown()).optional().catch(undefined),
  })
  .catch({});

const shape = z.object({
  event_name: z.string(),
  app_id: id.optional(),
  oa_id: id.optional(),
  user_id: id.optional(),
  sender: z.object({ id: id.optional(), admin_id: id.optional() }).optional(),
  recipient: z.object({ id: id.optional() }).optional(),
  follower: z.object({ id: id.optional() }).optional(),
  timestamp: id.optional(),
  message: z
    .object({
      msg_id: id.optional(),
      msg_ids: z.array(id).optional(),
      text: z.string().optional(),
      attachments: z.array(attachment).optional().catch(undefined),
    })
    .optional(),
});

/** An event of the OA webhook, as far as it is used. Ids are strings: they exceed 2^53. */
export type ZaloEvent = z.output<typeof shape>;

/** No event is nested as deep: what lies deeper is not looked at. */
const DEEPEST = 12;

/**
 * The event in a body; null: it is none. A field that is `null` or an empty id counts as left out: no message is lost
 * over it.
 */
export function parseEvent(body: unknown): ZaloEvent | null {
  const parsed = shape.safeParse(withoutNulls(body, DEEPEST));
  return parsed.success ? parsed.data : null;
}

function withoutNulls(value: unknown, deep: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (deep === 0) return undefined;
  if (Array.isArray(value)) return value.filter((each) => each !== null).map((each) => withoutNulls(each, deep - 1));
  const kept = Object.entries(value).filter(([name, each]) => each !== null && !(each === '' && /_?ids?$/.test(name)));
  return Object.fromEntries(kept.map(([name, each]) => [name, withoutNulls(each, deep - 1)]));
}
