import { reportDeadline } from '../campaign/report-deadline.ts';
import { unitName, unitOf } from '../campaign/unit-tree.ts';
import { FORMATS } from '../chat/document.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import type { FrozenVersion, Page, Turn } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';
import { shareOf } from './figures.ts';
import { apart, inRows, leaf, leafAt, leafLine, page } from './frame.ts';
import { changeLine } from './frozen-changes.ts';
import { onlyFor } from './office-page.ts';

const VIEWS = ['new', 'v', 'changes', 'versions'] as const;
type Asked = {
  readonly view: (typeof VIEWS)[number] | null;
  /** '': all units. */
  readonly subject: string;
  readonly number: number;
  readonly leaf: number;
};

/** Stands in an address for all units: no code of a unit is like it. */
const ALL = '_';
const AT_ONCE = 12;
/** Names of who is missing that stand in the overview. */
const MOST_MISSING = 8;

const word = (key: KeyOf<'office-report'>, values?: Extract<Say, { key: string }>['with']): Say =>
  values ? { key: `office-report:${key}`, with: values } : { key: `office-report:${key}` };
const to = (key: KeyOf<'office-report', 'button'>, value: string, values?: Extract<Say, { key: string }>['with']) => ({
  label: word(`button.${key}`, values),
  value,
});

/**
 * The office's way from "báo cáo" to the file, and a unit's lead's to the unit's: `frozen`, `.new.<of>`, `.v.<of>.<number>`,
 * `.changes.<of>.<number>.<n>`, `.versions.<of>.<n>`. <of> is a unit's code, or "_" for all.
 */
export const frozen: Page<'frozen', Asked> = {
  name: 'frozen',
  for: ['lead', 'office'],
  ways: [
    {
      for: ['office'],
      label: 'office-report:label',
      menu: { home: 2, board: 1 },
      command: { vi: 'tonghop', en: 'officereport', about: 'office-report:label' },
    },
  ],
  read([view, of = ALL, first, second]) {
    const known = VIEWS.find((each) => each === view) ?? null;
    const number = /^\d{1,6}$/.test(first ?? '') ? Number(first) : 0;
    const wanted = leafAt(known === 'versions' ? first : second);
    return { view: known, subject: of === ALL ? '' : of, number, leaf: wanted };
  },
  show(asked, turn) {
    const subject = asked.subject === '' && !turn.people.may('office') ? ownUnit(turn) : asked.subject;
    if (subject === null) return onlyFor('lead');
    if (subject !== '' && (!unitOf(turn.campaign, subject) || !turn.people.may('lead', subject)))
      return onlyFor('lead');
    switch (asked.view) {
      case 'new':
        return freeze(subject, turn);
      case 'v':
        return version(subject, asked.number, turn);
      case 'changes':
        return changes(subject, asked.number, asked.leaf, turn);
      case 'versions':
        return versions(subject, asked.leaf, turn);
      default:
        return overview(subject, turn);
    }
  },
};

/** The one unit that this person leads; null: none, or several. */
function ownUnit(turn: Turn): string | null {
  const led = new Set(turn.person.holds.flatMap(({ role, unit }) => (role === 'lead' && unit !== null ? [unit] : [])));
  return [...led][0] ?? null;
}

const address = (view: (typeof VIEWS)[number], subject: string, ...rest: readonly number[]): string =>
  ['frozen', view, subject === '' ? ALL : subject, ...rest].join('.');

const titleOf = (subject: string, turn: Turn): Say => ({
  bold: subject === '' ? word('title') : word('title-unit', { unit: { local: unitName(turn.campaign, subject) } }),
});

const moment = (at: Date): Say => ({ date: at.toISOString(), as: 'moment' });

function overview(subject: string, turn: Turn): Reply {
  const made = turn.officeReports.versions(subject);
  const [last] = made;
  const lines = [
    titleOf(subject, turn),
    ...(subject === '' ? howFar(turn) : []),
    last ? word('last', { number: last.number, at: moment(last.asOf) }) : word('none-yet'),
    last?.privacyAt && word('privacy', { at: { date: last.privacyAt.toISOString(), as: 'date' } }),
  ];
  const make = last
    ? to('freeze-again', address('new', subject), { number: last.number + 1 })
    : to('freeze', address('new', subject));
  const rows: Button[][] = [
    [{ ...make, tone: 'confirm' }],
    ...(last ? [[to('newest', address('v', subject, last.number), { number: last.number })]] : []),
    ...(made.length > 1 ? [[to('versions', address('versions', subject, 1))]] : []),
    ...(subject === '' ? [[to('board', 'board.silent.1')]] : []),
  ];
  return page(lines, rows, subject === '' ? 'board' : 'unit-report');
}

