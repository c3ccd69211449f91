import type { Button, Reply, Say } from '../chat/index.ts';
import { sayDays } from '../dialog/echo.ts';
import { type Activity, type ActivityVersion, LOG_LINES, NotAllowed, type Page, type Turn } from '../turn/index.ts';
import { activityLines, withdrawnLine } from './activity-lines.ts';
import { apart, giving, page, playing } from './frame.ts';
import { photoOf, photosOf } from './log-photos.ts';
import { to, word } from './office-page.ts';

const ACTS = ['photos', 'photo', 'history', 'restore', 'withdraw'] as const;
type Asked = { readonly code: string; readonly act: (typeof ACTS)[number] | null; readonly more: readonly string[] };

/**
 * One activity: `log.<code>`, and on it `.photos` and `.photo.<id>` (log-photos.ts), `.history`, `.withdraw`, `.withdraw.yes`, `.restore`. `log.last` is the person's own last
 * one, `log.withdrawn` what was withdrawn last.
 */
export const log: Page<'log', Asked> = {
  name: 'log',
  for: ['teacher', 'lead', 'office'],
  ways: [
    {
      at: 'last',
      label: 'pages:button.log-last',
    },
    {
      at: 'last.withdraw',
      label: 'pages:button.log-last-withdraw',
    },
  ],
  read: ([code = '', act, ...more]) => ({ code, act: ACTS.find((each) => each === act) ?? null, more }),
  show({ code, act, more }, turn) {
    const activity = named(code, turn);
    const none = code === 'last' ? 'log.none-of-mine' : code === 'withdrawn' ? 'log.none-withdrawn' : 'log.none';
    if (!activity || !turn.people.may('log', activity.unit)) return page([word(none)], [], listOf(null, turn));
    if (act === 'photos') return photosOf(activity, more, turn);
    if (act === 'photo') return photoOf(activity, more, turn);
    if (act === 'history') return history(activity, turn);
    if (act === 'restore') return restore(activity, turn);
    if (act === 'withdraw') return more[0] === 'yes' ? withdraw(activity, turn) : askToWithdraw(activity, turn);
    return whole(activity, turn);
  },
};

function named(code: string, turn: Turn): Activity | null {
  if (code === 'last') return turn.activities.mine();
  return code === 'withdrawn' ? turn.activities.lastWithdrawn() : turn.activities.find(code);
}

function listOf(unit: string | null, turn: Turn): string {
  const isOffice = turn.people.may('office');
  if (unit === null) return isOffice ? 'board' : 'unit-report';
  return isOffice ? `board.unit.${unit}` : `unit-report.${unit}.list.1`;
}

function whole(activity: Activity, turn: Turn): Reply {
  const at = `log.${activity.code}`;
  const looks: Button[] = [];
  if (activity.photos.length > 0 || (activity.files?.length ?? 0) > 0)
    looks.push(to('log.button.photos', `${at}.photos`));
  if (activity.version > 1) looks.push(to('log.button.history', `${at}.history`));
  const mayChange = !activity.withdrawn && turn.activities.mayChange(activity);
  const acts: Button[] = mayChange
    ? [to('log.button.edit', `go.log.edit.${activity.code}`), to('log.button.withdraw', `${at}.withdraw`)]
    : [];
  if (activity.withdrawn && turn.activities.mayRestore(activity)) acts.push(to('log.button.restore', `${at}.restore`));
  return page([activityLines(activity, turn)], [looks, acts], listOf(activity.unit, turn));
}

/** What a change may be of, in the order of the questions. */
const FIELDS = [...LOG_LINES, 'photos'] as const;

function history(activity: Activity, turn: Turn): Reply {
  const lines = turn.activities.history(activity.id).map((each): Say => {
    const values = { at: { date: each.at.toISOString(), as: 'moment' }, by: byOf(each) } as const;
    if (each.changed.length === 0) return word('log.history-first', values);
    if (each.changed.includes('restored')) return word('log.history-restored', values);
    const changed: Say = {
      join: FIELDS.filter((name) => each.changed.includes(name)).map((name) => word(`log.field.${name}`)),
      by: ', ',
    };
    return word('log.history-line', { ...values, changed });
  });
  const heading: Say = { bold: { plain: activity.title } };
  return page([heading, word('log.history'), ...lines, withdrawnLine(activity)], [], `log.${activity.code}`);
}

/** "Cô Lan, lớp 3A (giáo viên)"; who gave no name is their role. */
function byOf({ by, name }: ActivityVersion): Say {
  const role = word(`by.${by}`);
  return name ? word('by-named', { name, role }) : role;
}

function askToWithdraw(activity: Activity, turn: Turn): Reply {
  if (activity.withdrawn || !turn.activities.mayChange(activity)) return whole(activity, turn);
  const at = `log.${activity.code}`;
  const yes = giving(playing('agree', to('log.button.withdraw-yes', `${at}.withdraw.yes`)));
  return apart(
    page([word('log.withdraw-ask', { title: activity.title, days: sayDays(activity.from, activity.to) })], [[yes]], at),
  );
}

function withdraw(activity: Activity, turn: Turn): Reply {
  // A second tap on the same button finds it withdrawn: nothing is written twice.
  if (activity.withdrawn) return whole(activity, turn);
  if (!turn.activities.mayChange(activity)) throw new NotAllowed('withdraw');
  return apart(whole(turn.activities.withdraw(activity.id), turn));
}

/** A second tap finds it restored already. */
function restore(activity: Activity, turn: Turn): Reply {
  if (!activity.withdrawn) return whole(activity, turn);
  if (!turn.activities.mayRestore(activity)) throw new NotAllowed('restore');
  const shown = whole(turn.activities.restore(activity.id), turn);
  return { ...shown, text: { join: [word('log.restored'), { plain: '' }, shown.text] } };
}
