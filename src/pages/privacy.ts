import { PRIVACY_VERSION } from '../chat/consent.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import { afterChange, button, fact, NOT_KNOWN, page, say, toContact } from './frame.ts';

/**
 * Who is responsible, what is kept and why; agreeing and taking it back. `privacy.ask.<next>` asks, `privacy.yes.<next>` agrees and leads
 * on (`log`: to the first log), `privacy.no`, `privacy.withdraw`.
 */
export const privacy: Page = {
  name: 'privacy',
  public: false,
  show(args, turn) {
    const [act, next] = args;
    if (act === 'ask') return asking(next, turn);
    if (act === 'yes') {
      turn.people.setConsent(PRIVACY_VERSION);
      return agreed(next, turn);
    }
    if (act === 'no' || act === 'withdraw') {
      turn.people.setConsent(null);
      const note = say(act === 'no' ? 'privacy.declined' : 'privacy.withdrawn');
      return overview(afterChange(turn, { consent: null }), note);
    }
    return overview(turn, null);
  },
};

/** Whether the person agreed to the text as it stands now. */
const hasAgreed = (turn: Turn): boolean => turn.person.consent === PRIVACY_VERSION;

function overview(turn: Turn, note: Say | null): Reply {
  const consent = hasAgreed(turn)
    ? button('privacy.withdraw', 'privacy.withdraw')
    : button('privacy.agree', 'privacy.yes');
  // Who only looks things up is asked for no consent, and needn't read about it.
  const records = turn.person.holds.length > 0 || turn.person.consent !== null || note !== null;
  return page(
    [
      note,
      say('privacy.title'),
      ...responsible(turn),
      say('privacy.kept'),
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

const onward = (next: string | undefined): string => (next === 'log' ? '.log' : '');

function asking(next: string | undefined, turn: Turn): Reply {
  return page(
    [say('privacy.question'), ...responsible(turn).slice(0, 1), say('privacy.take-back')],
    [
      [button('privacy.yes', `privacy.yes${onward(next)}`), button('privacy.no', 'privacy.no')],
      [button('privacy.read', 'privacy')],
    ],
  );
}

function agreed(next: string | undefined, turn: Turn): Reply {
  const lead: Button[] = next === 'log' && turn.people.may('log') ? [button('privacy.go-log', 'go.log')] : [];
  return page(
    [say('privacy.agreed'), say('privacy.take-back')],
    [lead, [button('button.my-data', 'my-data')]],
    'privacy',
  );
}
