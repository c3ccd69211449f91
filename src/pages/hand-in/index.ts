import { unitName } from '../../campaign/unit-tree.ts';
import type { Button, Buttons, Reply, Say } from '../../chat/index.ts';
import { workUnits } from '../../chat/work-units.ts';
import type { Page, Turn, UnitReport } from '../../turn/index.ts';
import { figuresAt } from '../figures.ts';
import { apart, giving, leafAt, leafLine, leafOf, page, playing } from '../frame.ts';
import { onlyFor, to, word } from '../office-page.ts';
import { press } from '../photo-marks.ts';
import { changedLines } from './changed.ts';
import { changes } from './changes.ts';
import { reportPages } from './lines.ts';
import { mail } from './mail.ts';
import { dropNominee, figureList, nominees, partList } from './parts.ts';
import { confirmed, nilFigures, sendOrAsk, settle, settleDuty, takeSum } from './send.ts';
import { stateLines } from './state.ts';
import { lead, words } from './words.ts';

const VIEWS = [
  'edit',
  'changed',
  'state',
  'v',
  'parts',
  'figures',
  'names',
  'drop',
  'send',
  'ok',
  'did',
  'sum',
  'nil',
  'yes',
  'got',
  'changes',
  'mail',
  'off',
] as const;
type View = (typeof VIEWS)[number];
/** In an address, the one unit that the person works for. */
const MINE = 'mine';
type Asked = { readonly unit: string | undefined; readonly view: View | null; readonly parts: readonly string[] };

/**
 * A unit's report: read by whoever logs for it, sent by its lead, received by the office. `hand-in.<unit>.<n>`; on it `.edit.<n>` (the next
 * version), `.changed.<what>` (of the draft, what was changed last), `.state`, `.v.<version>.<n>`, `.parts`, `.figures.<n>`, `.names.<n>`, `.drop.<id>`, `.send`, `.ok.<check>`, `.did.<duty>.<yes|no>`, `.sum`, `.nil`,
 * `.yes.<version>`, `.got`, `.changes.<version>`, `.mail`, `.off`, `.off.yes`.
 */
export const handIn: Page<'hand-in', Asked> = {
  name: 'hand-in',
  for: ['teacher', 'lead', 'office'],
  ways: [
    { intent: null, for: ['lead'], label: 'unit-report:button.hand-in', menu: { home: 1 } },
    {
      for: ['lead', 'teacher'],
      instead: { office: 'frozen' },
    },
    {
      at: `${MINE}.state`,
      for: ['lead', 'teacher'],
      instead: { office: 'board.reported.1', viewer: 'board.reported.1' },
    },
    // Its button stands on the report alone, and is typed from anywhere.
    { at: `${MINE}.names`, for: ['lead'], label: 'unit-report:button.nominate' },
    { at: `${MINE}.changes`, for: ['lead', 'teacher'], instead: { office: 'frozen' } },
  ],
  read([unit, view, ...parts]) {
    const known = VIEWS.find((each) => each === view) ?? null;
    return {
      unit: unit === MINE ? undefined : unit,
      view: known,
      parts: known || view === undefined ? parts : [view, ...parts],
    };
  },
  show({ unit, view, parts }, turn) {
    const mine = unitsOf(turn);
    const of = unit ?? (mine.length === 1 ? mine[0] : undefined);
    if (of === undefined) return mine.length > 1 ? pickUnit(mine, turn) : withoutUnit(turn);
    if (!turn.people.may('log', of)) return onlyFor('unit');
    return SHOWS[view ?? 'read'](of, parts, turn);
  },
};

type Show = (unit: string, parts: readonly string[], turn: Turn) => Reply;

