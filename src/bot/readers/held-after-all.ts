/** "À nhầm, có tổ chức 1 buổi" once "không tổ chức" was sent: its page, where the way back stands. Nothing is written by it. */
import { saysHeld } from '../../flows/held-words.ts';
import { type Intent, readAddress } from '../intent.ts';
import type { Said } from './said.ts';

const LONGEST = 100;

export function heldAfterAll({ text, turn, place }: Said): Intent | null {
  if (turn.group || text.length > LONGEST || !saysHeld(text)) return null;
  const shown = place.shown.flatMap(([, value]) => /^hand-in\.([^.]+)$/.exec(value)?.[1] ?? []);
  const unit = shown.find((each) => turn.people.may('lead', each) && turn.unitReports.sent(each)?.notHeld != null);
  return unit === undefined ? null : readAddress(`hand-in.${unit}`);
}
