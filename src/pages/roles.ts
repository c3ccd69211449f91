import type { Unit } from '../campaign/types.ts';
import { awaitedUnits, unitName } from '../campaign/unit-tree.ts';
import { channelName } from '../chat/channel-name.ts';
import { dateOf, timeOf } from '../chat/civil.ts';
import type { Button, Reply, Role, Say } from '../chat/index.ts';
import { type HolderView, type InvitationView, NotAllowed, type Page, type Turn } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';
import { shareOf } from './figures.ts';
import { apart, giving, leaf, leafAt, leafRead, page, playing } from './frame.ts';
import { leafLine, to, word } from './office-page.ts';

const SIZE = 8;

type Asked =
  | { readonly list: 'empty' | 'holders' | 'codes'; readonly leaf: number }
  | { readonly one: 'holder' | 'code'; readonly id: number; readonly isYes: boolean }
  | null;

/**
 * Who holds which role and which codes are open; both can be taken back. Never a code itself.
 * `roles`, `.empty.<n>`, `.holders.<n>`, `.codes.<n>`, `.holder.<id>`, `.holder.<id>.yes`, `.code.<id>`, `.code.<id>.yes`.
 */
export const roles: Page<'roles', Asked> = {
  name: 'roles',
  for: ['lead', 'office'],
  ways: [
    {
      for: ['office'],
      label: 'pages:button.roles',
      menu: { home: 3, work: 1 },
    },
    {
      intent: null,
      for: ['lead'],
      label: 'pages:button.invite',
      menu: { home: 3 },
    },
    {
      at: 'empty',
      for: ['office'],
      label: 'pages:button.roles-empty',
    },
  ],
  read([view, first, answer]) {
    if (view === 'empty' || view === 'holders' || view === 'codes') return { list: view, leaf: leafAt(first) };
    return view === 'holder' || view === 'code' ? { one: view, id: Number(first), isYes: answer === 'yes' } : null;
  },
  show(asked, turn) {
    if (asked === null) return overview(turn);
    if ('one' in asked) return (asked.one === 'holder' ? oneHolder : oneCode)(asked.id, asked.isYes, turn);
    if (asked.list === 'holders') return holders(asked.leaf, turn);
    if (asked.list === 'codes') return codes(asked.leaf, turn);
    return turn.people.may('office') ? emptyUnits(asked.leaf, turn) : overview(turn);
  },
};

function overview(turn: Turn): Reply {
  const held = turn.people.holderCount();
  const open = turn.people.invitations().length;
  const lines = [{ bold: word('roles.title') }, word('roles.counts', { holders: held, codes: open })];
  return page(lines, [
    [to('roles.button.invite', 'go.invite')],
    ...emptyButton(turn),
    [to('roles.button.holders', 'roles.holders.1'), to('roles.button.codes', 'roles.codes.1')],
  ]);
}

/** Units that are awaited and in which nobody holds a role. */
function withoutAnybody(turn: Turn): readonly Unit[] {
  const held = turn.people.heldUnits();
  return awaitedUnits(turn.campaign).filter((unit) => !held.has(unit.code));
}

function emptyButton(turn: Turn): readonly (readonly Button[])[] {
  const count = turn.people.may('office') ? withoutAnybody(turn).length : 0;
  return count > 0 ? [[to('roles.button.empty', 'roles.empty.1', { count })]] : [];
}

function emptyUnits(asked: number, turn: Turn): Reply {
  const all = withoutAnybody(turn);
  if (all.length === 0) return page([word('roles.empty-none')], [], 'roles');
  const coded = new Set(turn.people.invitations().map((each) => each.unit));
  const shown = leaf(all, SIZE, asked, (n) => `roles.empty.${n}`);
  const rows = shown.items.map((unit): Button[] => {
    const name: Say = { plain: unit.name };
    return [{ label: coded.has(unit.code) ? word('roles.coded', { name }) : name, value: `board.unit.${unit.code}` }];
  });
  const lines = [
    { bold: word('roles.empty') },
    word('roles.empty-share', { share: shareOf(all.length, awaitedUnits(turn.campaign).length) }),
    leafLine(shown),
  ];
  const invite: Button = { ...to('roles.button.invite-all', 'go.invite.empty', { count: all.length }), pinned: true };
  return page(lines, [...rows, shown.turns, [invite]], 'roles');
}