const SHOWS: Readonly<Record<View | 'read', Show>> = {
  read: (unit, [n], turn) => readNewest(unit, leafAt(n), turn),
  edit: (unit, [n], turn) => readDraft(unit, leafAt(n), turn),
  changed: (unit, [what = '', which = ''], turn) => readChanged(unit, what, which, turn),
  state: (unit, _, turn) => whereItStands(unit, turn),
  v: (unit, [version, n], turn) => readVersion(unit, Number(version), leafAt(n), turn),
  parts: (unit, _, turn) => partList(unit, turn),
  figures: (unit, [n], turn) => figureList(unit, leafAt(n), turn),
  names: (unit, [n], turn) => nominees(unit, leafAt(n), turn),
  drop: (unit, [id], turn) => dropNominee(unit, Number(id), turn),
  send: (unit, _, turn) => sendOrAsk(unit, turn),
  ok: (unit, [tag], turn) => settle(unit, tag ?? '', turn),
  did: (unit, [duty, answer], turn) => settleDuty(unit, duty ?? '', answer === 'yes', turn),
  sum: (unit, _, turn) => takeSum(unit, turn),
  nil: (unit, [answer, tag], turn) => nilFigures(unit, answer, tag, turn),
  yes: (unit, [version], turn) => confirmed(unit, Number(version), turn),
  got: (unit, _, turn) => received(unit, turn),
  changes: (unit, [version], turn) => changes(unit, version === undefined ? null : Number(version), turn),
  mail: (unit, _, turn) => mail(unit, turn),
  off: (unit, [answer], turn) => giveUp(unit, answer === 'yes', turn),
};

function unitsOf(turn: Turn): readonly string[] {
  return workUnits(turn.person.holds).filter((unit) => turn.people.may('log', unit));
}

const withoutUnit = (turn: Turn): Reply =>
  turn.people.may('office')
    ? page([word('report.office-has-board')], [[to('button.board', 'board')]])
    : onlyFor('unit');

function pickUnit(units: readonly string[], turn: Turn): Reply {
  const rows = units.map((unit) => [{ label: { local: unitName(turn.campaign, unit) }, value: `hand-in.${unit}` }]);
  return page([word('report.pick')], rows);
}

/** What was sent last, or where nothing was, the draft. */
function readNewest(unit: string, n: number, turn: Turn): Reply {
  const latest = turn.unitReports.latest(unit);
  return latest && latest.state !== 'draft' ? readSent(latest, n, turn) : readDraft(unit, n, turn);
}

function readDraft(unit: string, n: number, turn: Turn): Reply {
  const latest = turn.unitReports.latest(unit);
  const draft = turn.unitReports.draft(unit);
  const sent = turn.unitReports.sent(unit);
  const office = { local: turn.campaign.plan.organiser.short };
  const asked = sent?.state === 'more' && words('state.more', { office, remark: { plain: sent.remark ?? '' } });
  const state = [...stateLines(latest === null ? null : draft, turn), asked];
  const may = turn.people.may('lead', unit);
  return drawn(draft, n, (at) => `hand-in.${unit}.edit.${at}`, state, may ? draftButtons(unit, turn) : [], turn);
}

/** "Đã gửi chưa", "lần mấy rồi": in a few lines, and the way to the whole. */
function whereItStands(unit: string, turn: Turn): Reply {
  const sent = turn.unitReports.sent(unit);
  const draft = turn.unitReports.latest(unit)?.state === 'draft' ? turn.unitReports.draft(unit) : null;
  const count = turn.unitReports.versions(unit).filter(({ state }) => state !== 'draft').length;
  const lines = [
    { bold: words('title', { unit: { local: unitName(turn.campaign, unit) } }) },
    ...(sent ? stateLines(sent, turn) : [words('state.unsent'), ...stateLines(null, turn).slice(1)]),
    count > 1 && words('state.versions', { count }),
    ...(sent && draft ? stateLines(draft, turn) : []),
  ];
  const at = `hand-in.${unit}`;
  const more = count > 1 ? [lead('changes', `${at}.changes`)] : [];
  const send = turn.people.may('lead', unit) && !sent ? [lead('send', `${at}.send`)] : [];
  return page(lines, [[lead('look', at), ...more], send], 'home');
}

/** After a change: what it came to, and the way to the whole. */
function readChanged(unit: string, what: string, which: string, turn: Turn): Reply {
  const draft = turn.unitReports.draft(unit);
  const lines = changedLines(draft, what, which, turn);
  if (lines.length === 0) return readDraft(unit, 1, turn);
  const may = turn.people.may('lead', unit);
  const whole = [lead('whole', `hand-in.${unit}.edit`)];
  return page([...lines], [whole, ...(may ? draftButtons(unit, turn) : [])], `hand-in.${unit}.edit`);
}

