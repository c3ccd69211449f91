import type { Say } from './index.ts';

const KB = 1_000;
const MB = 1_000_000;
const GB = 1_000_000_000;

/** How much it is, rounded up: "12 KB", "1,2 MB", "10,2 GB", as platforms count (1 MB is a million). */
export function bytesSay(bytes: number): Say {
  const tenths = (unit: number): number => Math.ceil((bytes / unit) * 10) / 10;
  if (bytes < MB) return { key: 'jobs:size.kb', with: { n: Math.max(1, Math.ceil(bytes / KB)) } };
  return bytes < GB
    ? { key: 'jobs:size.mb', with: { n: tenths(MB) } }
    : { key: 'jobs:size.gb', with: { n: tenths(GB) } };
}
