/** A photo with words below it in the middle of a flow: the photo is kept, and the words are read as if they had been typed. */
import type { Message, Reply, Say } from '../../chat/index.ts';
import { mayBePicture } from '../../chat/picture-file.ts';
import type { Flow, Standing } from '../../dialog/flow.ts';
import { keepFiles } from '../../dialog/keep-files.ts';
import { here } from '../../dialog/position.ts';
import { SUMMARY, stepOf } from '../../dialog/progress.ts';
import { stack } from '../../dialog/question.ts';
import type { Turn } from '../../turn/index.ts';
import { answerFlow } from '../flow-steps.ts';
import type { Caption, Intent } from '../intent.ts';
import { flowNamed } from '../leave.ts';
import type { Routed, Whereabouts } from '../place.ts';
import type { Here } from './sent.ts';

export function answerCaptioned(words: Caption, { message, turn, place, act }: Here): Routed {
  const { standing } = place;
  const flow = standing && flowNamed(standing.flow);
  if (!standing || !flow) return answerFlow({ ...message, text: undefined }, turn, place);
  const { files: _, ...typed } = message;
  if (stepOf(flow, standing.at)?.takesFiles || standing.at === SUMMARY) {
    return besidePhotos(message.text ?? '', message, turn, { place, standing, flow });
  }
  const { intent } = words;
  // Below it another log is told: the photo is that one's.
  if (intent.is === 'ask-another') {
    for (const file of (message.files ?? []).filter(mayBePicture)) turn.photos.keepEarly(file);
    return act({ ...intent, withPhotos: true }, typed, turn, place);
  }
  const { note, isTaken } = keepFiles(flow, standing, message, turn);
  const itsOwn = (): Routed => ofThePhoto(message.text ?? '', turn, { place, standing, flow });
  if (!isTaken) return below(note, act(intent, typed, turn, place));
  if (leadsAway(intent)) return itsOwn();
  const otherwise = intent.is === 'answer' ? intent.otherwise : null;
  const isAway = otherwise !== null && leadsAway(otherwise);
  const answered = act(isAway ? { is: 'answer', otherwise: null } : intent, typed, turn, place);
  const isMiss = (answered.standing?.misses ?? 0) > standing.misses;
  return isMiss && (isAway || saysWhatItShows(message.text ?? '')) ? itsOwn() : below(note, answered);
}

/** "Các em xếp hàng" where a number is asked for; "31/2" where a day is meant for that, and refused. */
const saysWhatItShows = (text: string): boolean => !/\d/.test(text) && (text.match(/\p{L}{2,}/gu) ?? []).length > 1;

/** "Lễ khai mạc" below a photo of it is the photo's, and no wish to see the page of that name. */
const leadsAway = ({ is }: Intent): boolean => AWAY.has(is);
const AWAY: ReadonlySet<Intent['is']> = new Set(['page', 'begin', 'look-up', 'guess', 'ask-look-up']);

/** The photo has its words, and the open question is asked again. */
function ofThePhoto(text: string, turn: Turn, { standing, flow }: At): Routed {
  const given = flow.caption?.(text, standing.answers, turn);
  const now = given ? { ...standing, answers: given.answers as Standing['answers'] } : standing;
  return here(flow, now, turn, [given?.note ?? { key: 'dialog:file-kept' }]);
}

type At = { readonly place: Whereabouts; readonly standing: Standing; readonly flow: Flow };

/** Where photos are asked for, or nothing is: "xong" and "sửa ngày 5/10" are what they always are; other words belong to the photo. */
function besidePhotos(text: string, message: Message, turn: Turn, { place, standing, flow }: At): Routed {
  const { files: _, ...typed } = message;
  const kept = answerFlow({ ...message, text: undefined }, turn, place);
  const stays: Whereabouts = { ...place, standing: kept.standing };
  const answered = answerFlow(typed, turn, stays);
  const isMiss = (answered.standing?.misses ?? 0) > standing.misses;
  if (!isMiss) return below({ key: 'dialog:file-kept' }, answered);
  const given = flow.caption?.(text, standing.answers, turn);
  if (!given || !kept.standing) return kept;
  const now: Standing = { ...kept.standing, answers: given.answers as Standing['answers'] };
  const shown = standing.at === SUMMARY ? here(flow, now, turn, [{ key: 'dialog:file-kept' }]).replies : kept.replies;
  return below(given.note, { replies: shown, standing: now });
}

/** What is said of the photo stands above what is said to the words. */
function below(note: Say | null, routed: Routed): Routed {
  const [first, ...others] = routed.replies;
  if (note === null) return routed;
  const reply: Reply = first ? { ...first, text: stack([note, first.text]) } : { text: note };
  return { ...routed, replies: [reply, ...others] };
}
