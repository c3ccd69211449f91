import type { Reply, Say } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import { accountNames, mayHaveTwo } from './accounts.ts';
import { apart, button, fact, giving, page, say } from './frame.ts';

/**
 * What is kept of the person; `my-data.erase` asks once, `my-data.erase.yes` forgets them at once, `my-data.erase.again` tells who said "yes"
 * or "ok" what has to be said.
 */
export const myData: Page<'my-data', { readonly erase: 'ask' | 'again' | 'yes' } | null> = {
  name: 'my-data',
  for: 'everybody',
  ways: [
    {
      label: 'pages:button.my-data',
      words: `
        du lieu cua toi, du lieu, du lieu cua em, thong tin cua toi, luu gi ve toi, xem du lieu, my data,
        what do you keep, what is kept, show my data`,
    },
    {
      act: 'my-data.erase',
      words: `
        xoa du lieu, xoa du lieu cua toi, xoa thong tin, xoa thong tin cua toi, xoa het, xoa tai khoan, quen toi di,
        erase my data, delete my data, delete data, forget me, delete everything`,
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
const hasRecorded = (turn: Turn): boolean => turn.person.holds.length > 0 || turn.people.kept().activities > 0;

function asking(turn: Turn, how: Say | false): Reply {
  const sure = hasRecorded(turn) ? [say('my-data.sure'), say('my-data.what-stays')] : [say('my-data.sure-visitor')];
  return apart(
    page(
      [...sure, how],
      [
        // Whoever types "1" by mistake loses nothing.
        [button('my-data.keep', 'my-data')],
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

function kept(turn: Turn): Reply {
  const { person, campaign } = turn;
  const known = turn.people.kept();
  const audience = campaign.plan.audiences.find((each) => each.code === person.audience);
  const unit = campaign.units.find((each) => each.code === person.unit);
  const none = say('my-data.none');
  const recorded = hasRecorded(turn);
  return page(
    [
      say('my-data.title'),
      fact('my-data.addresses', accountNames(turn)),
      fact('my-data.audience', audience ? { local: audience.name } : none),
      fact('my-data.unit', unit ? { plain: unit.name } : none),
      recorded && fact('my-data.roles', rolesOf(turn) ?? none),
      fact('my-data.reminder', person.remindAt === null ? none : { plain: person.remindAt }),
      fact('my-data.announcements', say(`announcements.is-${person.announcements}`)),
      (recorded || known.consentAt !== null) &&
        fact('my-data.consent', known.consentAt ? { date: known.consentAt.toISOString(), as: 'moment' } : none),
      !recorded && say('my-data.asked', { reminders: known.sessionReminders }),
      known.calendarSessions > 0 && say('my-data.calendar', { count: known.calendarSessions }),
      ...feedbackLines(turn),
      recorded &&
        say('my-data.counts', {
          activities: known.activities,
          photos: known.photos,
          reminders: known.sessionReminders,
          drafts: known.drafts,
        }),
    ],
    [
      ...(mayHaveTwo(turn) ? [[button('button.accounts', 'accounts')]] : []),
      [button('my-data.erase', 'my-data.erase')],
      [button('button.privacy', 'privacy')],
    ],
    'help',
  );
}

/** What they said of the Week, word for word. */
function feedbackLines(turn: Turn): Say[] {
  const mine = turn.feedback.mine();
  if (mine === null || (mine.score === null && mine.words === null)) return [];
  const said = [
    mine.score !== null && say(`feedback.score-${mine.score}`),
    mine.words !== null && ({ plain: `“${mine.words}”` } as const),
  ];
  return [fact('my-data.feedback', { join: said, by: ' – ' })];
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
