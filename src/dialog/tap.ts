/**
 * What a flow's button sends back: `~flow~run~step~value`, at most 44 bytes. The run tells a button of this conversation from one
 * of an earlier, so that an old tap never writes.
 */
export type Tap = { readonly flow: string; readonly run: string; readonly step: string; readonly value: string };

const SHAPE = /^~([a-z0-9-]+)~([a-z0-9]+)~([A-Za-z0-9-]+)~([A-Za-z0-9._~-]*)$/;

/** The parts of a flow's button; null for anything else, forged or foreign. */
export function readTap(choice: string): Tap | null {
  const [, flow, run, step, value] = SHAPE.exec(choice) ?? [];
  if (flow === undefined || run === undefined || step === undefined || value === undefined) return null;
  return { flow, run, step, value };
}

export const writeTap = (tap: Tap): string => `~${tap.flow}~${tap.run}~${tap.step}~${tap.value}`;

/** Three characters out of a seed (FNV-1a): the same seed gives the same run, another one another, 46655 times of 46656. */
export function runFrom(seed: string): string {
  let hash = 0x811c9dc5;
  for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash % 46_656).toString(36).padStart(3, '0');
}
