import type { Button, Reply, Say } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import { namesFor } from './channel-names.ts';
import { apart, button, giving, page, playing, say } from './frame.ts';

/** `n` counts within the channel, from 1; `of`: how many there were when the yes was offered. */
type Asked =
  | 'code'
  | { readonly first: string | null }
  | { readonly unlink: string | null; readonly n: number; readonly isYes: boolean; readonly of: number | null }
  | null;

/**
 * Where this person writes from, and linking one more: `accounts`; `.code` shows a code for the other app; `.first.<channel>` is written to
 * first, `.first` alone: where they wrote last; `.unlink.<channel>.<n>` asks once (n counts from 1 within the channel), then `.yes`.
 */
export const accounts: Page<'accounts', Asked> = {
  name: 'accounts',
  for: 'everybody',
  ways: [
    {
      when: (turn) => !turn.group && mayHaveTwo(turn),
      label: 'pages:button.accounts',
      menu: { help: 5 },
    },
  ],
  read([act, channel = null, n, answer, of]) {
    if (act === 'code') return act;
    if (act === 'first') return { first: channel };
    if (act !== 'unlink') return null;
    return { unlink: channel, n: Number(n), isYes: answer === 'yes', of: of === undefined ? null : Number(of) };
  },
  show(asked, turn) {
    if (asked === 'code') return mayTakeMore(turn) ? code(turn) : overview(turn);
    if (asked && 'first' in asked) turn.people.setPreferred(asked.first);
    if (!asked || 'first' in asked) return overview(turn);
    const one = onesOf(turn).find((each) => each.channel === asked.unlink && each.n === asked.n);
    // A second tap on the same yes must not take the next one of this channel.
    const isOld = asked.of !== null && asked.of !== turn.people.addresses().length;
    if (!one || isOld || turn.people.addresses().length < 2) return overview(turn);
    return asked.isYes ? unlinked(one, turn) : asking(one, turn);
  },
};

/** Whether this page has anything to say to this person: they have two addresses, or may have. */
export const mayHaveTwo = (turn: Turn): boolean => mayTakeMore(turn) || turn.people.addresses().length > 1;

const mayTakeMore = (turn: Turn): boolean => turn.elsewhere === undefined || turn.elsewhere.length > 0;

type One = ReturnType<Turn['people']['addresses']>[number] & {
  /** Which of its channel's, from 1. */
  readonly n: number;
  /** "Zalo", or "Zalo 2" where there are several. */
  readonly name: Say;
};

function onesOf(turn: Turn): readonly One[] {
  const all = turn.people.addresses();
  const nameOf = namesFor(turn);
  return all.map((each) => {
    const same = all.filter(({ channel }) => channel === each.channel);
    const n = same.indexOf(each) + 1;
    const name = nameOf(each.channel);
    return { ...each, n, name: same.length > 1 ? say('accounts.nth', { name, n }) : name };
  });
}

/** "Telegram, Zalo"; where the page that links them would count two of one channel, so does this. */
export const accountNames = (turn: Turn): Say => ({ join: onesOf(turn).map(({ name }) => name), by: ', ' });

function overview(turn: Turn): Reply {
  const ones = onesOf(turn);
  const more = mayTakeMore(turn) ? [[button('accounts.get-code', 'accounts.code')]] : [];
  if (ones.length < 2) {
    const name = namesFor(turn)(turn.address.channel);
    const how = mayTakeMore(turn) ? say('accounts.how', { where: whereElse(turn) }) : say('accounts.nowhere');
    return page([say('accounts.title'), say('accounts.one', { name }), how], more, 'my-data');
  }
  const unlink = ones.map((each) => [
    button('accounts.unlink', `accounts.unlink.${each.channel}.${each.n}`, { name: each.name }),
  ]);
  return page(
    [say('accounts.title'), say('accounts.linked', { names: listed(ones) }), firstLine(ones, turn)],
    [...firstButtons(ones, turn), ...more, ...unlink],
    'my-data',
  );
}

const listed = (ones: readonly One[]): Say => ({
  join: ones.map(({ here, name }) => (here ? say('accounts.here', { name }) : name)),
  by: ', ',
});

function firstLine(ones: readonly One[], turn: Turn): Say | null {
  if (channelsOf(ones).length < 2) return null;
  const first = ones.find((each) => each.preferred);
  return first ? say('accounts.first-is', { name: namesFor(turn)(first.channel) }) : say('accounts.first-last');
}

/** One row: every channel that does not come first yet, and the one written from last. */
function firstButtons(ones: readonly One[], turn: Turn): Button[][] {
  const channels = channelsOf(ones);
  if (channels.length < 2) return [];
  const first = ones.find((each) => each.preferred)?.channel;
  const nameOf = namesFor(turn);
  const others = channels
    .filter((each) => each !== first)
    .map((each) => [button('accounts.make-first', `accounts.first.${each}`, { name: nameOf(each) })]);
  return first === undefined ? others : [...others, [button('accounts.make-last', 'accounts.first')]];
}

const channelsOf = (ones: readonly One[]): readonly string[] => [...new Set(ones.map(({ channel }) => channel))];

/** "Zalo hoặc Zalo Bot"; "ứng dụng kia" where nobody told. */
function whereElse(turn: Turn): Say {
  const names = (turn.elsewhere ?? []).map(({ channel }) => namesFor(turn)(channel));
  return names.length > 0 ? { join: names, by: ' / ' } : say('accounts.the-other');
}

function code(turn: Turn): Reply {
  const offered = turn.people.offerLink();
  const open = (turn.elsewhere ?? []).flatMap(({ channel, link }): Button[][] =>
    link === null ? [] : [[{ label: say('accounts.open', { name: namesFor(turn)(channel) }), url: link }]],
  );
  const shown = page(
    [
      say('accounts.code', { code: offered.code }),
      say('accounts.use', { where: whereElse(turn), code: offered.code, count: offered.minutes }),
      say('accounts.keep'),
    ],
    [[{ label: say('accounts.copy'), copy: `mã ${offered.code}` }], ...open],
    'accounts',
  );
  return { ...apart(shown), secret: true };
}

function asking(one: One, turn: Turn): Reply {
  const yes = `accounts.unlink.${one.channel}.${one.n}.yes.${turn.people.addresses().length}`;
  return apart(
    page(
      [say('accounts.ask', { name: one.name }), say('accounts.stays')],
      [
        [giving(playing('agree', button('accounts.yes', yes)))],
        [playing('keep', button('accounts.keep-linked', 'accounts'))],
      ],
      'accounts',
    ),
  );
}

function unlinked(one: One, turn: Turn): Reply {
  if (!turn.people.unlink(one.channel, one.id)) return overview(turn);
  const done = say('accounts.unlinked', { name: one.name });
  // From here on this is somebody new: what was said of the others is no longer theirs to see.
  return apart(one.here ? page([done, say('accounts.now-new')], []) : page([done], [], 'accounts'));
}
