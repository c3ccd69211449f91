import { awaitedUnits, communeOf, communes } from '../../campaign/unit-tree.ts';
import { channelName } from '../../chat/channel-name.ts';
import type { Button, Message, Reply, Say, WorkRole } from '../../chat/index.ts';
import { audienceName } from '../../dialog/audience-name.ts';
import type { Parsed } from '../../dialog/flow.ts';
import type { Choosing, Foreseen, Turn, WindowCount } from '../../turn/index.ts';
import { choice, word } from '../office-word.ts';
import { unitButtons } from '../unit-search.ts';
import { readTypedAudience } from './typed.ts';

const COMMUNES_A_PAGE = 12;

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

/** A choice with how many would get it now: nobody writes to an empty room. */
function counted(
  choosing: Choosing,
  value: string,
  turn: Turn,
  name: Say = audienceName(choosing, turn.campaign),
): Button {
  const count = reachedBy(turn.broadcasts.preview(choosing));
  return { label: word('send.to-count', { name, count }), value };
}

/** The first question: six kinds of audience. */
export function askAudience(turn: Turn): Reply {
  return {
    text: word('send.ask.to'),
    buttons: [
      [counted({ to: 'agreed' }, 'agreed', turn)],
      [counted({ to: 'no-log' }, 'no-log', turn)],
      [choice('send.kind.role', 'r'), choice('send.kind.commune', 'c.1')],
      [choice('send.kind.unit-type', 't'), choice('send.kind.channel', 'n')],
    ],
  };
}

/**
 * A kind is answered with its own choices; a choice ends the step. What is typed is read by typed.ts.
 * Values: `agreed`, `no-log`, `r` (then `r-lead`), `c.<leaf>` (then `c-<unit>`), `t` (then `t-<type>`), `n` (then `n-<channel>`).
 */
export function readAudience(message: Message, turn: Turn): Parsed<Choosing> {
  const no: Parsed<Choosing> = { ok: false, because: word('send.not.to') };
  if (message.choice === undefined) return typedAudience(message.text ?? '', turn);
  const more = moreChoices(message.choice, turn);
  if (more) return { ok: true, deeper: true, more };
  const chosen = choosingOf(message.choice, turn);
  return chosen ? ifAnybody(chosen, turn) : no;
}

/** A group that nobody is reached in is not taken: it is said who is in it and why, before a word is written. */
function ifAnybody(choosing: Choosing, turn: Turn): Parsed<Choosing> {
  const nobody = nobodyIn(choosing, turn);
  if (!nobody) return { ok: true, value: choosing };
  // It was an answer all the same: nothing else is meant by it.
  const { text, buttons } = askAudience(turn);
  return { ok: true, more: { text: { join: [nobody, { plain: '' }, text] }, buttons: buttons ?? [] } };
}

/** Why an announcement to this group would reach nobody now; null: it would reach somebody. */
export function nobodyIn(choosing: Choosing, turn: Turn): Say | null {
  const { total, lines } = countLines(choosing, turn);
  if (total > 0) return null;
  return {
    join: [
      word('send.nobody-in', { name: audienceName(choosing, turn.campaign) }),
      ...lines.slice(1), // the name says that there is nobody
      ...emptyLines(choosing, turn),
    ],
  };
}

/** So many units are named; of more the rest is counted. */
const NAMED = 5;

/** The units of this group in which nobody uses the assistant yet: nothing reaches them. Empty: each has somebody, or it is no group of units. */
export function emptyLines(choosing: Choosing, turn: Turn): readonly Say[] {
  const role = choosing.to === 'role' ? choosing.role : null;
  if (choosing.to === 'agreed' || choosing.to === 'channel' || role === 'office') return [];
  const held = turn.people.heldUnits(role);
  const inside = awaitedUnits(turn.campaign).filter((unit) => {
    if (choosing.to === 'commune') return communeOf(turn.campaign, unit)?.code === choosing.unit;
    return choosing.to !== 'unit-type' || unit.type === choosing.type;
  });
  const empty = inside.filter((unit) => !held.has(unit.code));
  if (empty.length === 0) return [];
  const names = empty.slice(0, NAMED).map((unit): Say => ({ plain: unit.name }));
  const rest = empty.length - names.length;
  const all: Say = { join: [...names, rest > 0 && word('send.and-more', { count: rest })], by: ', ' };
  return [word('send.empty-units', { count: empty.length, names: all })];
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

const ROLES: readonly WorkRole[] = ['teacher', 'lead', 'office'];
const isRole = (value: string): value is WorkRole => ROLES.some((each) => each === value);

function moreChoices(value: string, turn: Turn): Reply | null {
  if (value === 'r') {
    return {
      text: word('send.ask.role'),
      buttons: ROLES.map((role) => [counted({ to: 'role', role }, `r-${role}`, turn, word(`role.${role}`))]),
    };
  }
  const leaf = /^c\.(\d{1,2})$/.exec(value)?.[1];
  if (leaf !== undefined) return askCommune(Number(leaf), turn);
  if (value === 't') {
    const types = turn.campaign.plan.unitTypes.filter((each) => each.kind === 'unit');
    const buttons = types.map((each) => [
      counted({ to: 'unit-type', type: each.code }, `t-${each.code}`, turn, { local: each.name }),
    ]);
    return { text: word('send.ask.unit-type'), buttons };
  }
  if (value === 'n') {
    const buttons = channelsOf(turn).map((each) => [
      counted({ to: 'channel', channel: each }, `n-${each}`, turn, channelName(each)),
    ]);
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

/** One group that was named is taken; what may be meant is shown with how many it has, and asked about. */
function typedAudience(text: string, turn: Turn): Parsed<Choosing> {
  const { is, values } = readTypedAudience(text, turn, channelsOf(turn));
  const [first = ''] = values;
  const more = is === 'one' ? moreChoices(first, turn) : null;
  if (more) return { ok: true, deeper: true, more };
  const choosing = is === 'one' ? choosingOf(first, turn) : null;
  if (choosing) return ifAnybody(choosing, turn);
  const buttons = values.flatMap((value): Button[] => {
    const one = choosingOf(value, turn);
    return one ? [counted(one, value, turn)] : [];
  });
  if (is === 'like') {
    const near = buttons.length > 0 ? { offer: buttons } : {};
    return { ok: false, because: word('send.not.to'), ...near };
  }
  const question = word(is === 'nearest' ? 'send.nearest' : 'send.which');
  return { ok: true, deeper: true, more: { text: question, buttons: buttons.map((each) => [each]) } };
}

/** The channels on which anybody agreed, and the office's own. */
function channelsOf(turn: Turn): readonly string[] {
  return [...new Set([turn.address.channel, ...Object.keys(turn.broadcasts.preview({ to: 'agreed' }).byChannel)])];
}
