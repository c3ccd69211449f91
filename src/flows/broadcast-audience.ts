import { communes, unitName } from '../campaign/unit-tree.ts';
import { channelName } from '../chat/channel-name.ts';
import type { Button, Message, Reply, Role, Say } from '../chat/index.ts';
import type { Parsed } from '../dialog/flow.ts';
import type { Choosing, Turn } from '../turn/index.ts';
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

/** How many it is for, on each channel: "Telegram: 120". */
export function countLines(choosing: Choosing, turn: Turn): { readonly total: number; readonly lines: readonly Say[] } {
  const { byChannel, unreachable, seconds, window } = turn.broadcasts.preview(choosing);
  const shut = window ? window.out + (window.holdsBilled ? window.billed : 0) : 0;
  const total = Object.values(byChannel).reduce((sum, n) => sum + n, 0) - unreachable - shut;
  const parts = Object.entries(byChannel).map(([name, n]) =>
    word('send.on-channel', { channel: channelName(name), n }),
  );
  const lines: Say[] = [word('send.counts', { count: total })];
  if (parts.length > 0) lines.push({ join: parts, by: ', ' });
  if (window) lines.push(...windowLines(window));
  if (unreachable > 0) lines.push(word('send.unreachable', { n: unreachable }));
  if (total > 0) lines.push(takes(seconds));
  return { total, lines };
}

type WindowCount = NonNullable<ReturnType<Turn['broadcasts']['preview']>['window']>;

/** Where a platform lets us write only for so long after a person's last word: what it costs, and who gets nothing. */
function windowLines({ free, billed, out, holdsBilled }: WindowCount): readonly Say[] {
  const lines: Say[] = [word('send.window.free', { n: free })];
  if (billed > 0) lines.push(word(holdsBilled ? 'send.window.held' : 'send.window.billed', { n: billed }));
  if (out > 0) lines.push(word('send.window.out', { n: out }));
  return lines;
}

function takes(seconds: number): Say {
  if (seconds <= 60) return word('send.takes-seconds', { count: Math.max(1, seconds) });
  return word('send.takes-minutes', { count: Math.ceil(seconds / 60) });
}

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
  if (message.choice === undefined) return typedCommune(message.text ?? '', turn) ?? no;
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
