import { dateOf } from '../chat/civil.ts';
import type { Say } from '../chat/index.ts';
import { type FeedbackAnswers, feedbackForm } from '../dialog/feedback-form.ts';
import type { Flow, Step } from '../dialog/flow.ts';
import type { KeyOf } from '../words/keys.ts';

/** A few sentences. */
const MOST = 500;

const say = (key: KeyOf<'pages', 'feedback'>, values?: Readonly<Record<string, string | number | Say>>): Say =>
  values === undefined ? { key: `pages:feedback.${key}` } : { key: `pages:feedback.${key}`, with: values };

const words: Step<FeedbackAnswers, 'words'> = {
  key: 'words',
  takesText: true,
  skip: null,
  ask: () => ({ text: say('ask-words', { most: MOST }) }),
  parse: (message) => {
    const said = (message.text ?? '').normalize('NFC').trim();
    if (!/[\p{L}\p{N}]/u.test(said)) return { ok: false, because: say('no-words') };
    return said.length > MOST
      ? { ok: false, because: say('long', { most: MOST, length: said.length }) }
      : { ok: true, value: said };
  },
};

/** A few words about the Week, for the office, once it is over; the answer by a button came before (`feedback.rate`). */
export const feedbackFlow: Flow<FeedbackAnswers> = {
  ...feedbackForm,
  for: 'everybody',
  title: say('flow'),
  keepsDraft: false,
  begin: (_args, turn) => {
    if (dateOf(turn.now) > turn.campaign.plan.period.to) return { ok: true, answers: {} };
    const home = { label: { key: 'pages:button.home' }, value: 'home' };
    const office = { local: turn.campaign.plan.organiser.short };
    return { ok: false, reply: { text: say('later', { office }), buttons: [[home]] } };
  },
  steps: [words],
  summary: null,
  done: ({ words: said }) => {
    const home = { label: { key: 'pages:button.home' }, value: 'home' };
    return [{ text: say(said === null ? 'skipped' : 'thanks'), buttons: [[home]] }];
  },
};
