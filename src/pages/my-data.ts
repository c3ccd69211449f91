import type { Reply, Say } from '../chat/index.ts';
import type { KeptLine, Page, Turn } from '../turn/index.ts';
import { accountNames, mayHaveTwo } from './accounts.ts';
import { apart, button, fact, giving, page, playing, say } from './frame.ts';

/**
 * What is kept of the person; `my-data.erase` asks once, `my-data.erase.yes` forgets them at once,
 * `my-data.erase.again` tells who said "yes" or "ok" what has to be said.
 */
export const myData: Page<'my-data', { readonly erase: 'ask' | 'again' | 'yes' } | null> = {
  name: 'my-data',
  for: 'everybody',
  ways: [
    {
      label: 'pages:button.my-data',
    },
    {
      act: 'my-data.erase',
    },
  ],
  read: ([act, answer]) =>
    act === 'erase' ? { erase: answer === 'yes' || answer === 'again' ? answer : 'ask' } : null,
  show(asked, turn) {
    if (asked === null) return kept(turn);
    return asked.erase === 'yes' ? erased(turn) : asking(turn, asked.erase === 'again' && say('my-data.how'));
  },
};

/** Whoever holds a role, or has recorded something, is told what becomes of that; a parent needn't read it. */
const hasRecorded = (turn: Turn): boolean =>
  turn.person.holds.length > 0 || Number(linesOf(turn).get('counts')?.activities) > 0;

function asking(turn: Turn, how: Say | false): Reply {
  const sure = hasRecorded(turn) ? [say('my-data.sure'), say('my-data.what-stays')] : [say('my-data.sure-visitor')];
  return apart(
    page(
      [...sure, how],
      [
        // Whoever types "1" by mistake loses nothing.
        [playing('keep', button('my-data.keep', 'my-data'))],
        [giving(button('my-data.erase-yes', 'my-data.erase.yes'))],
      ],
    ),
  );
}

function erased(turn: Turn): Reply {
  const recorded = hasRecorded(turn);
  turn.people.erase();
  return apart(page([say('my-data.erased'), recorded && say('my-data.what-stays')], []));
}

type Values = KeptLine['with'];

const linesOf = (turn: Turn): ReadonlyMap<string, Values> =>
  new Map(turn.people.kept().map((each) => [each.line, each.with]));

const none = say('my-data.none');

/**
 * Lines that say more than the numbers that are kept, or not to everybody: first in this order, the others below as
 * they are declared.
 */
const LINES: Readonly<Record<string, (kept: Values, turn: Turn, recorded: boolean) => Say | false>> = {
  addresses: (_kept, turn) => fact('my-data.addresses', accountNames(turn)),
  audience({ code }, { campaign }) {
    const audience = campaign.plan.audiences.find((each) => each.code === code);
    return fact('my-data.audience', audience ? { local: audience.name } : none);
  },
  unit({ code }, { campaign }) {
    const unit = campaign.units.find((each) => each.code === code);
    return fact('my-data.unit', unit ? { plain: unit.name } : none);
  },
  'shown-name': ({ name }) => typeof name === 'string' && fact('my-data.shown-name', { plain: name }),
  roles: (_kept, turn, recorded) => recorded && fact('my-data.roles', rolesOf(turn) ?? none),
  evening({ answer }) {
    const known = (['yes', 'no'] as const).find((each) => each === answer);
    return known !== undefined && fact('my-data.evening', say(`my-data.is-${known}`));
  },
  reminder: ({ time }) => fact('my-data.reminder', typeof time === 'string' ? { plain: time } : none),
  announcements({ answer }) {
    const known = (['yes', 'no'] as const).find((each) => each === answer) ?? 'unasked';
    return fact('my-data.announcements', say(`announcements.is-${known}`));
  },
  consent({ at }, _turn, recorded) {
    const date = typeof at === 'number' ? new Date(at).toISOString() : null;
    return (recorded || date !== null) && fact('my-data.consent', date === null ? none : { date, as: 'moment' });
  },
  asked: (kept, _turn, recorded) => !recorded && lineOf('asked', kept),
};
/** These stand last. */
const LAST: typeof LINES = {
  entries: ({ count }, turn) => Number(count) > 0 && { join: turn.entries.told() },
  counts: (kept, _turn, recorded) => recorded && lineOf('counts', kept),
};

/** A line is named where its table is declared, so the compiler does not know its words. */
const lineOf = (line: string, kept: Values): Say => ({
  key: `pages:my-data.${line}`,
  with: Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, value ?? 0])),
});

function kept(turn: Turn): Reply {
  const lines = linesOf(turn);
  const recorded = hasRecorded(turn);
  const tell = (them: typeof LINES) =>
    Object.entries(them).map(([line, words]) => words(lines.get(line) ?? {}, turn, recorded));
  const others = [...lines].filter(([line]) => !(line in LINES) && !(line in LAST));
  return page(
    [
      say('my-data.title'),
      ...tell(LINES),
      ...others.map(([line, values]) => Object.values(values).some((each) => Number(each) > 0) && lineOf(line, values)),
      ...tell(LAST),
    ],
    [
      [button('my-data.erase', 'my-data.erase')],
      ...(Number(lines.get('questions')?.count) > 0 ? [[button('my-data.take-back', 'ask.back')]] : []),
      ...(mayHaveTwo(turn) ? [[button('button.accounts', 'accounts')]] : []),
      [button('button.privacy', 'privacy')],
    ],
    'help',
  );
}

function rolesOf(turn: Turn): Say | null {
  const { holds } = turn.person;
  if (holds.length === 0) return null;
  return {
    join: holds.map((each): Say => {
      const unit = turn.campaign.units.find((known) => known.code === each.unit);
      const role = say(`role.${each.role}`);
      return unit === undefined ? role : { join: [role, { plain: unit.name }], by: ' – ' };
    }),
    by: '; ',
  };
}
