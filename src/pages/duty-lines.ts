import type { Duty } from '../campaign/types.ts';
import type { Say } from '../chat/index.ts';
import type { Turn, UnitFigures } from '../turn/index.ts';
import { word } from './office-page.ts';

/**
 * What the plan asks of a unit. A tick only says that an activity of a fitting category was logged: whether the duty is fulfilled is for the
 * unit to judge, so the words are "đã có hoạt động", never "hoàn thành".
 */
export function dutyLines(turn: Turn, figures: UnitFigures): Say {
  const { duties } = turn.campaign.plan;
  if (duties.length === 0) return word('duties.none');
  return {
    join: duties.map((duty): Say => {
      const logged = duty.categories.reduce((sum, code) => sum + (figures.byCategory[code] ?? 0), 0);
      return {
        join: [
          word(`duties.${markOf(duty, logged)}`, { text: { local: duty.text } }),
          logged > 0 && word('duties.logged', { count: logged }),
          !duty.required && word('duties.encouraged'),
          duty.due !== undefined && word('duties.due', { day: { date: duty.due, as: 'date' } }),
        ],
        by: ' ',
      };
    }),
  };
}

/** A duty that no activity can show (sending the results in) has no box to tick. */
function markOf(duty: Duty, logged: number): 'ticked' | 'open' | 'plain' {
  if (duty.categories.length === 0) return 'plain';
  return logged > 0 ? 'ticked' : 'open';
}
