import { fold } from '../../chat/fold.ts';
import { gist } from '../../chat/gist.ts';
import type { Choices, Message } from '../../chat/index.ts';
import type { Meaning } from '../../chat/languages.ts';
import { readMeaning } from '../../dialog/answers-in-words.ts';
import type { PlainStep } from '../../dialog/progress.ts';
import { saidAtEnd } from '../../dialog/summary-answer.ts';
import type { Turn } from '../../turn/index.ts';
import { type Lead, readAddress } from '../intent.ts';
import { flowNamed } from '../leave.ts';
import { toldIn } from '../logs/told.ts';
import type { Whereabouts } from '../place.ts';
import { readCode, type TypedCode } from '../typed/code-within.ts';
import { readWords } from '../typed/strict.ts';
import { type Understood, understand } from '../typed/understood.ts';

/** A typed text, where it was typed, and what several readers want to know of it. */
export type Said = {
  /** As readers get it. */
  readonly text: string;
  readonly folded: string;
  readonly message: Message;
  readonly turn: Turn;
  readonly place: Whereabouts;
  /** The question that is open, and the choices that are. */
  readonly step: PlainStep | null;
  readonly shown: Choices;
  /** yes, no, cancel and the like, where that is all it says. */
  readonly meaning: Meaning | null;
  /** What its words lead to. */
  readonly lead: Lead | null;
  /** What they may mean where they are no strict phrase; worked out when it is first asked for. */
  readonly understood: () => Understood;
  /** Whether it tells a whole log, of somebody who may log; asked before and after what else it may be. */
  readonly told: () => { readonly verdict: ReturnType<typeof toldIn> };
  /** What looks like a secret code in it. */
  readonly code: TypedCode | null;
};

export function hearWords(typed: string, message: Message, turn: Turn, place: Whereabouts): Said {
  const text = gist(typed);
  const { standing } = place;
  const lead = leadOf(text, turn);
  const flow = flowNamed(standing?.flow ?? '');
  const step = flow?.steps.find((each) => each.key === standing?.at) ?? null;
  const isSure = lead !== null && (lead.to.is === 'stop' || isOwnData(text, lead));
  return {
    text,
    folded: fold(text),
    message,
    turn,
    place,
    step,
    shown: standing ? (standing.shown ?? []) : place.shown,
    meaning: flow && step === null ? saidAtEnd(flow, text, turn) : readMeaning(text, turn),
    lead,
    understood: once(() => understand(text, turn)),
    told: once(() => ({ verdict: toldIn(text, turn) })),
    code: isSure ? null : readCode(text, standing !== null, () => turn.people.isLinkOffered()),
  };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

/** What words lead to, read once into what an address says; null: they mean nothing to us. */
export function leadOf(text: string, turn: Turn): Lead | null {
  const address = readWords(text, turn);
  return address === null ? null : { address, to: readAddress(address) };
}

/** Thanks and greetings: no wish to go anywhere. */
export const isCourtesy = ({ to }: Lead): boolean =>
  to.is === 'page' && to.visit.page === 'home' && to.visit.asked !== null;

/** Whether the words are about what is kept of the person: they hold anywhere. */
export function isOwnData(text: string, { to }: Lead): boolean {
  if (to.is !== 'page') return false;
  const { visit } = to;
  if (visit.page === 'my-data') return visit.asked !== null;
  return visit.page === 'privacy' && visit.asked?.act === 'withdraw' && text.split(/\s+/).length <= 6;
}
