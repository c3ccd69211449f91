/** From the draft to the receipt: what has to be looked at, the last yes, what was sent. */
import { createHash } from 'node:crypto';
import { changeableFigures, figureName } from '../../campaign/figure-names.ts';
import { unitName } from '../../campaign/unit-tree.ts';
import type { Button, Buttons, Reply, Say } from '../../chat/index.ts';
import { NotAllowed, type ReportCheck, type Turn, type UnitReport } from '../../turn/index.ts';
import { apart, page, playing } from '../frame.ts';
import { figureLines } from './lines.ts';
import { senderOf } from './state.ts';
import { lead, moment, words } from './words.ts';

/** The first check that is open, or what is to be confirmed. */
export function sendOrAsk(unit: string, turn: Turn): Reply {
  const checks = turn.unitReports.checks(unit);
  const open = checks.filter((each) => !each.isSettled);
  const [first] = open;
  return first ? ask(unit, first, open.length, turn) : confirm(unit, checks, turn);
}

function ask(unit: string, check: ReportCheck, count: number, turn: Turn): Reply {
  const lines = [{ bold: words('check.title') }, check.text, count > 1 && words('check.more', { count: count - 1 })];
  return page(lines, checkButtons(unit, check, turn), `hand-in.${unit}.edit`);
}

function checkButtons(unit: string, check: ReportCheck, turn: Turn): Buttons {
  const at = `hand-in.${unit}`;
  const index = changeableFigures(turn.campaign.plan).indexOf(check.figure ?? '');
  const mend = index < 0 ? [] : [lead('mend', `go.report-figure.${unit}.${index}`)];
  if (check.kind === 'stop') return [[lead('take-sum', `${at}.sum`), ...mend]];
  if (check.kind === 'duty') {
    const did = playing('agree', lead('did', `${at}.did.${check.of}.yes`));
    return [
      [did, playing('decline', lead('did-not', `${at}.did.${check.of}.no`))],
      [lead('log', `go.log.unit.${unit}`)],
    ];
  }
  const ok = `${at}.ok.${check.tag}`;
  if (check.key === 'words') return [[lead('words', `go.report-words.${unit}`), lead('without', ok)]];
  const yes = playing('agree', lead('right', ok));
  const note = lead('note', `go.report-note.${unit}.${check.tag}`);
  if (check.key === 'empty')
    return [[yes], [lead('log', `go.log.unit.${unit}`), lead('not-held', `go.not-held.${unit}`)]];
  return [[yes, note], check.key === 'about' ? [lead('figures', `${at}.figures.1`)] : mend];
}

function confirm(unit: string, checks: readonly ReportCheck[], turn: Turn): Reply {
  const draft = turn.unitReports.draft(unit);
  const { report } = turn.campaign.plan;
  const lines = [
    { bold: words('confirm.title', { unit: { local: unitName(turn.campaign, unit) }, version: draft.version }) },
    report && words('confirm.to', { to: { local: report.to } }),
    ...figureLines(draft, turn),
    ...checks.filter(({ kind }) => kind === 'tell').map(({ text }) => words('check.told', { text })),
    ...answered(checks, draft),
  ];
  const yes: Button = { ...playing('agree', lead('confirm', `hand-in.${unit}.yes.${draft.version}`)), tone: 'confirm' };
  const { unsaid, none } = turn.unitReports.unsaid(unit);
  const nil = unsaid.length + none.length > 0 ? [lead('nil', `hand-in.${unit}.nil`)] : [];
  return page(lines, [[yes], nil], `hand-in.${unit}.edit`);
}

/**
 * Which figures nobody said: they stay empty, unless the lead says that there was none of them. `tag` names what was shown, so that a yes is
 * a yes to these alone.
 */
export function nilFigures(unit: string, answer: string | undefined, tag: string | undefined, turn: Turn): Reply {
  mustLead(unit, turn);
  const { unsaid, none } = turn.unitReports.unsaid(unit);
  if (answer === 'yes' && tag === tagOf(unsaid)) {
    turn.unitReports.change(unit, (content) => ({ none: [...new Set([...content.none, ...unsaid])] }));
    return sendOrAsk(unit, turn);
  }
  if (answer === 'no') {
    turn.unitReports.change(unit, () => ({ none: [] }));
    return sendOrAsk(unit, turn);
  }
  if (unsaid.length + none.length === 0) return sendOrAsk(unit, turn);
  const at = `hand-in.${unit}`;
  const names = (keys: readonly string[]): readonly Say[] =>
    keys.map((key) => words('figures.one', { name: figureName(turn.campaign.plan, key) }));
  const lines = [
    ...(unsaid.length > 0 ? [{ bold: words('nil.title') }, ...names(unsaid), words('nil.how')] : []),
    ...(none.length > 0 ? [{ bold: words('nil.said') }, ...names(none)] : []),
  ];
  const rows: Buttons = [
    unsaid.length > 0 ? [playing('agree', lead('nil-yes', `${at}.nil.yes.${tagOf(unsaid)}`))] : [],
    none.length > 0 ? [lead('nil-no', `${at}.nil.no`)] : [],
    [lead('figures', `${at}.figures.1`)],
  ];
  return page(lines, rows, `${at}.send`);
}