function draftButtons(unit: string, turn: Turn): Buttons {
  const at = `hand-in.${unit}`;
  const sent = turn.unitReports.sent(unit);
  const isOffered = sent === null;
  const isBegun = turn.unitReports.latest(unit)?.state === 'draft';
  const send: Button = { ...lead('send', `${at}.send`), tone: 'confirm' };
  return [
    [send, lead('edit', `${at}.parts`)],
    [lead('words', `go.report-words.${unit}`), lead('nominate', `${at}.names`)],
    [
      lead('web', `web.bao-cao.${unit}`),
      press('album.label', `album.${unit}`),
      ...(sent ? [lead('version', `${at}.v.${sent.version}`, { n: sent.version })] : []),
    ],
    sent && isBegun ? [giving(lead('give-up', `${at}.off`))] : [],
    [
      ...(isOffered ? [lead('not-held', `go.not-held.${unit}`)] : []),
      ...(turn.people.may('office') ? [lead('phone', `go.phone-report.${unit}`)] : []),
    ],
  ];
}

function readVersion(unit: string, version: number, n: number, turn: Turn): Reply {
  const found = turn.unitReports.versions(unit).find((each) => each.version === version);
  return found ? readSent(found, n, turn) : readNewest(unit, 1, turn);
}

function readSent(report: UnitReport, n: number, turn: Turn): Reply {
  const { unit, version } = report;
  const value = (at: number): string => `hand-in.${unit}.v.${version}.${at}`;
  return drawn(report, n, value, stateLines(report, turn), sentButtons(report, turn), turn);
}

function sentButtons({ unit, version, state, notHeld }: UnitReport, turn: Turn): Buttons {
  const at = `hand-in.${unit}`;
  const isNewest = turn.unitReports.sent(unit)?.version === version;
  const isOffice = turn.people.may('office');
  const rows: Button[][] = [];
  if (isNewest && isOffice) {
    const got = state === 'sent' || state === 'more' ? [lead('got', `${at}.got`)] : [];
    rows.push([...got, lead('ask-more', `go.ask-more.${unit}`)], [lead('phone', `go.phone-report.${unit}`)]);
  }
  if (isNewest && turn.people.may('lead', unit)) {
    rows.push([lead(notHeld === null ? 'correct' : 'after-all', `${at}.edit`), lead('mail', `${at}.mail`)]);
  }
  if (turn.people.may('lead', unit))
    rows.push([
      { label: { key: 'office-report:button.files' }, value: `frozen.new.${unit}` },
      lead('web', `web.bao-cao.${unit}`),
    ]);
  const before = version > 1 ? [lead('changes', `${at}.changes.${version}`)] : [];
  const older = version > 1 ? [lead('version', `${at}.v.${version - 1}`, { n: version - 1 })] : [];
  const newest = isNewest ? [] : [lead('newest', at)];
  return [...rows, [...before, ...older, ...newest]];
}

/** A page of the report with what can be done with it. A report on nothing held has nothing but its state. */
function drawn(
  report: UnitReport,
  n: number,
  value: (n: number) => string,
  state: readonly (Say | null | false)[],
  buttons: Buttons,
  turn: Turn,
): Reply {
  const name = { bold: words('title', { unit: { local: unitName(turn.campaign, report.unit) } }) };
  const isDraft = report.state === 'draft';
  const leaf = leafOf(report.notHeld === null ? reportPages(report, turn) : [[]], n, value);
  const turns = leaf.turns.map((each, i) =>
    i === leaf.turns.length - 1 && leaf.at < leaf.count ? { ...each, label: words('button.on') } : each,
  );
  const above = leaf.at === 1 ? [name, ...state, isDraft && figuresAt(turn)] : [name];
  const back = turn.people.may('office') ? `board.unit.${report.unit}` : `unit-report.${report.unit}`;
  return page([...above, { plain: '' }, ...leaf.items, leafLine(leaf)], [turns, ...buttons], back);
}

/** A correction that was begun goes; what was sent stays. */
function giveUp(unit: string, isYes: boolean, turn: Turn): Reply {
  const at = `hand-in.${unit}`;
  if (isYes) {
    turn.unitReports.dropDraft(unit);
    return readNewest(unit, 1, turn);
  }
  const yes = giving(playing('agree', lead('give-up-yes', `${at}.off.yes`)));
  return apart(page([words('give-up.ask')], [[yes]], `${at}.edit`));
}

function received(unit: string, turn: Turn): Reply {
  const report = turn.unitReports.receive(unit);
  if (!report) return readNewest(unit, 1, turn);
  const at = `hand-in.${unit}`;
  const lines = [{ bold: { local: unitName(turn.campaign, unit) } }, ...stateLines(report, turn)];
  return apart(page(lines, [[lead('look', at), playing('back', to('button.board', 'board'))]]));
}
