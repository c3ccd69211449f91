/** What is seen of one unit on the board: how far its report is and its figures; by the office its logs, and what is to be done, too. */
import { figureName } from '../../campaign/figure-names.ts';
import { figuresOf } from '../../campaign/figures.ts';
import type { Unit } from '../../campaign/types.ts';
import type { Button, Buttons, Reply, Say } from '../../chat/index.ts';
import type { Amount, Turn, UnitResult } from '../../turn/index.ts';
import { leaf, leafLine, page } from '../frame.ts';
import { stateLines } from '../hand-in/state.ts';
import { lead } from '../hand-in/words.ts';
import { logList } from '../log-list.ts';
import { word as office, to as toOffice } from '../office-page.ts';
import { press } from '../photo-marks.ts';
import { wayBack } from './lists.ts';
import { amountWord, doneWord, figuresSeen, standingWord, to, word } from './words.ts';

const LINES = 16;

/** `asked`: which leaf of its logs. `from`: the list that it was opened from. */
export function unitPage(unit: Unit, asked: number, from: string, turn: Turn): Reply {
  const { code } = unit;
  const end = from === '' ? '' : `.${from}`;
  if (!turn.people.may('office')) return lookedAt(unit, end, wayBack(from, unit, turn), turn);
  const logs = logList(code, asked, (n) => `board.unit.${code}.${n}${end}`, turn);
  const result = turn.results.of(code);
  const lines = [
    { bold: { plain: unit.name } },
    ...(result ? stateLinesOf(result, turn) : []),
    logs.leaf,
    figuresSeen(turn),
  ];
  return page(
    lines,
    [...logs.rows, ...actsOf(code, end, (result?.photos.value ?? 0) > 0, turn)],
    wayBack(from, unit, turn),
  );
}

/** As a viewer sees it: how far it is and what came of it; not who wrote what. */
function lookedAt(unit: Unit, end: string, back: string, turn: Turn): Reply {
  const result = turn.results.of(unit.code);
  const lines = result
    ? [
        word('state-line', { state: standingWord(result, result.logs) }),
        isLateLine(result),
        ...outcomeLines(result, turn),
      ]
    : [];
  const figures = to('button.figures', `board.figures.${unit.code}.1${end}`);
  return page([{ bold: { plain: unit.name } }, ...lines, figuresSeen(turn)], [[figures]], back);
}

const isLateLine = ({ late }: UnitResult): Say | null =>
  late === null ? null : { key: `unit-report:state.${late ? 'late' : 'on-time'}` };

/** Its report is read, received and asked back; one that is told by telephone, or that nothing was held, is entered for it. */
function actsOf(code: string, end: string, hasPhotos: boolean, turn: Turn): Buttons {
  const album = hasPhotos ? [press('album.label', `album.${code}`)] : [];
  const sent = turn.unitReports.sent(code);
  const isNew = sent?.state === 'sent' || sent?.state === 'more';
  const answer: Button[] = sent
    ? [...(isNew ? [lead('got', `hand-in.${code}.got`)] : []), lead('ask-more', `go.ask-more.${code}`)]
    : [lead('not-held', `go.not-held.${code}`)];
  return [
    [lead('look', `hand-in.${code}`), to('button.figures', `board.figures.${code}.1${end}`), ...album],
    answer,
    [lead('phone', `go.phone-report.${code}`), toOffice('board.button.log', `go.log.unit.${code}`)],
  ];
}

function stateLinesOf(result: UnitResult, turn: Turn): readonly (Say | null | false)[] {
  const sent = turn.unitReports.sent(result.unit.code);
  return [
    ...(sent ? stateLines(sent, turn) : [word('state-line', { state: standingWord(result, result.logs) })]),
    ...outcomeLines(result, turn),
  ];
}

function outcomeLines(result: UnitResult, turn: Turn): readonly (Say | false)[] {
  const { reportedAt, notHeld, logs, lastAt } = result;
  const isNewer = reportedAt !== null && lastAt !== null && lastAt > reportedAt;
  return [
    notHeld === null && office('report.counts', { count: logs, photos: result.photos.value ?? 0 }),
    notHeld === null && word('people-total', { n: amountWord(result.total) }),
    isNewer && word('newer'),
    ...turn.results
      .targets(result.unit.code)
      .map(({ name, done, expected }) => word('target', { name, done: doneWord(done, expected) })),
  ];
}

/** All of the unit's figures: those of its report, or what its logs come to so far. */
export function unitFigures(unit: Unit, asked: number, from: string, turn: Turn): Reply {
  const { plan } = turn.campaign;
  const end = from === '' ? '' : `.${from}`;
  const back = `board.unit.${unit.code}.1${end}`;
  const result = turn.results.of(unit.code);
  if (!result) return page([word('empty')], [], back);
  const heading = word('sums-of', { name: { plain: unit.name } });
  const isOffice = turn.people.may('office');
  if (result.notHeld !== null) {
    return page([{ bold: heading }, word('not-held', { why: result.notHeld }), figuresSeen(turn)], [], back);
  }
  const line = (key: string, amount: Amount | undefined): Say[] => {
    if (!amount) return [];
    const before = result.overrides[key];
    const said = word('line', { name: figureName(plan, key), n: amountWord(amount) });
    // That nobody said it, and nothing was counted, is said once.
    const isChanged = before !== undefined && (before.counted.value !== null || amount.value !== null);
    return [isChanged ? { join: [said, overrideWord(before, isOffice)], by: ' ' } : said];
  };
  const lines = [
    ...plan.people.flatMap(({ code }) => line(`people.${code}`, result.people[code])),
    ...line('unsorted', result.unsorted),
    ...line('total', result.total),
    ...line('activities', result.activities),
    ...line('photos', result.photos),
    ...figuresOf(plan).flatMap(({ code }) => line(code, result.figures[code])),
  ];
  const shown = leaf(lines, LINES, asked, (n) => `board.figures.${unit.code}.${n}${end}`);
  const source = word(result.standing === 'reported' ? 'of-report' : 'of-logs');
  return page([{ bold: heading }, source, ...shown.items, leafLine(shown), figuresSeen(turn)], [shown.turns], back);
}

/** "(ghi nhận 120; lý do: đếm lại)". The reason was written for the office. */
const overrideWord = ({ counted, reason }: UnitResult['overrides'][string], isOffice: boolean): Say =>
  reason && isOffice
    ? word('counted-why', { n: amountWord(counted), why: reason })
    : word('counted', { n: amountWord(counted) });
