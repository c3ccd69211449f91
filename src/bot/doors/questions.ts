/** What people send to the office since it was not understood, and what the office does about it. */
import { z } from 'zod';
import { officeAnswerId, officeFaqId } from '../../campaign/faq.ts';
import { DAY_MS } from '../../chat/civil.ts';
import type { Visit } from '../../people/visit.ts';
import type { CampaignStore } from '../../store/campaign.ts';
import type { Store } from '../../store/open.ts';
import { createQuestionRows, type QuestionGroup, type QuestionRows } from '../../store/questions.ts';
import { stored } from '../../store/stored.ts';
import { NotAllowed, type Questions, type WaitingQuestion } from '../../turn/index.ts';

/** More in a day is a letter to the office, and is told so. */
export const MOST_A_DAY = 5;
/** Nobody reads more. */
export const MOST_OPEN = 1000;

export type QuestionsOptions = {
  readonly store: Store;
  readonly campaigns: Pick<CampaignStore, 'answer' | 'changeAnswer' | 'withdrawAnswer'>;
  readonly isOffice: (visit: Visit) => boolean;
  /** Somebody is to be told. */
  readonly touch: () => void;
};

type Parts = QuestionsOptions & { readonly rows: QuestionRows; readonly visit: Visit };

/** Statements are prepared once. */
export function createQuestionsDoor(options: QuestionsOptions): (visit: Visit) => Questions {
  const rows = createQuestionRows(options.store);
  return (visit) => {
    const parts = { ...options, rows, visit };
    return { ...ofAsker(parts), ...ofList(parts), ...ofAnswers(parts) };
  };
}

function ofAsker({ rows, visit }: Parts): Pick<Questions, 'send' | 'noteOpened' | 'takeBack'> {
  const { person, campaign, now } = visit;
  const of = campaign.plan.id;
  return {
    send({ key, text, offered, opened }) {
      const isMany =
        rows.countBy(person.id, now.getTime() - DAY_MS) >= MOST_A_DAY || rows.openCount(of).rows >= MOST_OPEN;
      if (isMany) return 'many';
      const question = { campaign: of, key, text, person: person.id, offered: JSON.stringify(offered), opened };
      return rows.add({ ...question, now: now.getTime() }) === 'new' ? 'sent' : 'same';
    },
    noteOpened: (key, address) => rows.noteOpened(person.id, key, address),
    takeBack: () => rows.withdraw(person.id),
  };
}

function demand({ isOffice, visit }: Parts): void {
  if (!isOffice(visit)) throw new NotAllowed('questions');
}

const asAsked = ({ id, text, count, askedAt }: QuestionGroup): WaitingQuestion => ({
  id,
  text,
  count,
  at: new Date(askedAt),
});

const readOffered = stored('offered addresses', z.array(z.string()));

type OfList = Pick<Questions, 'openCount' | 'open' | 'find' | 'traces' | 'drop' | 'restore'>;

function ofList(parts: Parts): OfList {
  const { rows, visit, store } = parts;
  const of = visit.campaign.plan.id;
  const group = (id: number, state: 'open' | 'dropped' = 'open'): QuestionGroup | null => {
    demand(parts);
    return rows.group(of, id, state);
  };
  return {
    openCount() {
      demand(parts);
      return rows.openCount(of).questions;
    },
    open(skip, most) {
      demand(parts);
      return rows.open(of, skip, most).map(asAsked);
    },
    find(id) {
      const found = group(id);
      return found && asAsked(found);
    },
    traces(id) {
      const found = group(id);
      const all = found ? rows.traces(of, found.key) : [];
      return {
        offered: counted(all.flatMap(({ offered }) => readOffered(offered, store.onBroken) ?? [])),
        opened: counted(all.flatMap(({ opened }) => opened ?? [])),
      };
    },
    drop(id) {
      const found = group(id);
      if (found) rows.settle({ campaign: of, key: found.key }, 'dropped', null, visit.now.getTime());
      return found !== null;
    },
    restore(id) {
      const found = group(id, 'dropped');
      return found !== null && rows.reopen(of, found.key) > 0;
    },
  };
}

/** Each once, with how often; the most frequent first. */
const counted = (all: readonly string[]): readonly (readonly [string, number])[] =>
  [...Map.groupBy(all, (each) => each)]
    .map(([each, same]) => [each, same.length] as const)
    .toSorted((a, b) => b[1] - a[1]);

function ofAnswers(parts: Parts): Pick<Questions, 'answer' | 'assign' | 'change' | 'withdraw'> {
  const { rows, visit, campaigns, touch } = parts;
  const of = visit.campaign.plan.id;
  const [me, now] = [visit.person.id, visit.now];
  /** Those who asked it are told by `answered.ts`. */
  const settle = (key: string, answer: number): number => {
    const told = rows.settle({ campaign: of, key }, 'answered', answer, now.getTime());
    touch();
    return told;
  };
  return {
    answer(id, { question, answer }) {
      demand(parts);
      const asked = id === null ? null : rows.group(of, id, 'open');
      const saved = campaigns.answer({ question, answer, opens: null }, me, now);
      return { entry: officeFaqId(saved), told: asked ? settle(asked.key, saved) : 0 };
    },
    assign(id, address) {
      demand(parts);
      const asked = rows.group(of, id, 'open');
      if (!asked) return null;
      const saved = campaigns.answer({ question: asked.text, answer: null, opens: address }, me, now);
      return { told: settle(asked.key, saved) };
    },
    change(entry, { question, answer }) {
      demand(parts);
      const id = officeAnswerId(entry);
      return id !== null && campaigns.changeAnswer(id, { question, answer, opens: null }, me, now);
    },
    withdraw(entry) {
      demand(parts);
      const id = officeAnswerId(entry);
      return id !== null && campaigns.withdrawAnswer(id, now);
    },
  };
}
