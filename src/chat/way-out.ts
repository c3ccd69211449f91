/** How a file of ours reaches somebody, by what their channel can. */
import type { Capabilities } from './index.ts';

/** file: it comes along. address: the channel names one of ours. text: a short one is said. none: not at all. */
export type WayOut = 'file' | 'address' | 'text' | 'none';

type Can = Pick<Capabilities, 'files' | 'fileBytes' | 'otherFiles'>;

const baseOf = (mime: string): string => (mime.split(';')[0] ?? '').trim().toLowerCase();

const takes = ({ files }: Can, mime: string): boolean => files.includes('*/*') || files.includes(baseOf(mime));

/** `bytes` null: not known yet. A file that is a byte too big is never tried. */
export function wayOut(can: Can, mime: string, bytes: number | null): WayOut {
  if (takes(can, mime) && (bytes === null || bytes <= (can.fileBytes ?? Number.POSITIVE_INFINITY))) return 'file';
  if (can.otherFiles === 'address') return 'address';
  return can.otherFiles === 'text' && mime.startsWith('text/') ? 'text' : 'none';
}

/** Behind an address a part may be larger than a chat takes, but not so large that a phone gives up. */
const MOST_BEHIND_ADDRESS = 500_000_000;

/** The most bytes that a part of an archive may have on its way to somebody. */
export const mostBytes = (can: Can, mime: string): number =>
  takes(can, mime) ? Math.min(can.fileBytes ?? MOST_BEHIND_ADDRESS, MOST_BEHIND_ADDRESS) : MOST_BEHIND_ADDRESS;
