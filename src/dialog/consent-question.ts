import type { Buttons, Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';

type Asked = { readonly lines: readonly Say[]; readonly buttons: Buttons };

const say = (name: string, values?: Readonly<Record<string, Say>>): Say =>
  values === undefined ? { key: `pages:privacy.${name}` } : { key: `pages:privacy.${name}`, with: values };

/**
 * The question whether what a person writes may be kept, as the privacy page, the log and a unit's report ask it. `args`: what a yes leads
 * straight on to, as the arguments of the flow's beginning (none: from the start); null: a yes leads nowhere further.
 */
export function askConsent(turn: Turn, args: readonly string[] | null, flow = 'log'): Asked {
  const known = turn.campaign.plan.privacy;
  const yes = ['privacy.yes', ...(args === null ? [] : [flow, ...args])].join('.');
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
