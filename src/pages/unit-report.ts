import { unitName } from '../campaign/unit-tree.ts';
import type { Reply, Say } from '../chat/index.ts';
import { workUnits } from '../chat/work-units.ts';
import type { Page, Turn } from '../turn/index.ts';
import { deadlineLine } from './deadline-line.ts';
import { dutyLines } from './duty-lines.ts';
import { figuresAt, totalsLines } from './figures.ts';
import { leafAt, page } from './frame.ts';
import { stateLines } from './hand-in/state.ts';
import { lead } from './hand-in/words.ts';
import { logList } from './log-list.ts';
import { onlyFor, to, word } from './office-page.ts';
import { press } from './photo-marks.ts';

const VIEWS = ['list', 'totals', 'duties'] as const;
type Asked = {
  readonly unit: string | undefined;
  readonly view: (typeof VIEWS)[number] | null;
  readonly leaf: number;
};

/**
 * What a teacher or a lead sees of the own unit: its logs, totals, the deadline, what the plan asks for.
 * `unit-report.<unit>`, `.list.<n>`, `.totals`, `.duties`.
 */
export const unitReport: Page<'unit-report', Asked> = {
  name: 'unit-report',
  for: ['teacher', 'lead', 'office'],
  ways: [
    {
      for: ['teacher', 'lead'],
      label: 'pages:button.unit-report',
      menu: { home: 1 },
    },
  ],
  read: ([unit, view, part]) => ({ unit, view: VIEWS.find((each) => each === view) ?? null, leaf: leafAt(part) }),
  show({ unit, view, leaf }, turn) {
    const mine = unitsOf(turn);
    const chosen = unit ?? (mine.length === 1 ? mine[0] : undefined);
    if (chosen === undefined) return mine.length > 1 ? pickUnit(mine, turn) : withoutUnit(turn);
    if (!turn.people.may('log', chosen)) return onlyFor('unit');
    if (view === 'list') return list(chosen, leaf, turn);
    if (view === 'totals') return totals(chosen, turn);
    if (view === 'duties') return duties(chosen, turn);
    return overview(chosen, turn);
  },
};

function unitsOf(turn: Turn): readonly string[] {
  return workUnits(turn.person.holds).filter((unit) => turn.people.may('log', unit));
}

function withoutUnit(turn: Turn): Reply {
  if (!turn.people.may('office')) return onlyFor('unit');
  return page([word('report.office-has-board')], [[to('button.board', 'board')]]);
}

function pickUnit(units: readonly string[], turn: Turn): Reply {
  const rows = units.map((unit) => [{ label: { local: unitName(turn.campaign, unit) }, value: `unit-report.${unit}` }]);
  return page([word('report.pick')], rows);
}

const title = (unit: string, turn: Turn): Say => ({ bold: { local: unitName(turn.campaign, unit) } });

function overview(unit: string, turn: Turn): Reply {
  const figures = turn.activities.figures(unit);
  const sent = turn.unitReports.sent(unit);
  const isOneOfSeveral = unitsOf(turn).length > 1;
  const lines = [
    title(unit, turn),
    word('report.counts', { count: figures.activities, photos: figures.photos }),
    sent ? { join: stateLines(sent, turn) } : deadlineLine(turn),
    figuresAt(turn),
  ];
  const view = (name: 'list' | 'totals' | 'duties') => to(`report.button.${name}`, `unit-report.${unit}.${name}`);
  const roles = turn.people.may('lead', unit) ? [to('button.roles', 'roles')] : [];
  const report = turn.people.may('lead', unit) ? lead('hand-in', `hand-in.${unit}`) : lead('look', `hand-in.${unit}`);
  const photos = turn.people.may('lead', unit) && figures.photos > 0 ? [press('album.label', `album.${unit}`)] : [];
  const rows = [
    [report],
    [view('list'), view('totals')],
    [view('duties'), ...photos],
    [to('button.log', isOneOfSeveral ? `go.log.unit.${unit}` : 'go.log'), ...roles],
  ];
  return page(lines, rows, isOneOfSeveral ? 'unit-report' : undefined);
}

function list(unit: string, wanted: number, turn: Turn): Reply {
  const logs = logList(unit, wanted, (n) => `unit-report.${unit}.list.${n}`, turn);
  return page([title(unit, turn), logs.line, figuresAt(turn)], logs.rows, `unit-report.${unit}`);
}

function totals(unit: string, turn: Turn): Reply {
  const figures = totalsLines(turn.activities.figures(unit), turn.campaign);
  const lines = [
    title(unit, turn),
    word('report.by-category'),
    figures.categories,
    word('report.by-people'),
    figures.people,
    figuresAt(turn),
  ];
  return page(lines, [], turn.people.may('office') ? `board.unit.${unit}` : `unit-report.${unit}`);
}

function duties(unit: string, turn: Turn): Reply {
  const lines = [
    title(unit, turn),
    word('duties.title'),
    dutyLines(turn, turn.activities.figures(unit)),
    deadlineLine(turn),
    figuresAt(turn),
  ];
  return page(lines, [], `unit-report.${unit}`);
}
