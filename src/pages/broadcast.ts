import type { Campaign } from '../campaign/types.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import { audienceName } from '../dialog/audience-name.ts';
import { type BroadcastView, type Page, type Turn } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';
import { apart, button, cut, giving, page, playing, toBack } from './frame.ts';
import { to, word } from './office-page.ts';

/** The reasons that have words (broadcast:reason.*); every other one is "lý do khác". */
const REASONS = [
  'unreachable',
  'window',
  'window-billed',
  'rejected',
  'wrong-for-all',
  'unavailable',
  'timeout',
  'crash',
  'reauthorise',
  'bug',
  'forgotten',
] as const;

/** Why a run was stopped; these have words (office:broadcast.why.*). */
const STOPPED = ['late', 'wrong-for-all', 'refused-by-many'] as const;

const ACTS = ['cancel', 'recall', 'resend', 'file'] as const;
type Asked = { readonly id: number | null; readonly act: (typeof ACTS)[number] | null; readonly isYes: boolean };

/** One announcement: `broadcast.<id>`, `.cancel`, `.cancel.yes`, `.recall`, `.resend`, `.resend.yes`, `.file`. */
export const broadcast: Page<'broadcast', Asked> = {
  name: 'broadcast',
  for: ['office'],
  read: ([id = '', act, answer]) => ({
    id: /^\d{1,9}$/.test(id) ? Number(id) : null,
    act: ACTS.find((each) => each === act) ?? null,
    isYes: answer === 'yes',
  }),
  show({ id, act, isYes }, turn) {
    const view = id === null ? null : turn.broadcasts.view(id);
    if (!view) return page([word('broadcast.none')], [], 'broadcasts');
    if (act === 'cancel') return cancel(view, isYes, turn);
    if (act === 'recall') return recall(view, turn);
    if (act === 'resend') return resend(view, isYes, turn);
    if (act === 'file') return resultFile(view, turn);
    return progressReply(view, turn.campaign);
  },
};

/** Whom a planned one is for, and what goes along. */
const plannedLines = (view: BroadcastView, campaign: Campaign): readonly (Say | false)[] => [
  word('broadcast.to', { to: audienceName(view.choosing, campaign) }),
  view.attachment !== null && word('broadcast.with', { name: view.attachment.name }),
];

const isOpen = (view: BroadcastView): boolean => view.state === 'scheduled' || view.state === 'sending';
const hasUnknown = (view: BroadcastView): boolean => !isOpen(view) && view.counts.unknown > 0;

/**
 * How far an announcement is (of a planned one also what it holds, for which the campaign is needed): the page, and the message that is edited in place while it runs. Pure: the same counts give the same reply,
 * so a message that would not change need not be sent.
 */
export function progressReply(view: BroadcastView, campaign: Campaign | null = null): Reply {
  const at = `broadcast.${view.id}`;
  // What can still be changed is read whole.
  const isPlanned = view.state === 'scheduled';
  const text: Say = isPlanned ? { plain: view.text } : cut({ vi: view.text.replace(/\s+/g, ' ') }, 80);
  const about = isPlanned && campaign ? plannedLines(view, campaign) : [];
  const lines = [
    { bold: word('broadcast.title', { id: view.id }) },
    text,
    ...about,
    stateLine(view),
    ...countLines(view),
  ];
  const acts: Button[] = [];
  if (isPlanned) acts.push(to('broadcast.button.change', `go.broadcast.edit.${view.id}`));
  if (isOpen(view)) acts.push(to('broadcast.button.refresh', at), to('broadcast.button.cancel', `${at}.cancel`));
  const after: Button[] = [];
  if (!isOpen(view)) after.push(to('broadcast.button.file', `${at}.file`));
  if (hasUnknown(view)) after.push(to('broadcast.button.resend', `${at}.resend`));
  return page(lines, [acts, after], 'broadcasts');
}