/** Six letters of a hash of the keys. */
const tagOf = (keys: readonly string[]): string =>
  createHash('sha256').update(keys.join(' ')).digest('hex').slice(0, 6);

/** Notes on what was odd. */
const answered = (checks: readonly ReportCheck[], { content }: UnitReport): readonly Say[] =>
  checks.flatMap(({ key }) => {
    const note = content.notes[key]?.note ?? '';
    return note === '' ? [] : [words('check.noted', { note: { plain: note } })];
  });

const mustLead = (unit: string, turn: Turn): void => {
  if (!turn.people.may('lead', unit)) throw new NotAllowed('report');
};

/** "It is right as it is": a check that is open no longer, or that is about other figures by now, is asked anew. */
export function settle(unit: string, tag: string, turn: Turn): Reply {
  mustLead(unit, turn);
  const check = turn.unitReports.checks(unit).find((each) => each.kind === 'ask' && each.tag === tag);
  if (check) {
    const { key, of } = check;
    turn.unitReports.change(unit, ({ notes }) => ({
      notes: { ...notes, [key]: { of, note: notes[key]?.note ?? '' } },
    }));
  }
  return sendOrAsk(unit, turn);
}

export function settleDuty(unit: string, duty: string, isDone: boolean, turn: Turn): Reply {
  mustLead(unit, turn);
  if (turn.campaign.plan.duties.some(({ code }) => code === duty)) {
    turn.unitReports.change(unit, ({ duties }) => ({ duties: { ...duties, [duty]: isDone } }));
  }
  return sendOrAsk(unit, turn);
}

/** The total is what its groups come to. */
export function takeSum(unit: string, turn: Turn): Reply {
  turn.unitReports.change(unit, ({ overrides }) => ({
    overrides: Object.fromEntries(Object.entries(overrides).filter(([key]) => key !== 'total')),
  }));
  return sendOrAsk(unit, turn);
}

/** The last yes. A second tap on it, and one that comes after another lead has sent it, finds it sent. */
export function confirmed(unit: string, version: number, turn: Turn): Reply {
  mustLead(unit, turn);
  const sent = turn.unitReports.sent(unit);
  // Something else was sent meanwhile, by telephone: what the lead was about to send has another number now.
  const isBegun = turn.unitReports.latest(unit)?.state === 'draft';
  if (sent && sent.version >= version) return isBegun ? sendOrAsk(unit, turn) : receipt(sent, false, turn);
  const sending = turn.unitReports.send(unit);
  if (sending.is === 'open') return sendOrAsk(unit, turn);
  return sending.is === 'same' ? unchanged(sending.report, turn) : receipt(sending.report, true, turn);
}

const unchanged = ({ unit, version }: UnitReport, turn: Turn): Reply => {
  const at = `hand-in.${unit}`;
  return page(
    [words('same', { version })],
    [[lead('edit', `${at}.parts`), lead('log', `go.log.unit.${unit}`)]],
    turn.people.may('lead', unit) ? at : 'home',
  );
};

/** What was sent, when, by whom, and with which photos. */
export function receipt(report: UnitReport, isNew: boolean, turn: Turn): Reply {
  const { unit, version } = report;
  const at = `hand-in.${unit}`;
  const name: Say = { local: unitName(turn.campaign, unit) };
  const photos = report.content.logs.filter((log) => log.photos > 0);
  const values = { unit: name, version, at: moment(report.sentAt ?? report.changedAt), who: senderOf(report) };
  const lines: (Say | null | false)[] = [
    { bold: words(isNew ? 'receipt.title' : 'receipt.before', values) },
    words('receipt.by', values),
    words(report.late ? 'state.late' : 'state.on-time'),
    ...(report.notHeld === null
      ? figureLines(report, turn)
      : [words('state.not-held', { reason: { plain: report.notHeld } })]),
    photos.length > 0 && words('receipt.photos', { list: { join: photos.map(photoLine), by: '; ' } }),
    words('receipt.next', { office: { local: turn.campaign.plan.organiser.short } }),
  ];
  return apart(page(lines, [[lead('look', at), lead('mail', `${at}.mail`)]], `unit-report.${unit}`));
}

const photoLine = ({ code, photos }: UnitReport['content']['logs'][number]): Say =>
  words('receipt.photos-of', { code, count: photos });
