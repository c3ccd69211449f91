/** What was begun and laid aside: gone on with by a word, named wherever the bot does not understand, and given an answer only after a yes. */

import { HOUR_MS } from '../../chat/civil.ts';
import type { Message, Say } from '../../chat/index.ts';
import type { Meaning } from '../../chat/languages.ts';
import { readMeaning } from '../../dialog/answers-in-words.ts';
import { readsAnswer } from '../../dialog/engine.ts';
import type { Flow, Standing } from '../../dialog/flow.ts';
import { quote } from '../../dialog/reading.ts';
import type { Turn } from '../../turn/index.ts';
import { answerFlow, resumeDraft, sayAside } from '../flow-steps.ts';
import { HOME } from '../home-button.ts';
import type { Intent } from '../intent.ts';
import { flowNamed, goOn, leaveFlow } from '../leave.ts';
import type { Routed, Whereabouts } from '../place.ts';
import { showPage } from '../show.ts';
import { readStanding } from '../stored-place.ts';
import { chooseTyped } from '../typed/choose.ts';

/** So long a bare answer may belong to what was laid aside; where any text is an answer, an hour. */
const ANSWER_HOURS = 24;
const TEXT_HOURS = 1;
/** From then on who greets has come back: lunch is over, or the day. */
export const AWAY_HOURS = 4;

export type LeftFlow = { readonly flow: Flow; readonly standing: Standing; readonly at: Date };

function draftsOf(turn: Turn): readonly LeftFlow[] {
  return turn.drafts.list().flatMap(({ flow: name, at }): LeftFlow[] => {
    const flow = flowNamed(name);
    const standing = readStanding(turn.drafts.read(name));
    return flow && standing ? [{ flow, standing, at }] : [];
  });
}

/** What "tiếp" goes on with where nothing is open: what was laid aside last, a log before others if it is about one. */
export function toGoOnWith(isLog: boolean, turn: Turn): Intent {
  const waiting = turn.drafts.list();
  const chosen = waiting.find((each) => isLog && each.flow === 'log') ?? waiting[0];
  const flow = chosen && flowNamed(chosen.flow);
  if (flow) return { is: 'resume', flow, withPhotos: false };
  return turn.drafts.laidBy().length > 0 ? { is: 'restore', flow: null, run: null } : { is: 'nothing-to-go-on' };
}

export function nothingToGoOn(turn: Turn): Routed {
  const begin = turn.people.may('log') ? [[{ label: { key: 'bot:log' }, value: 'go.log' }]] : [];
  return { replies: [{ text: { key: 'bot:nothing-to-go-on' }, buttons: [...begin, [HOME]] }], standing: null };
}

/** How long nothing was said where a flow is open, in milliseconds. */
export const silenceIn = (place: Whereabouts, turn: Turn): number =>
  place.standing && place.since ? turn.now.getTime() - place.since.getTime() : 0;

/**
 * "xin chào", "cảm ơn" in the middle of a flow: never an answer. Within hours the question is asked again; later one is greeted and told what is
 * open, which waits as a draft.
 */
export function answerCourtesy(what: 'hello' | 'thanks', turn: Turn, place: Whereabouts): Routed {
  if (what === 'thanks' || silenceIn(place, turn) < AWAY_HOURS * HOUR_MS) {
    return sayAside({ text: { key: `bot:aside.${what}` } }, turn, place);
  }
  const left = leaveFlow(turn, place.standing);
  if (!left) return showPage({ page: 'home', asked: what }, turn, { ...place, standing: null });
  const later = { label: { key: 'bot:later' }, value: 'home' };
  const told = { key: 'bot:welcome-back', with: { what: flowNamed(place.standing?.flow ?? '')?.title ?? '' } };
  return { replies: [{ text: told, buttons: [[left], [later]] }], standing: null };
}

/** A bare "45 em" after the question was left: whether it is the answer is asked, and it is noted with the draft until the yes. */
export function offerAnswer(draft: LeftFlow, message: Message, turn: Turn): Routed {
  noteAnswer(draft, message, turn);
  const { flow, standing } = draft;
  const question = flow.steps.find((each) => each.key === standing.at)?.ask(standing.answers, turn).text;
  const said = { key: 'bot:is-answer', with: { text: quote(message.text ?? '') } };
  const text: Say = { join: [said, question && { plain: '' }, question] };
  const yes = { label: { key: 'bot:is-answer-yes' }, value: `go.answer.${flow.name}`, part: 'agree' } as const;
  return { replies: [{ text, buttons: [[yes], [goOn(flow)], [HOME]] }], standing: null };
}

/** The same below what the words lead to otherwise ("hôm qua" is a day's schedule, too). */
export function withAnswer(routed: Routed, message: Message, turn: Turn): Routed {
  const [reply, ...rest] = routed.replies;
  const draft = reply && !routed.standing ? answeredDraft(message, true, turn) : null;
  if (!reply || !draft) return routed;
  noteAnswer(draft, message, turn);
  const label = { key: 'bot:is-answer-of', with: { text: quote(message.text ?? ''), what: draft.flow.title } };
  const buttons = [[{ label, value: `go.answer.${draft.flow.name}` }], ...(reply.buttons ?? [])];
  return { ...routed, replies: [{ ...reply, buttons }, ...rest] };
}

/** What leads through a conversation is no answer to what was left. */
const LEADING: readonly (Meaning | null)[] = ['cancel', 'back', 'on', 'review', 'restore', 'done'];

const noteAnswer = ({ flow, standing }: LeftFlow, { text }: Message, turn: Turn): void =>
  turn.drafts.save(flow.name, JSON.stringify({ ...standing, offered: text }));

/** What was left in the middle, and would be answered by this; `understood`: it means something else as well. null: nothing is. */
export function answeredDraft(message: Message, understood: boolean, turn: Turn): LeftFlow | null {
  if (LEADING.includes(readMeaning(message.text, turn))) return null;
  return draftsOf(turn).find((each) => isAnswer(each, message, understood, turn)) ?? null;
}

function isAnswer({ flow, standing, at }: LeftFlow, message: Message, understood: boolean, turn: Turn): boolean {
  const step = flow.steps.find((each) => each.key === standing.at);
  if (!step) return false;
  const age = turn.now.getTime() - at.getTime();
  if (age > (step.takesText ? TEXT_HOURS : ANSWER_HOURS) * HOUR_MS) return false;
  const isJustLeft = age === 0;
  if (step.takesText)
    return (
      (!understood || isJustLeft) && !/[?？]/.test(message.text ?? '') && readsAnswer(flow, standing, message, turn)
    );
  return (
    chooseTyped(message.text ?? '', standing.shown ?? [], false) !== null || readsAnswer(flow, standing, message, turn)
  );
}

/** The yes: the answer that was noted is given to the question it was meant for. */
export function takeNoted(flow: Flow, message: Message, turn: Turn, place: Whereabouts): Routed {
  const draft = draftsOf(turn).find((each) => each.flow.name === flow.name);
  const resumed = resumeDraft(flow, false, turn, place); // lays aside what is open, and takes the draft out
  if (!draft?.standing.offered || !resumed.standing || place.standing?.flow === flow.name) return resumed;
  const { offered: text, ...standing } = draft.standing;
  const choice = chooseTyped(text, standing.shown ?? [], false) ?? undefined;
  const answer = { ...message, text: choice === undefined ? text : undefined, choice, files: undefined };
  return answerFlow(answer, turn, { ...place, standing });
}