function stateLine(view: BroadcastView): Say {
  const at: Say = { date: view.at.toISOString(), as: 'moment' };
  const said = word(`broadcast.at.${view.state}`, { at });
  const why = STOPPED.find((each) => each === view.stopReason);
  return why ? { join: [said, word(`broadcast.why.${why}`)] } : said;
}

function countLines(view: BroadcastView): readonly Say[] {
  const { counts } = view;
  if (counts.total === 0) return [];
  const known = REASONS.map((reason) => ({
    n: counts.failed[reason] ?? 0,
    reason: { key: `broadcast:reason.${reason}` },
  }));
  const all = Object.values(counts.failed).reduce((sum, n) => sum + n, 0);
  const others = { n: all - known.reduce((sum, each) => sum + each.n, 0), reason: word('broadcast.other-reason') };
  const line = (key: KeyOf<'office'>, n: number): Say | null => (n > 0 ? word(key, { n }) : null);
  const lines: readonly (Say | null)[] = [
    word('broadcast.sent', { sent: counts.sent, total: counts.total }),
    counts.delivered !== undefined && counts.delivered > 0
      ? word('broadcast.receipts', { delivered: counts.delivered, seen: counts.seen ?? 0 })
      : null,
    line('broadcast.waiting', counts.waiting),
    ...[...known, others].map((each) => (each.n > 0 ? word('broadcast.failed', each) : null)),
    line('broadcast.unknown', counts.unknown),
    line(isOpen(view) || view.state === 'done' ? 'broadcast.spared' : 'broadcast.cancelled', counts.cancelled),
  ];
  return lines.filter((each): each is Say => each !== null);
}

function cancel(view: BroadcastView, isYes: boolean, turn: Turn): Reply {
  // It may have ended between the question and the yes: then there is nothing to cancel, and the page says how it ended.
  if (!isOpen(view)) return progressReply(view, turn.campaign);
  if (isYes) return progressReply(turn.broadcasts.cancel(view.id) ?? view, turn.campaign);
  const ask =
    view.state === 'scheduled'
      ? word('broadcast.cancel-ask-scheduled')
      : word('broadcast.cancel-ask', { waiting: view.counts.waiting });
  return asked(
    ask,
    giving(playing('agree', to('broadcast.button.cancel-yes', `broadcast.${view.id}.cancel.yes`))),
    view,
  );
}

/** What is still to be sent can be stopped; what was sent stays, and another can set it right. */
function recall(view: BroadcastView, turn: Turn): Reply {
  if (isOpen(view)) return cancel(view, false, turn);
  const lines = [{ bold: word('broadcast.title', { id: view.id }) }, word('broadcast.no-recall')];
  const rows = [[to('broadcast.button.correct', `go.broadcast.correct.${view.id}`)]];
  return page(lines, rows, `broadcast.${view.id}`);
}

/** A message of its own: drawn over the progress, the next look at the counts would be drawn over the question, and its yes be gone. */
function asked(ask: Say, yes: Button, view: BroadcastView): Reply {
  return apart(page([ask], [[yes]], `broadcast.${view.id}`));
}

function resend(view: BroadcastView, isYes: boolean, turn: Turn): Reply {
  if (!hasUnknown(view)) return progressReply(view, turn.campaign);
  if (isYes) {
    turn.broadcasts.resendUnknown(view.id);
    return progressReply(turn.broadcasts.view(view.id) ?? view, turn.campaign);
  }
  const ask = word('broadcast.resend-ask', { count: view.counts.unknown });
  return asked(ask, playing('agree', to('broadcast.button.resend-yes', `broadcast.${view.id}.resend.yes`)), view);
}

/** A message of its own: a file can't be drawn over a page. */
function resultFile(view: BroadcastView, turn: Turn): Reply {
  if (isOpen(view)) return progressReply(view, turn.campaign);
  return {
    text: word('broadcast.file', { id: view.id }),
    file: turn.broadcasts.resultFile(view.id),
    buttons: [[toBack(`broadcast.${view.id}`), button('button.home', 'home')]],
  };
}
