/** What a viewer is invited to look at: a commune with all that lies in it, or everything. */
import { communes, isCommune, unitName, unitOf } from '../../campaign/unit-tree.ts';
import { fold } from '../../chat/fold.ts';
import type { Button, Message, Reply, Say } from '../../chat/index.ts';
import type { Parsed } from '../../dialog/flow.ts';
import type { Turn } from '../../turn/index.ts';
import { choice, word } from '../office-word.ts';
import { findUnits, unitButtons } from '../unit-search.ts';

/** The answer that stands for everything; anything else is a commune's code. */
const EVERYTHING = '.all';
/** How it is typed; its button's label is known to the dialogue. */
const TYPED = new Set(['tat ca', 'toan bo', 'tat ca cac xa', 'tat ca don vi', 'toan huyen', 'all', 'everything']);

export const askArea = (
  turn: Turn,
  paired: (rows: readonly (readonly Button[])[]) => readonly (readonly Button[])[],
): Reply => ({
  text: word('invite.ask.area'),
  buttons: [[choice('invite.area-all', EVERYTHING)], ...paired(unitButtons(communes(turn.campaign), turn.campaign))],
});

/** A forged value names no commune that there is, and gives nothing to look at. */
export function readArea({ choice: chosen, text = '' }: Message, turn: Turn): Parsed<string> {
  const no: Parsed<string> = { ok: false, because: word('invite.not.area') };
  if (chosen === EVERYTHING || (chosen === undefined && TYPED.has(fold(text.slice(0, 80)).trim())))
    return { ok: true, value: EVERYTHING };
  if (chosen !== undefined) {
    const commune = unitOf(turn.campaign, chosen);
    return commune && isCommune(turn.campaign, commune) ? { ok: true, value: commune.code } : no;
  }
  const found = findUnits(text, communes(turn.campaign), turn.campaign);
  if (found.kind === 'none') return no;
  if (found.kind === 'one') return { ok: true, value: found.unit.code };
  return {
    ok: true,
    deeper: true,
    more: { text: word('invite.which-unit'), buttons: unitButtons(found.units, turn.campaign) },
  };
}

/** The code to invite for; null: everything. */
export const areaOf = (area: string): string | null => (area === EVERYTHING ? null : area);

export const areaName = (area: string, turn: Turn): Say =>
  area === EVERYTHING ? word('invite.area-all') : { local: unitName(turn.campaign, area) };
