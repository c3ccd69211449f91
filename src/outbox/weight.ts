import type { Capabilities, Reply } from '../chat/index.ts';
import { toPlain } from '../chat/markup.ts';

const CAPTION = 1024;

/** How many messages the platform will count for one reply: an album's pictures, the pieces of a long text. At least 1. */
export function weigh(reply: Reply<string>, can: Capabilities): number {
  // Markup only makes it longer, so most texts need no second look.
  const length = reply.text.length <= can.textLimit ? reply.text.length : toPlain(reply.text).length;
  const pieces = Math.max(1, Math.ceil(length / can.textLimit));
  const media = [...(reply.images ?? []), reply.image ?? reply.drawn, reply.file].filter(
    (each) => each !== undefined,
  ).length;
  if (can.mediaApart) return media + (length === 0 && media > 0 ? 0 : pieces);
  const caption = (reply.image || reply.drawn || reply.file) && length > CAPTION ? 1 : 0;
  return pieces + caption + (reply.images?.length ?? 0);
}
