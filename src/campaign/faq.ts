/** Questions that are often asked: those of campaign.yaml, and behind them those that the office answered in chat. */
import { fold } from '../chat/fold.ts';
import type { Localized } from '../chat/index.ts';
import { keptFor } from '../chat/kept.ts';
import { textsOf } from '../chat/languages.ts';
import type { Campaign, CampaignPlan } from './types.ts';

/** What the office said of a question in chat: answered it, or said at which address its answer stands. */
export type OfficeAnswer = {
  readonly id: number;
  /** Without numbers and names. */
  readonly question: string;
  /** null: it stands at `opens`. */
  readonly answer: string | null;
  /** An address ("classes.free", "faq.3"); null: it is answered here. */
  readonly opens: string | null;
};

export type FaqEntry = {
  /** What its address ends with: its place in the file, from 1; `t` and a number: the office's. */
  readonly id: string;
  readonly question: Localized;
  readonly answer: Localized;
  /** Other ways to ask. */
  readonly alsoAsked: readonly string[];
  readonly link: string | null;
  /** Answered in chat: there it can be changed and taken back. */
  readonly isOffice: boolean;
};

/** Other words that the office said lead to an address. */
export type Pointer = { readonly id: number; readonly question: string; readonly opens: string };

const OFFICE = 't';

export const officeFaqId = (id: number): string => `${OFFICE}${id}`;

/** The office's answer behind an entry's id; null: it is one of the file's, or none. */
export const officeAnswerId = (id: string): number | null => {
  const found = /^t(\d{1,9})$/.exec(id)?.[1];
  return found === undefined ? null : Number(found);
};

/** Every entry, the file's first. What the office answered and the file now says itself is the file's. */
export const faqOf = keptFor((campaign: Campaign): readonly FaqEntry[] => {
  const file = campaign.plan.faq.map(
    (each, i): FaqEntry => ({ ...each, id: String(i + 1), link: each.link ?? null, isOffice: false }),
  );
  const office = answersBeside(campaign.plan, campaign.answers ?? []).map(
    ({ id, question, answer }): FaqEntry => ({
      id: officeFaqId(id),
      question: { vi: question },
      answer: { vi: answer },
      alsoAsked: [],
      link: null,
      isOffice: true,
    }),
  );
  return [...file, ...office];
});

export const faqEntry = (campaign: Campaign, id: string): FaqEntry | null =>
  faqOf(campaign).find((each) => each.id === id) ?? null;

/** What the office said leads elsewhere; what led to an entry that was taken back leads nowhere. */
export function pointersOf(campaign: Campaign): readonly Pointer[] {
  const isThere = (opens: string): boolean =>
    !opens.startsWith('faq.') || faqEntry(campaign, opens.slice('faq.'.length)) !== null;
  return (campaign.answers ?? []).flatMap(({ id, question, opens }) =>
    opens === null || !isThere(opens) ? [] : [{ id, question, opens }],
  );
}

/** What the office answered and the file does not say: for a diff to offer. */
export function answersBeside(
  plan: Pick<CampaignPlan, 'faq'>,
  answers: readonly OfficeAnswer[],
): readonly (OfficeAnswer & { readonly answer: string })[] {
  const said = new Set(plan.faq.flatMap(({ question, alsoAsked }) => [...textsOf(question), ...alsoAsked]).map(fold));
  return answers.flatMap((each) =>
    each.answer === null || said.has(fold(each.question)) ? [] : [{ ...each, answer: each.answer }],
  );
}
