import type { Buttons, Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';

type Asked = { readonly lines: readonly Say[]; readonly buttons: Buttons };

const say = (name: string, values?: Readonly<Record<string, Say>>): Say =>
  values === undefined ? { key: `pages:privacy.${name}` } : { key: `pages:privacy.${name}`, with: values };

/**
 * The question whether what a person logs may be kept, as the privacy page and the log ask it. `log`: what a yes leads straight on to, as
 * the arguments of the log's beginning (none: a log from the start); null: a yes leads nowhere further.
 */
export function askConsent(turn: Turn, log: readonly string[] | null): Asked {
  const known = turn.campaign.plan.privacy;
  const yes = ['privacy.yes', ...(log === null ? [] : ['log', ...log])].join('.');
  return {
    lines: [
      say('question'),
      say('controller', { value: known ? { local: known.controller } : NOT_KNOWN }),
      say('take-back'),
    ],
    buttons: [
      [
        { label: say('yes'), value: yes, tone: 'confirm', part: 'agree' },
        { label: say('no'), value: 'privacy.no', part: 'decline' },
      ],
      [{ label: say('read'), value: 'privacy' }],
    ],
  };
}

const NOT_KNOWN: Say = { key: 'pages:not-known' };
