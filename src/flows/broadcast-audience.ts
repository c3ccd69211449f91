import { communes, unitName } from '../campaign/unit-tree.ts';
import { channelName } from '../chat/channel-name.ts';
import { fold } from '../chat/fold.ts';
import type { Button, Message, Reply, Role, Say } from '../chat/index.ts';
import type { Parsed } from '../dialog/flow.ts';
import type { Choosing, Foreseen, Turn, WindowCount } from '../turn/index.ts';
import { choice, word } from './office-word.ts';
import { findUnits, unitButtons } from './unit-search.ts';

const COMMUNES_A_PAGE = 12;

/** "Người phụ trách các đơn vị chưa ghi hoạt động": whom an announcement is for, in words. */
export function audienceName(choosing: Choosing, turn: Turn): Say {
  switch (choosing.to) {
    case 'agreed':
    case 'no-log':
      return word(`send.to.${choosing.to}`);
    case 'role':
      return word(`send.to.role-${choosing.role}`);
    case 'commune':
      return word('send.to.commune', { name: { local: unitName(turn.campaign, choosing.unit) } });
    case 'unit-type': {
      const type = turn.campaign.plan.unitTypes.find((each) => each.code === choosing.type);
      return word('send.to.unit-type', { name: type ? { local: type.name } : choosing.type });
    }
    default:
      return word('send.to.channel', { channel: channelName(choosing.channel) });
  }
}

