/** Where the answer to a question may stand already: the public pages that one looks up, and the questions that were answered. */
import { faqEntry, faqOf } from '../campaign/faq.ts';
import type { Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';
import { cut, say } from './frame.ts';

const PAGES: Readonly<Record<string, KeyOf<'pages'>>> = {
  schedule: 'button.schedule',
  contact: 'button.contact',
  'classes.how': 'button.classes-how',
  'classes.free': 'button.classes-free',
  classes: 'button.classes',
  period: 'button.period',
  duties: 'button.duties',
  'report-info': 'button.report-info',
  ideas: 'button.ideas',
  theme: 'button.theme',
  purposes: 'button.purposes',
  now: 'button.now',
  'classes.again': 'button.classes-again',
  reminders: 'button.reminders',
  links: 'button.links',
  bases: 'button.bases',
  accounts: 'button.accounts',
  privacy: 'button.privacy',
};

/** Addresses, those first that most is asked of. */
export const leadsTo = ({ campaign }: Turn): readonly string[] => [
  ...Object.keys(PAGES),
  ...faqOf(campaign).map(({ id }) => `faq.${id}`),
];

/** What stands on the button to such an address; null: it is none of these. */
export function nameOf(address: string, { campaign }: Turn): Say | null {
  const label = PAGES[address];
  if (label) return say(label);
  const entry = address.startsWith('faq.') ? faqEntry(campaign, address.slice('faq.'.length)) : null;
  return entry && cut(entry.question, 50);
}