/** "Giáo viên – Trường Hoa Mai"; the office has no unit, and a viewer without one sees everything. */
function what(held: { readonly role: Role; readonly unit: string | null }, turn: Turn): Say {
  const role = word(`role.${held.role}`);
  if (held.unit === null && held.role === 'viewer') {
    return word('roles.of-unit', { role, unit: word('invite.area-all') });
  }
  if (held.unit === null) return role;
  return word('roles.of-unit', { role, unit: { local: unitName(turn.campaign, held.unit) } });
}

function holders(asked: number, turn: Turn): Reply {
  const count = turn.people.holderCount();
  const shown = leafRead(
    count,
    SIZE,
    asked,
    (n) => `roles.holders.${n}`,
    (skip, most) => turn.people.holders(skip, most),
  );
  const rows = shown.items.map((each) => [
    to(rowKey(each), `roles.holder.${each.holding}`, {
      what: what(each, turn),
      name: each.name ?? '',
      time: timeOf(each.since),
      day: { date: dateOf(each.since), as: 'short' },
    }),
  ]);
  const lines = [word(count > 0 ? 'roles.holders' : 'roles.no-holders'), leafLine(shown)];
  return page(lines, [...rows, shown.turns], 'roles');
}

/** By name; two without one of the same school differ only in the time since when. It stands first, where a narrow button shows it. */
function rowKey(holder: HolderView): KeyOf<'office'> {
  if (holder.me) return 'roles.row-me';
  if (holder.name !== null) return 'roles.row-named';
  return holder.twin ? 'roles.row-twin' : 'roles.row';
}

function codes(asked: number, turn: Turn): Reply {
  const all = turn.people.invitations();
  const shown = leaf(all, SIZE, asked, (n) => `roles.codes.${n}`);
  const rows = shown.items.map((each) => [to('roles.row', `roles.code.${each.id}`, { what: what(each, turn) })]);
  const lines = [word(all.length > 0 ? 'roles.codes' : 'roles.no-codes'), leafLine(shown)];
  return page(lines, [...rows, shown.turns], 'roles');
}

function oneHolder(id: number, isYes: boolean, turn: Turn): Reply {
  const holder = turn.people.holder(id);
  // Gone already, or never theirs to take back: the door lists only what is.
  if (!holder) return page([word('roles.gone')], [], 'roles.holders.1');
  if (isYes) return takeBack(holder, turn);
  const yes = giving(
    playing('agree', to(holder.me ? 'roles.button.give-back' : 'roles.button.take-back', `roles.holder.${id}.yes`)),
  );
  return apart(page(holderLines(holder, turn), [[yes]], 'roles.holders.1'));
}

function takeBack(holder: HolderView, turn: Turn): Reply {
  try {
    turn.people.revokeHolding(holder.holding);
  } catch (error) {
    // Without an office nobody in the chat could invite one again: the door refuses, and the person is told why.
    if (!(error instanceof NotAllowed) || error.what !== 'last-office') throw error;
    return page([word('roles.last-office')], [], 'roles.holders.1');
  }
  // Who gave back the own role has no list to go back to.
  if (holder.me) return apart(page([word('roles.given-back', { what: what(holder, turn) })], []));
  return apart(page([word('roles.taken-back', { what: what(holder, turn) })], [], 'roles.holders.1'));
}

function holderLines(holder: HolderView, turn: Turn): readonly Say[] {
  return [
    { bold: what(holder, turn) },
    ...(holder.name === null ? [] : [word('roles.named', { name: holder.name })]),
    word(holder.channel === '' ? 'roles.since-unknown' : 'roles.since', {
      at: { date: holder.since.toISOString(), as: 'moment' },
      channel: channelName(holder.channel),
    }),
    word(holder.me ? 'roles.ask-me' : 'roles.ask-holder'),
  ];
}

function oneCode(id: number, isYes: boolean, turn: Turn): Reply {
  const code = turn.people.invitations().find((each) => each.id === id);
  if (!code) return page([word('roles.gone')], [], 'roles.codes.1');
  if (isYes) {
    turn.people.revokeInvitation(id);
    return apart(page([word('roles.code-taken-back', { what: what(code, turn) })], [], 'roles.codes.1'));
  }
  return apart(
    page(
      codeLines(code, turn),
      [[giving(playing('agree', to('roles.button.take-back-code', `roles.code.${id}.yes`)))]],
      'roles.codes.1',
    ),
  );
}

function codeLines(code: InvitationView, turn: Turn): readonly Say[] {
  return [
    { bold: what(code, turn) },
    word('roles.code-left', { count: code.usesLeft, at: { date: code.expiresAt.toISOString(), as: 'moment' } }),
    word('roles.ask-code'),
  ];
}
