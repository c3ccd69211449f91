import { createHash } from 'node:crypto';
import { shorten } from '../../chat/cut.ts';
import type { Reply, Say } from '../../chat/index.ts';
import { audienceName } from '../../dialog/audience-name.ts';
import type { Flow, Step } from '../../dialog/flow.ts';
import { NotAllowed, type Turn } from '../../turn/index.ts';
import { choice, refusal, word } from '../office-word.ts';
import type { Attached, BroadcastAnswers } from './answers.ts';
import { attachment, fileLine, fileMissing } from './attachment.ts';
import { askAudience, countLines, emptyLines, nobodyIn, readAudience } from './audience.ts';
import { saysNow, sendAt, whenLine } from './time.ts';

/** With the line that names the sender and the one that tells how to stop them it is one message on every channel: two would be billed twice. */
const LONGEST = 1800;

const text: Step<BroadcastAnswers, 'text'> = {
  key: 'text',
  words: ['nội dung', 'lời nhắn', 'text'],
  takesText: true,
  ask: () => ({ text: word('send.ask.text', { most: LONGEST }) }),
  parse: (message) => {
    const value = (message.text ?? '').normalize('NFC').trim();
    if (value === '') return { ok: false, because: word('send.not.text') };
    if (value.length > LONGEST) {
      return {
        ok: false,
        because: word('send.not.long', { length: value.length, most: LONGEST, over: value.length - LONGEST }),
      };
    }
    return { ok: true, value };
  },
  line: (value) => ({ label: word('send.line.text'), value: { plain: shorten(value.replace(/\s+/g, ' '), 120) } }),
};

const to: Step<BroadcastAnswers, 'to'> = {
  key: 'to',
  words: ['người nhận', 'nơi nhận', 'recipients'],
  ask: (_soFar, turn) => askAudience(turn),
  parse: (message, _soFar, turn) => readAudience(message, turn),
  line: (value, { at }, turn) => ({
    label: word('send.line.to'),
    value: word('send.to-count', {
      name: audienceName(value, turn.campaign),
      count: countLines(value, turn, momentOf(at)).total,
    }),
  }),
};

/** When it is sent; undefined: now, or not said yet. */
const momentOf = (at: string | undefined): Date | undefined =>
  at === undefined || at === 'now' ? undefined : new Date(at);

const look: Step<BroadcastAnswers, 'look'> = {
  key: 'look',
  stands: (value, soFar) => value === fingerprint(soFar),
  yes: 'ok',
  ask: (soFar, turn) => preview(soFar, turn),
  parse: (message, soFar, turn) => {
    if (message.choice === 'test') return sendSample(message.id, soFar, turn);
    // "Gửi ngay": the hour is asked next, and the last yes is still to come.
    if (message.choice !== 'ok' && !saysNow(message.text ?? '')) return { ok: false, because: word('send.not.look') };
    const nobody = soFar.to && nobodyIn(soFar.to, turn);
    if (nobody) return { ok: false, because: nobody };
    return { ok: true, value: fingerprint(soFar) };
  },
};

function fingerprint({ text: words, attachment: file, to: whom }: Partial<BroadcastAnswers>): string {
  return createHash('sha256')
    .update(JSON.stringify([words, file, whom]))
    .digest('hex')
    .slice(0, 12);
}

/** The sample is a message of its own, with nothing of the flow's about it; then the question is asked again. */
function sendSample(
  update: string,
  soFar: Partial<BroadcastAnswers>,
  turn: Turn,
): { readonly ok: true; readonly more: Reply } {
  turn.tell(turn.person.id, sample(soFar, turn), `sample:${turn.address.channel}:${update}`);
  return { ok: true, more: { text: word('send.sample-sent'), buttons: lookButtons } };
}

const lookButtons = [[choice('send.button.test', 'test'), choice('send.button.ok', 'ok')]];

const media = (attached: Attached | undefined, turn: Turn) =>
  attached === 'file' ? (turn.attachments?.media() ?? null) : null;

function sample(soFar: Partial<BroadcastAnswers>, turn: Turn): Reply {
  return turn.broadcasts.compose({ text: soFar.text ?? '', attachment: media(soFar.attachment, turn) });
}