/** Shares, who is missing, and until when the body above waits. */
function howFar(turn: Turn): readonly (Say | null)[] {
  const { plan } = turn.campaign;
  const awaited = turn.results.standings().filter((each) => each.awaited);
  const reported = awaited.filter(({ standing }) => standing === 'reported');
  const onTime = reported.filter(({ late }) => late === false).length;
  const missing = awaited.filter(({ standing }) => standing !== 'reported').map(({ unit }) => unit.name);
  const more = missing.length - MOST_MISSING;
  const names: Say = {
    join: [{ plain: missing.slice(0, MOST_MISSING).join(', ') }, more > 0 && word('missing-more', { count: more })],
    by: ' ',
  };
  const due = plan.report?.upperDue;
  const upper = plan.report?.addressees[0] ?? plan.upperBody?.vi;
  const date: Say | null = due === undefined ? null : { date: due, as: 'date' };
  return [
    word('share', { share: shareOf(reported.length, awaited.length) }),
    reportDeadline(plan) && reported.length > 0
      ? word('on-time-line', { share: shareOf(onTime, awaited.length) })
      : null,
    missing.length > 0 ? word('missing', { names }) : awaited.length > 0 ? word('all-in') : null,
    date &&
      (upper === undefined ? word('upper-due-bare', { date }) : word('upper-due', { to: { plain: upper }, date })),
  ];
}

function freeze(subject: string, turn: Turn): Reply {
  const { is, version: made } = turn.officeReports.freeze(subject);
  const said = is === 'same' ? word('same', { number: made.number }) : word('made', { number: made.number });
  // A receipt: tapped again later it must not be drawn over.
  return apart(page([said, ...versionLines(made)], versionRows(made), backOf(subject)));
}

const backOf = (subject: string): string => (subject === '' ? 'frozen' : `frozen.x.${subject}`);

function version(subject: string, number: number, turn: Turn): Reply {
  const found = turn.officeReports.version(subject, number);
  if (!found) return page([word('no-version', { number })], [], backOf(subject));
  return page([{ bold: word('version', { number }) }, ...versionLines(found)], versionRows(found), backOf(subject));
}

function versionLines({ subject, number, asOf, summary, privacyAt }: FrozenVersion): readonly (Say | null)[] {
  const count = summary.changes ? summary.changes.length + summary.moreChanges : 0;
  return [
    word('as-of', { at: moment(asOf) }),
    subject === '' ? word('share', { share: shareOf(summary.reported, summary.units) }) : null,
    word(summary.logs > 0 ? 'holds' : 'holds-none', {
      logs: summary.logs,
      photos: summary.photos,
      shown: summary.shown,
    }),
    count > 0 ? word('changes-count', { before: number - 1, count }) : null,
    privacyAt && word('privacy', { at: { date: privacyAt.toISOString(), as: 'date' } }),
    word(subject === '' ? 'draft-hint' : 'draft-hint-unit'),
    word('choose'),
  ];
}

/** Each kind of file, and what is different from the version before. How large each is, is said by the page that orders it. */
function versionRows({ subject, number, summary }: FrozenVersion): Button[][] {
  const of = subject === '' ? `${number}` : `${number}.${subject}`;
  const formats = FORMATS.filter((format) => format !== 'zip' || summary.photos > 0).map(
    (format): Button => ({ label: word(`kind.${format}`), value: `report.office.${format}.${of}` }),
  );
  const isOther = summary.changes !== null && summary.changes.length > 0;
  return [...inRows(formats, 2), ...(isOther ? [[to('changes', address('changes', subject, number, 1))]] : [])];
}

function changes(subject: string, number: number, wanted: number, turn: Turn): Reply {
  const found = turn.officeReports.version(subject, number);
  const back = address('v', subject, number);
  if (!found) return page([word('no-version', { number })], [], backOf(subject));
  const { changes: all, moreChanges } = found.summary;
  if (all === null) return page([word('changes-none')], [], back);
  const shown = leaf(all, AT_ONCE, wanted, (n) => address('changes', subject, number, n));
  const lines = [
    { bold: word('changes-title', { number, before: number - 1 }) },
    ...shown.items.map((each) => changeLine(each, turn.campaign)),
    moreChanges > 0 && shown.at === shown.count ? word('changes-more', { count: moreChanges }) : null,
    leafLine(shown),
  ];
  return page(lines, [shown.turns], back);
}

function versions(subject: string, wanted: number, turn: Turn): Reply {
  const shown = leaf(turn.officeReports.versions(subject), AT_ONCE, wanted, (n) => address('versions', subject, n));
  const rows = inRows(
    shown.items.map(({ number }): Button => to('version', address('v', subject, number), { number })),
    3,
  );
  const lines = [
    titleOf(subject, turn),
    word('versions'),
    ...shown.items.map(
      ({ number, asOf }): Say => ({
        join: [word('version', { number }), word('as-of', { at: moment(asOf) })],
        by: ' · ',
      }),
    ),
    leafLine(shown),
  ];
  return page(lines, [...rows, shown.turns], backOf(subject));
}
