/** What was begun and laid aside: gone on with by a word, named wherever the bot does not understand, and given an answer only after a yes. */

import { HOUR_MS } from '../chat/civil.ts';
import { fold } from '../chat/fold.ts';
import type { Message, Reply } from '../chat/index.ts';
import type { Meaning } from '../chat/languages.ts';
import { readMeaning } from '../dialog/answers-in-words.ts';
import { readsAnswer } from '../dialog/engine.ts';
import type { Flow, Standing } from '../dialog/flow.ts';
import { quote } from '../dialog/reading.ts';
import type { Turn } from '../turn/index.ts';
import { chooseTyped } from './choose.ts';
import { answerFlow, openFlow, sayAside } from './flow-steps.ts';
import { flowNamed, goOn, leaveFlow } from './leave.ts';
import { type Place, type Routed, readJson } from './place.ts';
import { showPage } from './show.ts';

const home = { label: { key: 'bot:home' }, value: 'home' } as const;

/** So long a bare answer may belong to what was laid aside; where any text is an answer, an hour. */
const ANSWER_HOURS = 24;
const TEXT_HOURS = 1;
/** From then on who greets has come back: lunch is over, or the day. */
export const AWAY_HOURS = 4;

type Draft = { readonly flow: Flow; readonly standing: Standing; readonly at: Date };

function draftsOf(turn: Turn): readonly Draft[] {
  return turn.drafts.list().flatMap(({ flow: name, at }): Draft[] => {
    const flow = flowNamed(name);
    const standing = readJson(turn.drafts.read(name)) as Standing | undefined;
    return flow && standing ? [{ flow, standing, at }] : [];
  });
}

/** "tiếp", "ghi tiếp đi" with nothing open: what was laid aside last; "ghi" is about a log. Nothing waits: says so. null: it is no such word. */
export function resume(text: string, turn: Turn, place: Place): Routed | null {
  if (readMeaning(text, turn) !== 'on') return null;
  const waiting = turn.drafts.list();
  const isLog = /(?:^| )ghi(?: |$)/.test(fold(text));
  const chosen = waiting.find((each) => isLog && each.flow === 'log') ?? waiting[0];
  if (chosen) return openFlow('resume', [chosen.flow], turn, place);
  if (turn.drafts.laidBy().length > 0) return openFlow('restore', [], turn, place);
  const begin = turn.people.may('log') ? [[{ label: { key: 'bot:log' }, value: 'go.log' }]] : [];
  const buttons = [...begin, [home]];
  return { replies: [{ text: { key: 'bot:nothing-to-go-on' }, buttons }], standing: null };
}

/** How long nothing was said where a flow is open, in milliseconds. */
export const silenceIn = (place: Place, turn: Turn): number =>
  place.standing && place.since ? turn.now.getTime() - place.since.getTime() : 0;

/**
 * "xin chào", "cảm ơn" in the middle of a flow: never an answer. Within hours the question is asked again; later one is greeted and told what is
 * open, which waits as a draft. null: the text is no such word.
 */
export function answerCourtesy(text: string, turn: Turn, place: Place): Routed | null {
  const what = readMeaning(text, turn);
  if (what !== 'hello' && what !== 'thanks') return null;
  if (what === 'thanks' || silenceIn(place, turn) < AWAY_HOURS * HOUR_MS) {
    return sayAside({ text: { key: `bot:aside.${what}` } }, turn, place);
  }
  const left = leaveFlow(turn, place.standing);
  if (!left) return showPage('home', [what], turn, { ...place, standing: null });
  const later = { label: { key: 'bot:later' }, value: 'home' };
  const told = { key: 'bot:welcome-back', with: { what: flowNamed(place.standing?.flow ?? '')?.title ?? '' } };
  return { replies: [{ text: told, buttons: [[left], [later]] }], standing: null };
}

/**
 * A bare "45 em" after the question was left: whether it is the answer is asked, and it is noted with the draft until the yes. null: nothing
 * waits that it would answer.
 */
export function offerAnswer(message: Message, turn: Turn): Reply | null {
  const noted = noteAnswer(message, false, turn);
  if (!noted) return null;
  const { flow, standing } = noted;
  const question = flow.steps.find((each) => each.key === standing.at)?.ask(standing.answers, turn).text;
  const text = { key: 'bot:is-answer', with: { text: quote(message.text ?? '') } };
  return {
    text: { join: [text, question && { plain: '' }, question] },
    buttons: [[{ label: { key: 'bot:is-answer-yes' }, value: `go.answer.${flow.name}` }], [goOn(flow)], [home]],
  };
}

/** The same below what the words lead to otherwise ("hôm qua" is a day's schedule, too). */
export function withAnswer(routed: Routed, message: Message, turn: Turn): Routed {
  const [reply, ...rest] = routed.replies;
  const noted = reply && !routed.standing ? noteAnswer(message, true, turn) : null;
  if (!reply || !noted) return routed;
  const label = { key: 'bot:is-answer-of', with: { text: quote(message.text ?? ''), what: noted.flow.title } };
  const buttons = [[{ label, value: `go.answer.${noted.flow.name}` }], ...(reply.buttons ?? [])];
  return { ...routed, replies: [{ ...reply, buttons }, ...rest] };
}

/** What leads through a conversation is no answer to what was left. */
const LEADING: readonly (Meaning | null)[] = ['cancel', 'back', 'on', 'restore', 'done'];

function noteAnswer(message: Message, understood: boolean, turn: Turn): Draft | null {
  if (LEADING.includes(readMeaning(message.text, turn))) return null;
  const draft = draftsOf(turn).find((each) => isAnswer(each, message, understood, turn));
  if (draft) turn.drafts.save(draft.flow.name, JSON.stringify({ ...draft.standing, offered: message.text }));
  return draft ?? null;
}

function isAnswer({ flow, standing, at }: Draft, message: Message, understood: boolean, turn: Turn): boolean {
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
export function takeOffered(name: string, message: Message, turn: Turn, place: Place): Routed {
  const draft = draftsOf(turn).find((each) => each.flow.name === name);
  if (!draft?.standing.offered || place.standing?.flow === name) return openFlow('resume', [name], turn, place);
  const { offered: text, ...standing } = draft.standing;
  openFlow('resume', [name], turn, place); // lays aside what is open, and takes the draft out
  const choice = chooseTyped(text, standing.shown ?? [], false) ?? undefined;
  const answer = { ...message, text: choice === undefined ? text : undefined, choice, files: undefined };
  return answerFlow(answer, turn, { ...place, standing });
}
