import { PRIVACY_VERSION } from '../chat/consent.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import { askConsent } from '../dialog/consent-question.ts';
import type { Page, Turn } from '../turn/index.ts';
import { afterChange, apart, button, fact, NOT_KNOWN, page, say, toContact } from './frame.ts';

/**
 * Who is responsible, what is kept and why; agreeing and taking it back. `privacy.ask` asks, `privacy.yes` agrees, `privacy.no`,
 * `privacy.withdraw`. With `.log` and a log's arguments after it a yes leads straight on to that log (bot/agree.ts).
 */
export const privacy: Page = {
  name: 'privacy',
  public: false,
  show(args, turn) {
    const [act, next, ...log] = args;
    if (act === 'ask') return asking(next === 'log' ? log : null, turn);
    if (act === 'yes') {
      turn.people.setConsent(PRIVACY_VERSION);
      return agreed(turn);
    }
    if (act === 'no' || act === 'withdraw') {
      turn.people.setConsent(null);
      turn.photos.dropEarly();
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

function asking(log: readonly string[] | null, turn: Turn): Reply {
  const { lines, buttons } = askConsent(turn, log);
  return apart(page(lines, buttons));
}

function agreed(turn: Turn): Reply {
  const lead: Button[] = turn.people.may('log') ? [button('privacy.go-log', 'go.log')] : [];
  return apart(
    page([say('privacy.agreed'), say('privacy.take-back')], [lead, [button('button.my-data', 'my-data')]], 'privacy'),
  );
}
