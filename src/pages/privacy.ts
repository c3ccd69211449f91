import { PRIVACY_VERSION } from '../chat/consent.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import { askConsent } from '../dialog/consent-question.ts';
import type { Page, Turn } from '../turn/index.ts';
import { afterChange, apart, button, fact, NOT_KNOWN, page, playing, say, toContact } from './frame.ts';

/** `flow`: what a yes leads on to, with the arguments that it begins with; null: nothing in particular. */
type Asked =
  | { readonly act: 'ask' | 'yes'; readonly flow: string; readonly args: readonly string[] | null }
  | { readonly act: 'no' | 'withdraw' | 'photo' }
  | null;

/**
 * Who is responsible, what is kept and why; agreeing and taking it back. `privacy.ask` asks, `privacy.yes` agrees, `privacy.no`,
 * `privacy.withdraw`; `privacy.photo`: how a child's photo is taken down. With the name of a flow and its arguments after it (`.log`) a yes leads straight on to that (bot/consent/agree.ts).
 */
export const privacy: Page<'privacy', Asked> = {
  name: 'privacy',
  for: 'everybody',
  ways: [
    {
      label: 'pages:button.privacy',
      menu: { help: 3 },
      command: { vi: 'quyenriengtu', en: 'privacy', about: 'pages:about.quyenriengtu', order: 12 },
    },
    {
      at: 'withdraw',
      does: true,
      for: ['teacher', 'lead', 'office'],
      label: 'pages:button.privacy-withdraw',
    },
    {
      at: 'photo',
      label: 'pages:button.privacy-photo',
    },
  ],
  read([act, next, ...args]) {
    if (act === 'no' || act === 'withdraw' || act === 'photo') return { act };
    if (act !== 'ask' && act !== 'yes') return null;
    return next === undefined ? { act, flow: 'log', args: null } : { act, flow: next, args };
  },
  show(asked, turn) {
    if (asked === null) return overview(turn, null);
    if (asked.act === 'photo') return childsPhoto(turn);
    if (asked.act === 'ask') return asking(asked.args, asked.flow, turn);
    if (asked.act === 'yes') {
      turn.people.setConsent(PRIVACY_VERSION);
      return agreed(turn);
    }
    turn.people.setConsent(null);
    turn.photos.dropEarly();
    if (asked.act === 'withdraw') turn.questions.takeBack();
    const note = say(asked.act === 'no' ? 'privacy.declined' : 'privacy.withdrawn');
    return overview(afterChange(turn, { consent: null }), note);
  },
};

/** Whether the person agreed to the text as it stands now. */
const hasAgreed = (turn: Turn): boolean => turn.person.consent === PRIVACY_VERSION;

function overview(turn: Turn, note: Say | null): Reply {
  const consent = hasAgreed(turn)
    ? button('privacy.withdraw', 'privacy.withdraw')
    : playing('agree', button('privacy.agree', 'privacy.yes'));
  // Who only looks things up is asked for no consent, and needn't read about it.
  const records = turn.person.holds.length > 0 || turn.person.consent !== null || note !== null;
  return page(
    [
      note,
      say('privacy.title'),
      ...responsible(turn),
      say('privacy.kept'),
      say('privacy.kept-questions'),
      records && say('privacy.kept-logs'),
      say('privacy.why'),
      say(records ? 'privacy.rights' : 'privacy.rights-visitor'),
      records && say(hasAgreed(turn) ? 'privacy.is-agreed' : 'privacy.is-not-agreed'),
    ],
    [records ? [consent] : [], [button('button.my-data', 'my-data'), toContact]],
    'help',
  );
}

function responsible(turn: Turn): Say[] {
  const known = turn.campaign.plan.privacy;
  if (known === null) return [fact('privacy.controller', NOT_KNOWN)];
  return [
    fact('privacy.controller', { local: known.controller }),
    fact('privacy.operator', { local: known.operator }),
    fact('privacy.contact', { local: known.contact }),
  ];
}

/** A family wants a child's photo gone: that they may, and whom to tell. */
function childsPhoto(turn: Turn): Reply {
  const known = turn.campaign.plan.privacy;
  return page(
    [
      say('privacy.photo-title'),
      say('privacy.photo-right'),
      known && fact('privacy.contact', { local: known.contact }),
      say('privacy.photo-how'),
    ],
    [[toContact, button('button.privacy', 'privacy')]],
    'home',
  );
}

function asking(args: readonly string[] | null, flow: string, turn: Turn): Reply {
  const { lines, buttons } = askConsent(turn, args, flow);
  return apart(page(lines, buttons));
}

function agreed(turn: Turn): Reply {
  const lead: Button[] = turn.people.may('log') ? [button('privacy.go-log', 'go.log')] : [];
  return apart(
    page([say('privacy.agreed'), say('privacy.take-back')], [lead, [button('button.my-data', 'my-data')]], 'privacy'),
  );
}
