/** What a change of a report's draft came to, in a few lines. */
import { changeableFigures } from '../../campaign/figure-names.ts';
import { partsOf } from '../../campaign/report-outline.ts';
import { shorten } from '../../chat/cut.ts';
import type { Say } from '../../chat/index.ts';
import type { Turn, UnitReport } from '../../turn/index.ts';
import { figureLine } from './lines.ts';
import { stateLines } from './state.ts';
import { words } from './words.ts';

const LONGEST = 700;

/** `figure.<place in the list>`, `part.<part>`, `words` (all that is asked in so many words). None: nothing of that name is there. */
export function changedLines(
  draft: UnitReport,
  what: string,
  which: string,
  turn: Turn,
): readonly (Say | null | false)[] {
  const lines = what === 'figure' ? ofFigure(draft, which, turn) : ofParts(draft, what, which, turn);
  return lines.length === 0 ? [] : [...stateLines(draft, turn).slice(0, 1), { plain: '' }, ...lines];
}

function ofFigure(draft: UnitReport, which: string, turn: Turn): readonly Say[] {
  const key = /^\d{1,3}$/.test(which) ? changeableFigures(turn.campaign.plan)[Number(which)] : undefined;
  if (key === undefined) return [];
  const total = figureLine(draft, 'total', turn);
  return key === 'total' ? [total] : [figureLine(draft, key, turn), total];
}

function ofParts(draft: UnitReport, what: string, which: string, turn: Turn): readonly Say[] {
  const written = turn.unitReports.written(draft);
  return partsOf(turn.campaign)
    .filter(({ code, source }) => (what === 'words' ? source === 'words' : what === 'part' && code === which))
    .flatMap(({ code, title }): Say[] => {
      const text = written[code] ?? '';
      const told: Say = text === '' ? words('part.empty') : { plain: shorten(text, LONGEST) };
      return [{ bold: { local: title } }, told];
    });
}
