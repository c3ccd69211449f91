/** What of a report can be changed: its figures, its parts, whom the unit proposes. */

import { figureAt } from '../../campaign/figure-keys.ts';
import { changeableFigures, figureName } from '../../campaign/figure-names.ts';
import { partsOf } from '../../campaign/report-outline.ts';
import type { Button, Reply } from '../../chat/index.ts';
import { sayAmount } from '../../dialog/counts/amount.ts';
import { NotAllowed, type Turn } from '../../turn/index.ts';
import { cut, giving, inRows, leaf, leafLine, page } from '../frame.ts';
import { nomineeInList } from './lines.ts';
import { lead, words } from './words.ts';

const SIZE = 8;

const needLead = (unit: string, turn: Turn): void => {
  if (!turn.people.may('lead', unit)) throw new NotAllowed('report');
};

/** The parts, each a button that leads to its change. */
export function partList(unit: string, turn: Turn): Reply {
  needLead(unit, turn);
  const at = `hand-in.${unit}`;
  const parts = partsOf(turn.campaign)
    .filter(({ source }) => source !== 'nominations')
    .map((part): Button => ({ label: cut(part.title, 40), value: `go.report-part.${unit}.${part.code}` }));
  const rows = [[lead('figures', `${at}.figures.1`), lead('nominate', `${at}.names`)], ...inRows(parts)];
  return { ...page([{ bold: words('parts.title') }, words('parts.how')], rows, `${at}.edit`), whole: true };
}

/** The figures that may be given in another way than they were counted. */
export function figureList(unit: string, wanted: number, turn: Turn): Reply {
  needLead(unit, turn);
  const at = `hand-in.${unit}`;
  const { figures } = turn.unitReports.draft(unit);
  const all = changeableFigures(turn.campaign.plan).map((key, index) => ({ key, index }));
  const shown = leaf(all, SIZE, wanted, (n) => `${at}.figures.${n}`);
  const rows = shown.items.map(({ key, index }): Button[] => [
    {
      label: words('figures.line', { name: figureName(turn.campaign.plan, key), n: sayAmount(figureAt(figures, key)) }),
      value: `go.report-figure.${unit}.${index}`,
    },
  ]);
  const lines = [{ bold: words('figures.title') }, words('figures.how'), leafLine(shown)];
  return page(lines, [...rows, shown.turns], `${at}.parts`);
}

/** Whom the unit proposes, the newest first; each can be taken back. */
export function nominees(unit: string, wanted: number, turn: Turn): Reply {
  needLead(unit, turn);
  const all = turn.unitReports.nominations(unit).toReversed();
  const shown = leaf(all, SIZE, wanted, (n) => `hand-in.${unit}.names.${n}`);
  const lines = [
    { bold: words('nominee.title') },
    ...(all.length > 0 ? shown.items.map(nomineeInList) : [words('nominee.none')]),
    leafLine(shown),
  ];
  const drops = shown.items.map(({ id, name }): Button[] => [
    giving(lead('drop', `hand-in.${unit}.drop.${id}`, { name: cut({ vi: name }, 30) })),
  ]);
  return page(
    [...lines, words('nominee.consent')],
    [[lead('propose', `go.nominate.${unit}`)], ...drops, shown.turns],
    `hand-in.${unit}.edit`,
  );
}

export function dropNominee(unit: string, id: number, turn: Turn): Reply {
  // A second tap finds it gone.
  if (turn.unitReports.nominations(unit).some((each) => each.id === id)) turn.unitReports.takeBack(unit, id);
  return nominees(unit, 1, turn);
}
