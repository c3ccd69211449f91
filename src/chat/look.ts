/**
 * How a picture looks: its greys in 16 x 16 fields. A messenger that packs it anew or makes it smaller moves no field by more than 3 of 255
 * (measured: 1280 to 720 px, quality 87 to 50, twice); another picture of the same scene, taken a moment later, moves some by 7 and more. A
 * difference hash of 64 or 128 bits can't tell these two apart (0 to 10 bits against 1 to 14).
 */
export const LOOK_SIDE = 16;
const MOST_APART = 5;
/** A wall, a dark room: where nothing is to be seen, all look alike. */
const FLAT = 24;

/** From its greys, row by row; null: there is too little to see to compare it. */
export function lookOf(greys: Uint8Array): string | null {
  const [least, most] = [Math.min(...greys), Math.max(...greys)];
  return greys.length !== LOOK_SIDE ** 2 || most - least < FLAT ? null : Buffer.from(greys).toString('base64');
}

/** Whether both are the same picture, as far as anybody sees. */
export function looksAlike(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, 'base64'), Buffer.from(other, 'base64')];
  return a.length === b.length && a.length > 0 && a.every((grey, at) => Math.abs(grey - (b[at] ?? 0)) <= MOST_APART);
}
