import { z } from 'zod';

const id = z.union([z.string().min(1), z.number().transform(String)]);
const attachment = z.object({ type: z.string().optional(), payload: z.record(z.string(), z.unknown()).optional() });

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
      attachments: z.array(attachment).optional(),
    })
    .optional(),
});

/** An event of the OA webhook, as far as it is used. Ids are strings: they exceed 2^53. */
export type ZaloEvent = z.output<typeof shape>;

/** The event in a body; null: it is none. */
export function parseEvent(body: unknown): ZaloEvent | null {
  const parsed = shape.safeParse(body);
  return parsed.success ? parsed.data : null;
}