/** How many get it if it is sent then (default: now), and what becomes of each of the others; the lines add up to everybody it is for. */
export function countLines(
  choosing: Choosing,
  turn: Turn,
  at?: Date,
): { readonly total: number; readonly lines: readonly Say[] } {
  const foreseen = turn.broadcasts.preview(choosing, at);
  const all = sum(Object.values(foreseen.byChannel));
  const total = reachedBy(foreseen);
  const lines: Say[] = [
    total === all ? word('send.counts', { count: total }) : word('send.counts-of', { count: total, all }),
    ...channelLines(foreseen),
  ];
  if (foreseen.unreachable > 0) lines.push(word('send.unreachable', { n: foreseen.unreachable }));
  if (total > 0) lines.push(takes(foreseen.seconds));
  return { total, lines };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

/** How many will not be reached at that time who would be now, were nobody to write meanwhile: those reached then. null: as many as now. */
export function fewerAt(choosing: Choosing, turn: Turn, at: Date): number | null {
  const now = turn.broadcasts.preview(choosing);
  if (Object.keys(now.windows).length === 0) return null;
  const then = reachedBy(turn.broadcasts.preview(choosing, at));
  return then < reachedBy(now) ? then : null;
}

function reachedBy({ anytime, windows, holdsBilled }: Foreseen): number {
  const inWindows = Object.values(windows).map(({ free, billed }) => free + (holdsBilled ? 0 : billed));
  return sum([...Object.values(anytime), ...inWindows]);
}

/** By channel, those with a window first. Where there is one channel it is not named, and without a window there is nothing to tell. */
function channelLines({ byChannel, anytime, windows, holdsBilled }: Foreseen): readonly Say[] {
  const isOne = Object.keys(byChannel).length <= 1;
  const lines: Say[] = [];
  for (const [name, count] of Object.entries(windows)) {
    if (!isOne) lines.push(word('send.window.on', { channel: channelName(name) }));
    lines.push(...windowLines(count, holdsBilled));
    // The rehearsal's phones are one channel, and only some have a window.
    const others = anytime[name] ?? 0;
    if (others > 0) lines.push(word('send.window.none', { n: others }));
  }
  for (const [name, n] of Object.entries(anytime))
    if (!isOne && !windows[name]) lines.push(word('send.on-channel', { channel: channelName(name), n }));
  return lines;
}

/** What it costs, and who gets nothing. */
function windowLines({ free, billed, out, hours, days }: WindowCount, holdsBilled: boolean): readonly Say[] {
  const lines: Say[] = [word('send.window.free', { n: free, hours })];
  if (billed > 0) lines.push(word(holdsBilled ? 'send.window.held' : 'send.window.billed', { n: billed, hours, days }));
  if (out > 0) lines.push(word('send.window.out', { n: out, days }));
  return lines;
}

function takes(seconds: number): Say {
  if (seconds <= 60) return word('send.takes-seconds', { count: Math.max(1, seconds) });
  return word('send.takes-minutes', { count: Math.ceil(seconds / 60) });
}

/** How people call all who signed up; a preview follows before anything is sent. */
const EVERYBODY = new Set(['moi nguoi', 'tat ca', 'tat ca moi nguoi', 'everybody', 'everyone', 'all']);

/** The first question: six kinds of audience. */
export function askAudience(): Reply {
  return {
    text: word('send.ask.to'),
    buttons: [
      [choice('send.to.agreed', 'agreed')],
      [choice('send.to.no-log', 'no-log')],
      [choice('send.kind.role', 'r'), choice('send.kind.commune', 'c.1')],
      [choice('send.kind.unit-type', 't'), choice('send.kind.channel', 'n')],
    ],
  };
}

/**
 * A kind is answered with its own choices; a choice ends the step. What is typed is looked for among the communes.
 * Values: `agreed`, `no-log`, `r` (then `r-lead`), `c.<leaf>` (then `c-<unit>`), `t` (then `t-<type>`), `n` (then `n-<channel>`).
 */
export function readAudience(message: Message, turn: Turn): Parsed<Choosing> {
  const no: Parsed<Choosing> = { ok: false, because: word('send.not.to') };
  if (message.choice === undefined) {
    if (EVERYBODY.has(fold(message.text ?? ''))) return { ok: true, value: { to: 'agreed' } };
    return typedCommune(message.text ?? '', turn) ?? no;
  }
  const more = moreChoices(message.choice, turn);
  if (more) return { ok: true, deeper: true, more };
  const chosen = choosingOf(message.choice, turn);
  return chosen ? { ok: true, value: chosen } : no;
}

/** A forged value names nothing that there is, and chooses nobody. */
function choosingOf(choice: string, turn: Turn): Choosing | null {
  if (choice === 'agreed' || choice === 'no-log') return { to: choice };
  const [, kind, value = ''] = /^([rctn])-(.+)$/.exec(choice) ?? [];
  if (kind === 'r' && isRole(value)) return { to: 'role', role: value };
  if (kind === 'c' && communes(turn.campaign).some((each) => each.code === value))
    return { to: 'commune', unit: value };
  if (kind === 't' && turn.campaign.plan.unitTypes.some((each) => each.code === value)) {
    return { to: 'unit-type', type: value };
  }
  if (kind === 'n' && channelsOf(turn).includes(value)) return { to: 'channel', channel: value };
  return null;
}

const ROLES: readonly string[] = ['teacher', 'lead', 'office'] satisfies Role[];
const isRole = (value: string): value is Role => ROLES.includes(value);

function moreChoices(value: string, turn: Turn): Reply | null {
  if (value === 'r') {
    return { text: word('send.ask.role'), buttons: ROLES.map((role) => [choice(`role.${role}`, `r-${role}`)]) };
  }
  const leaf = /^c\.(\d{1,2})$/.exec(value)?.[1];
  if (leaf !== undefined) return askCommune(Number(leaf), turn);
  if (value === 't') {
    const types = turn.campaign.plan.unitTypes.filter((each) => each.kind === 'unit');
    const buttons = types.map((each): Button[] => [{ label: { local: each.name }, value: `t-${each.code}` }]);
    return { text: word('send.ask.unit-type'), buttons };
  }
  if (value === 'n') {
    const buttons = channelsOf(turn).map((each): Button[] => [{ label: channelName(each), value: `n-${each}` }]);
    return { text: word('send.ask.channel'), buttons };
  }
  return null;
}

function askCommune(leaf: number, turn: Turn): Reply {
  const all = communes(turn.campaign);
  const from = Math.max(0, leaf - 1) * COMMUNES_A_PAGE;
  const rows = unitButtons(all.slice(from, from + COMMUNES_A_PAGE), turn.campaign).map((row) => row.map(asCommune));
  const next = from + COMMUNES_A_PAGE < all.length ? [[choice('send.more', `c.${leaf + 1}`)]] : [];
  return { text: word(all.length > 0 ? 'send.ask.commune' : 'send.no-commune'), buttons: [...rows, ...next] };
}

const asCommune = (button: Button): Button => ('value' in button ? { ...button, value: `c-${button.value}` } : button);

function typedCommune(text: string, turn: Turn): Parsed<Choosing> | null {
  const found = findUnits(text, communes(turn.campaign));
  if (found.kind === 'one') return { ok: true, value: { to: 'commune', unit: found.unit.code } };
  if (found.kind === 'none') return null;
  const rows = unitButtons(found.units, turn.campaign).map((row) => row.map(asCommune));
  return { ok: true, deeper: true, more: { text: word('send.ask.commune'), buttons: rows } };
}

/** The channels on which anybody agreed, and the office's own. */
function channelsOf(turn: Turn): readonly string[] {
  return [...new Set([turn.address.channel, ...Object.keys(turn.broadcasts.preview({ to: 'agreed' }).byChannel)])];
}
