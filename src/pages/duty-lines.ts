import type { Say } from '../chat/index.ts';
import type { Turn, UnitFigures } from '../turn/index.ts';

/**
 * What the plan asks of a unit. A tick only says that an activity of a fitting category was logged: whether the duty is fulfilled is for the
 * unit to judge, so the words are "đã có hoạt động", never "hoàn thành".
 */
export function dutyLines(turn: Turn, figures: UnitFigures): Say {
  const { duties } = turn.campaign.plan;
  if (duties.length === 0) return { key: 'office:duties.none' };
  return {
    join: duties.map((duty): Say => {
      const logged = duty.categories.reduce((sum, code) => sum + (figures.byCategory[code] ?? 0), 0);
      return {
        join: [
          { key: logged > 0 ? 'office:duties.ticked' : 'office:duties.open', with: { text: { local: duty.text } } },
          logged > 0 && { key: 'office:duties.logged', with: { count: logged } },
          !duty.required && { key: 'office:duties.encouraged' },
          duty.due !== undefined && { key: 'office:duties.due', with: { day: { date: duty.due, as: 'date' } } },
        ],
        by: ' ',
      };
    }),
  };
}
