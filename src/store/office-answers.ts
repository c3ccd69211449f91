import { and, asc, eq, isNull } from 'drizzle-orm';
import type { OfficeAnswer } from '../campaign/faq.ts';
import type { Store } from './open.ts';
import { atMost, prepared, type Slots } from './prepared.ts';
import { officeAnswers } from './schema.ts';

/** What the office says of a question: one of the two. */
export type Saying = Pick<OfficeAnswer, 'question' | 'answer' | 'opens'>;

/** No office answers more in a Week; what is beyond is not served. */
export const MOST_ANSWERS = 300;

export type OfficeAnswerRows = {
  /** Those that hold, in the order in which they were given. */
  of(campaign: string): readonly OfficeAnswer[];
  /** Gives its id. `by`: a person. */
  add(campaign: string, saying: Saying, by: number, now: number): number;
  /** False: there is none that holds. */
  change(campaign: string, id: number, saying: Saying, by: number, now: number): boolean;
  withdraw(campaign: string, id: number, now: number): boolean;
};

/** Everything is prepared once; call it inside a transaction. Checks no rights. */
export function createOfficeAnswerRows({ db }: Store): OfficeAnswerRows {
  type One = { campaign: string; id: number };
  const { id, question, answer, opens } = officeAnswers;
  const isOne = (by: Slots<One>) =>
    and(eq(officeAnswers.id, by.id), eq(officeAnswers.campaign, by.campaign), isNull(officeAnswers.withdrawnAt));
  const all = prepared((by: Slots<{ campaign: string }>) =>
    db
      .select({ id, question, answer, opens })
      .from(officeAnswers)
      .where(and(eq(officeAnswers.campaign, by.campaign), isNull(officeAnswers.withdrawnAt)))
      .orderBy(asc(id))
      .limit(atMost(MOST_ANSWERS)),
  );
  type Said = Saying & { by: number; now: number };
  const add = prepared((by: Slots<Said & { campaign: string }>) =>
    db.insert(officeAnswers).values({
      campaign: by.campaign,
      question: by.question,
      answer: by.answer,
      opens: by.opens,
      by: by.by,
      createdAt: by.now,
      changedAt: by.now,
    }),
  );
  const change = prepared((by: Slots<Said & One>) =>
    db
      .update(officeAnswers)
      .set({ question: by.question, answer: by.answer, opens: by.opens, by: by.by, changedAt: by.now })
      .where(isOne(by)),
  );
  const withdraw = prepared((by: Slots<One & { now: number }>) =>
    db.update(officeAnswers).set({ withdrawnAt: by.now }).where(isOne(by)),
  );
  return {
    of: (campaign) => all.all({ campaign }),
    add: (campaign, saying, by, now) => Number(add.run({ campaign, ...saying, by, now }).lastInsertRowid),
    change: (campaign, one, saying, by, now) => change.run({ campaign, id: one, ...saying, by, now }).changes > 0,
    withdraw: (campaign, one, now) => withdraw.run({ campaign, id: one, now }).changes > 0,
  };
}
