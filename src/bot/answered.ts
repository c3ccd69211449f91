/** Those who asked the office something are told once that it was answered, at an hour at which people may be written to. */
import { faqEntry, officeFaqId, pointersOf } from '../campaign/faq.ts';
import type { Campaign } from '../campaign/types.ts';
import type { Person, Reply, Say } from '../chat/index.ts';
import { intoNudgeHours } from '../chat/reminder-times.ts';
import type { DueWork } from '../occurrences/scheduler.ts';
import type { Store } from '../store/open.ts';
import { createQuestionRows } from '../store/questions.ts';
import type { Tell } from './tell.ts';

/** Everything is prepared once; `run` belongs inside a transaction. */
export function createAnsweredNews(given: {
  readonly store: Store;
  readonly personOf: (id: number) => Person | null;
  readonly tell: Tell;
  readonly campaign: () => Campaign | null;
}): DueWork {
  const rows = createQuestionRows(given.store);
  return {
    next(now) {
      const [first] = rows.untold();
      return first ? intoNudgeHours(new Date(Math.max(first.settledAt, now.getTime()))) : null;
    },
    run(now) {
      const campaign = given.campaign();
      if (!campaign || intoNudgeHours(now) > now) return;
      for (const { id, person: to, text, answer } of rows.untold()) {
        const person = given.personOf(to);
        const said = person && sayAnswer(text, answer, campaign);
        if (said) given.tell(person, said, `answered:${id}:${answer}`, now);
        rows.told(id, now.getTime());
      }
    },
  };
}

const say = (key: string, values?: Readonly<Record<string, string | number | Say>>): Say =>
  values === undefined ? { key: `bot:answered.${key}` } : { key: `bot:answered.${key}`, with: values };

/** null: it is said no more. */
function sayAnswer(asked: string, answer: number, campaign: Campaign): Reply | null {
  const entry = faqEntry(campaign, officeFaqId(answer));
  const opens = pointersOf(campaign).find(({ id }) => id === answer)?.opens;
  const others = { label: say('others'), value: 'faq' };
  const lead = say('title', { office: { local: campaign.plan.organiser.short }, question: asked });
  if (entry) return { text: { join: [lead, { local: entry.answer }] }, buttons: [[others]] };
  if (opens === undefined) return null;
  return { text: { join: [lead, say('stands-there')] }, buttons: [[{ label: say('open'), value: opens }]] };
}
