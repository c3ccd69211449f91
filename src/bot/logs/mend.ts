/** A log that was saved is corrected by words, on its page or right after it was saved: its summary shows the change, and asks before anything is stored. */
import { fold } from '../../chat/fold.ts';
import type { Button, Message, Say } from '../../chat/index.ts';
import { workUnits } from '../../chat/work-units.ts';
import { correctsAnswer } from '../../dialog/engine.ts';
import type { Json, Standing } from '../../dialog/flow.ts';
import { asksForPhotos } from '../../dialog/photos-asked.ts';
import { SUMMARY } from '../../dialog/progress.ts';
import { quote } from '../../dialog/reading.ts';
import { runFrom, writeTap } from '../../dialog/tap.ts';
import { editedLog } from '../../flows/log/begin.ts';
import { visitAt } from '../../pages/index.ts';
import type { Activity, Turn } from '../../turn/index.ts';
import { stillWaits } from '../consent/words.ts';
import { answerFlow, openAnew, openFlow } from '../flow-steps.ts';
import { HOME } from '../home-button.ts';
import type { Intent } from '../intent.ts';
import { flowNamed } from '../leave.ts';
import type { Routed, Whereabouts } from '../place.ts';
import { namesALog } from '../readers/log-wish.ts';
import type { Said } from '../readers/said.ts';
import { showPage } from '../show.ts';
import { logsIn } from './named.ts';
import { toldIn } from './told.ts';

const LOG = 'log';

/** "Nhầm, 65 học sinh ạ", "sửa ngày thành 2/10" where one log is on the screen. */
export function logAtHand({ text, turn, place, lead, message }: Said): Intent | null {
  if (turn.group || !turn.people.may('log') || lead !== null) return null;
  const [code, another] = logsIn(place.shown);
  if (code === undefined || another !== undefined || namesALog(text, turn)) return null;
  const activity = turn.activities.find(code);
  if (!activity || activity.withdrawn || !turn.activities.mayChange(activity)) return null;
  const change = changeIn(text, activity, message, turn);
  return change === null ? null : { is: 'mend-log', code, change, photos: false };
}

/** What of a text corrects this log; null: nothing does. */
export function changeIn(text: string, activity: Activity, message: Message, turn: Turn): string | null {
  const found = clausesOf(text).find(
    (each, at) => isChange(each, activity, message, turn) && (at === 0 || toldIn(text, turn) !== 'log'),
  );
  return found ?? null;
}

/** The whole, and what follows a comma: "hôm qua ghi thiếu, sửa lại …". */
function clausesOf(text: string): readonly string[] {
  const parts = text.split(/(?<=[,;.])\s+/);
  return parts.slice(0, MOST_CLAUSES).map((_, at) => parts.slice(at).join(' '));
}
const MOST_CLAUSES = 4;

function isChange(text: string, activity: Activity, message: Message, turn: Turn): boolean {
  const flow = flowNamed(LOG);
  if (!flow || ASKS.test(fold(text)) || asksForPhotos(text, turn.languages)) return false;
  const answers = editedLog(activity) as Readonly<Record<string, Json>>;
  const standing: Standing = {
    flow: LOG,
    version: flow.version,
    run: runFrom(turn.id),
    at: SUMMARY,
    answers,
    mending: false,
    given: [],
    misses: 0,
  };
  return correctsAnswer(flow, standing, { ...message, text }, turn);
}

/** "Ngày là ngày nào" asks. */
const ASKS = /(?:^| )(?:gi|nao|may|bao nhieu|khi nao|dau|the nao|what|which|when)(?: (?:a|vay|the|nhi))*$|[?？]/;

/** Opens the log's summary, and hands it what was said. */
export function mendLog(
  { code, change, photos }: Extract<Intent, { is: 'mend-log' }>,
  message: Message,
  turn: Turn,
  place: Whereabouts,
): Routed {
  const flow = flowNamed(LOG);
  if (!flow) return { replies: [], standing: null };
  const opened = openFlow(flow, ['edit', code, ...(change === null ? [] : [CHANGE])], turn, place);
  const { standing } = opened;
  if (standing?.answers['edits'] !== code) return change === null ? opened : changeWaits(code, change, opened, turn);
  const now = { ...place, standing };
  const choice = writeTap({ flow: LOG, run: standing.run, step: standing.at, value: '-mend.photos' });
  if (photos) return named(code, answerFlow({ ...message, text: undefined, choice }, turn, now), turn);
  return change === null ? opened : answerFlow({ ...message, text: change }, turn, now);
}

/** In the arguments of a log that is changed: words wait that say what is to be changed. */
const CHANGE = 'change';

/** Another log waits half told: which of the two comes first is asked, and the words are not lost by it. */
function changeWaits(code: string, change: string, opened: Routed, turn: Turn): Routed {
  const activity = turn.activities.find(code);
  if (!activity || !turn.drafts.list().some((each) => each.flow === LOG)) return opened;
  const text: Say = { key: 'bot:mend-waits', with: { text: quote(change), title: quote(activity.title) } };
  const buttons: readonly Button[] = [
    { label: { key: 'bot:mend-now' }, value: `go.fresh.${LOG}.edit.${code}.${CHANGE}` },
    { label: { key: 'bot:told.resume' }, value: `go.resume.${LOG}` },
    HOME,
  ];
  const untold = { texts: [change], at: turn.now.getTime() };
  return { ...opened, replies: [{ text, buttons: buttons.map((each) => [each]) }], untold };
}

/** The log is opened instead of the one that waits, and what was said of it is read. null: nothing was. */
export function mendAnew(
  [how, code = '', waits]: readonly string[],
  message: Message,
  turn: Turn,
  place: Whereabouts,
): Routed | null {
  const flow = flowNamed(LOG);
  const [change] = stillWaits(place.untold, turn)?.texts ?? [];
  if (!flow || how !== 'edit' || waits !== CHANGE || change === undefined) return null;
  const opened = openAnew(flow, ['edit', code], turn, place);
  const { standing } = opened;
  if (standing?.answers['edits'] !== code) return opened;
  const { id, from, at } = message;
  return { ...answerFlow({ id, from, at, text: change }, turn, { ...place, standing }), untold: null };
}

/** Above the question for photos, whose they will be. */
function named(code: string, routed: Routed, turn: Turn): Routed {
  const activity = turn.activities.find(code);
  const [reply, ...rest] = routed.replies;
  if (!activity || !reply) return routed;
  const day: Say = { date: activity.from, as: 'weekday-date' };
  const says: Say = { key: 'bot:photos-for', with: { title: quote(activity.title), day } };
  return { ...routed, replies: [{ ...reply, text: { join: [says, reply.text] } }, ...rest] };
}

/** What is recorded, below a line that nothing of it is called so. */
export function noLog(text: string, turn: Turn, place: Whereabouts): Routed {
  const [unit, another] = workUnits(turn.person.holds).filter((each) => turn.people.may('log', each));
  const address = unit === undefined || another !== undefined ? ['unit-report'] : ['unit-report', unit, 'list', '1'];
  const says: Say = { key: 'bot:no-log', with: { text: quote(text) } };
  const visit = visitAt(address);
  return visit ? showPage(visit, turn, place, says) : { replies: [{ text: says }], standing: null };
}
