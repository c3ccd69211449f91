/** A message that tells a whole log: it is begun with what was read, or offered where it only may be one. Nothing is stored as a log before the last yes. */
import { isDeepStrictEqual } from 'node:util';
import { PRIVACY_VERSION } from '../../chat/consent.ts';
import type { Reply } from '../../chat/index.ts';
import { askLookUp } from '../../dialog/engine.ts';
import type { Flow, Json, Standing } from '../../dialog/flow.ts';
import { quote } from '../../dialog/reading.ts';
import { runFrom } from '../../dialog/tap.ts';
import type { SoFar } from '../../flows/log/answers.ts';
import { readToldLog, wholeLogIn } from '../../flows/log/told.ts';
import type { Turn } from '../../turn/index.ts';
import { openFlow } from '../flow-steps.ts';
import { HOME } from '../home-button.ts';
import { flowNamed, leaveFlow } from '../leave.ts';
import type { Routed, Whereabouts } from '../place.ts';

const LOG = 'log';

/** Whether this person may log, and a text tells an activity; null: neither. */
export function toldIn(text: string, turn: Turn): 'log' | 'maybe' | null {
  if (turn.group || !turn.people.may('log')) return null;
  const { verdict } = readToldLog(text, turn);
  return verdict === 'none' ? null : verdict;
}

/** An activity of somebody who may log none. */
export const tellsWithoutRole = (text: string, turn: Turn): boolean =>
  !turn.group && turn.person.holds.length === 0 && MAY_BE_WHOLE.test(text) && readToldLog(text, turn).verdict === 'log';

/** Shorter answers tell no whole log, and most answers in a flow are. */
const MAY_BE_WHOLE = /^\s*(?:\S+\s+){3}\S/;

/** What is read of a text that tells a whole log; null: it tells none, or this person may not log. */
function wholeIn(text: string, turn: Turn): SoFar | null {
  if (turn.group || !turn.people.may('log') || !MAY_BE_WHOLE.test(text)) return null;
  return wholeLogIn(text, turn);
}

/** Whether a text tells a whole log of another kind or day than the open one, which asks for something. */
export function isAnother(text: string, turn: Turn, { standing }: Whereabouts): boolean {
  const told = standing?.flow === LOG ? wholeIn(text, turn) : null;
  return standing !== null && told !== null && areApart(standing.answers, told);
}

/** Whether both tell a whole log, and it may be the same. */
export function isToldAnew(before: string, text: string, turn: Turn): boolean {
  const [one, other] = [wholeIn(before, turn), wholeIn(text, turn)];
  return one !== null && other !== null && !areApart(one, other);
}

/** Two logs of different kinds or days. */
const areApart = (one: SoFar, other: SoFar): boolean =>
  (one.category !== undefined && other.category !== undefined && one.category !== other.category) ||
  (one.days !== undefined && other.days !== undefined && !isDeepStrictEqual(one.days, other.days));

/** Is it the answer to what the open log asks, or another log? What was read of it is kept for a day. */
export function askIfAnother(
  { text, withPhotos }: { readonly text: string; readonly withPhotos: boolean },
  turn: Turn,
  place: Whereabouts,
): Routed {
  const flow = flowNamed(LOG);
  if (!flow || !place.standing) return { replies: [], standing: null };
  const opens = ['go', 'fresh', LOG, 'kept', keep(flow, text, turn), ...(withPhotos ? ['photos'] : [])].join('.');
  const { replies, standing } = askLookUp(
    flow,
    place.standing,
    text,
    { opens, label: { key: 'bot:told.log' }, asks: 'bot:told.amid' },
    turn,
  );
  return { replies, standing };
}

/** `withPhotos`: photos came with it, and have been kept. `waiting`: what stands for the text in the arguments until the person agrees. */
export function tellLog(
  {
    text,
    isSure,
    withPhotos = false,
    waiting,
  }: { readonly text: string; readonly isSure: boolean; readonly withPhotos?: boolean; readonly waiting?: string },
  turn: Turn,
  place: Whereabouts,
): Routed {
  const flow = flowNamed(LOG);
  if (!flow) return { replies: [], standing: null };
  const args = turn.person.consent === PRIVACY_VERSION ? ['kept', keep(flow, text, turn)] : waiting ? [waiting] : [];
  const all = [...args, ...(withPhotos ? ['photos'] : [])];
  // What is open waits, too.
  leaveFlow(turn, place.standing);
  const waits = turn.drafts.list().some((each) => each.flow === LOG);
  if (waits && args[0] === 'kept') return { replies: [offerBeside(text, all)], standing: null };
  return isSure ? openFlow(flow, all, turn, place) : { replies: [offer(text, all)], standing: null };
}

/** What was read of it, for a day, as what was cancelled is. */
function keep(flow: Flow, text: string, turn: Turn): string {
  // Several may be told in one turn, where they waited for the consent.
  const run = runFrom(`told ${turn.id} ${text}`);
  const told = readToldLog(text, turn);
  const { unread = [] } = told;
  const answers = { ...told.answers, ...(unread.length > 0 && { unread }) } as Readonly<Record<string, Json>>;
  const at = flow.steps[0]?.key ?? '';
  const { version } = flow;
  const standing: Standing = {
    flow: LOG,
    version,
    run,
    at,
    answers,
    mending: false,
    given: Object.keys(answers),
    misses: 0,
  };
  turn.drafts.note(LOG, run, JSON.stringify(standing));
  return run;
}

/** Another log waits half told: which of the two is meant. What is left is kept for a day. */
const offerBeside = (text: string, args: readonly string[]): Reply => ({
  text: { key: 'bot:told.draft', with: { text: quote(text) } },
  buttons: [
    [{ label: { key: 'bot:told.log' }, value: ['go', 'fresh', LOG, ...args].join('.') }],
    [{ label: { key: 'bot:told.resume' }, value: `go.resume.${LOG}` }],
    [HOME],
  ],
});

const offer = (text: string, args: readonly string[]): Reply => ({
  text: { key: 'bot:told.offer', with: { text: quote(text) } },
  buttons: [[{ label: { key: 'bot:told.log' }, value: ['go', LOG, ...args].join('.'), part: 'agree' }], [HOME]],
});