/** The announcement exactly as its readers will see it, then for whom it is and how long it takes. */
function preview(soFar: Partial<BroadcastAnswers>, turn: Turn): Reply {
  const seen = sample(soFar, turn);
  const rule: Say = { plain: '———' };
  const about: readonly (Say | null)[] = soFar.to
    ? [
        { bold: audienceName(soFar.to, turn.campaign) },
        ...countLines(soFar.to, turn).lines,
        ...emptyLines(soFar.to, turn),
      ]
    : [];
  const file = fileMissing(soFar.attachment, turn) ? fileLine(turn) : null;
  return { ...seen, text: { join: [seen.text, rule, ...about, file] }, buttons: lookButtons };
}

/** The office writes to a group of people: whom, text, a file, a look, when. `go.broadcast`, `.no-log`, `.edit.<id>`, `.correct.<id>`; the text comes along where it was
 * written before. */
export const broadcastFlow: Flow<BroadcastAnswers> = {
  name: 'broadcast',
  for: ['office'],
  version: 2,
  title: word('send.title'),
  keepsDraft: true,
  begin: ([what, id = ''], turn) => {
    if (!turn.people.may('office')) return refusal('only-for.office', choice('button.contact', 'contact'));
    turn.attachments?.clear();
    if (what === 'edit') return edit(Number(id), turn);
    if (what === 'correct') return correct(Number(id), turn);
    if (what === 'text' && id !== '' && id.length <= LONGEST) {
      const shown = { plain: shorten(id.replace(/\s+/g, ' '), 300) };
      return { ok: true, answers: { text: id.normalize('NFC') }, note: word('send.begun-with', { text: shown }) };
    }
    if (what !== 'no-log') return { ok: true, answers: {} };
    const nobody = nobodyIn({ to: 'no-log' }, turn);
    return nobody ? { ok: true, answers: {}, note: nobody } : { ok: true, answers: { to: { to: 'no-log' } } };
  },
  steps: [to, text, attachment, look, sendAt],
  summary: { intro: () => word('send.summary'), confirm: word('send.confirm'), isStrict: true },
  ready: (answers, turn) => fileMissing(answers.attachment, turn) ?? past(answers.at, turn),
  done: (answers, turn) => [start(answers, turn)],
  cancelled: (turn) => turn.attachments?.clear(),
};

/** One that sets right what another said, for the same people. */
function correct(id: number, turn: Turn): ReturnType<Flow<BroadcastAnswers>['begin']> {
  const view = Number.isInteger(id) ? turn.broadcasts.view(id) : null;
  return { ok: true, answers: view ? { to: view.choosing } : {} };
}

/** Begins with what a scheduled announcement holds; one that has begun meanwhile is not changed any more. */
function edit(id: number, turn: Turn): ReturnType<Flow<BroadcastAnswers>['begin']> {
  const view = Number.isInteger(id) ? turn.broadcasts.view(id) : null;
  if (view?.state !== 'scheduled')
    return refusal('send.not-changed', choice('send.button.progress', `broadcast.${id}`));
  if (view.attachment) turn.attachments?.take(view.attachment);
  const answers = {
    to: view.choosing,
    text: view.text,
    attachment: view.attachment ? ('file' as const) : ('none' as const),
    at: view.at.toISOString(),
    edits: id,
  };
  return { ok: true, answers: { ...answers, look: fingerprint(answers) } };
}

/** A time that has gone by while it was being written or changed. */
const past = (at: string, turn: Turn): Say | null =>
  at !== 'now' && new Date(at) <= turn.now ? word('send.not.past', { at: whenLine(at) }) : null;

/** The rights are looked at again, and so is the file: a forged yes sends nothing. */
function start(answers: BroadcastAnswers, turn: Turn): Reply {
  if (!turn.people.may('office')) throw new NotAllowed('broadcast');
  const missing = fileMissing(answers.attachment, turn);
  if (missing)
    return { text: missing, buttons: [[choice('send.button.write', 'go.broadcast'), choice('button.home', 'home')]] };
  const old = answers.edits === undefined ? null : turn.broadcasts.view(answers.edits);
  if (old && old.state !== 'scheduled') {
    return { text: word('send.not-changed'), buttons: [[choice('send.button.progress', `broadcast.${old.id}`)]] };
  }
  if (old) turn.broadcasts.cancel(old.id);
  const view = turn.broadcasts.start({
    text: answers.text,
    attachment: media(answers.attachment, turn),
    choosing: answers.to,
    at: momentOf(answers.at) ?? null,
  });
  turn.attachments?.clear();
  return {
    text:
      view.state === 'scheduled' ? word('send.started-later', { at: whenLine(answers.at) }) : word('send.started-now'),
    buttons: [[choice('send.button.progress', `broadcast.${view.id}`)], [choice('button.home', 'home')]],
  };
}
