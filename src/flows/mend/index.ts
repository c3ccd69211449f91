import type { Session, SessionMend } from '../../campaign/types.ts';
import { dateOf } from '../../chat/civil.ts';
import type { Button, Reply, Say } from '../../chat/index.ts';
import type { Flow, Step } from '../../dialog/flow.ts';
import { NotAllowed, type Turn } from '../../turn/index.ts';
import { choice, refusal, word } from '../office-word.ts';
import { MEND_TEXTS, type MendAnswers, type MendWhat } from './answers.ts';
import { platform, text } from './texts.ts';
import { day, hoursOf, link, linkName, sessionOf, time } from './values.ts';

/** What can be mended now: a cancelled session can be put on again, a mended one given back to the files. */
function whatsFor(session: Session, turn: Turn): readonly MendWhat[] {
  const isMended = turn.schedule.mended(session.code) !== null;
  const hasBegun = session.date <= dateOf(turn.now);
  return [
    'link',
    'time',
    'day',
    session.cancelled ? 'restore' : 'cancel',
    'title',
    'platform',
    'room',
    'passcode',
    'host',
    ...(hasBegun ? (['recording'] as const) : []),
    ...(isMended ? (['undo'] as const) : []),
  ];
}

const what: Step<MendAnswers, 'what'> = {
  key: 'what',
  ask: (soFar, turn) => {
    const session = sessionOf(soFar, turn);
    if (!session) return { text: word('mend.gone') };
    const all = whatsFor(session, turn).map((each) => choice(`mend.what.${each}`, each));
    const buttons: Button[][] = [];
    for (let i = 0; i < all.length; i += 2) buttons.push(all.slice(i, i + 2));
    return { text: { join: [...factLines(session), word('mend.ask.what')] }, buttons };
  },
  parse: (message, soFar, turn) => {
    const session = sessionOf(soFar, turn);
    const value = session && whatsFor(session, turn).find((each) => each === message.choice);
    return value ? { ok: true, value } : { ok: false, because: word(session ? 'mend.not.what' : 'mend.gone') };
  },
  line: (value, soFar, turn) => ({
    label: word('mend.line.what'),
    value: value === 'undo' ? undoLine(soFar, turn) : word(`mend.what.${value}`),
  }),
};

function factLines(session: Session): readonly Say[] {
  return [
    { bold: { local: session.title } },
    { join: [{ date: session.date, as: 'weekday-date' }, { plain: hoursOf(session) }], by: ', ' },
    session.cancelled ? word('mend.is-cancelled') : word('mend.link-now', { link: linkName(session.link) }),
  ];
}

/** Which of the office's changes go: what the files say is not shown before it holds. */
function undoLine(soFar: Partial<MendAnswers>, turn: Turn): Say {
  const mended = turn.schedule.mended(soFar.session ?? '') ?? {};
  const fields = [
    mended.link !== undefined && word('mend.line.link'),
    (mended.from !== undefined || mended.to !== undefined) && word('mend.line.time'),
    mended.date !== undefined && word('mend.line.day'),
    ...([...MEND_TEXTS, 'platform'] as const).map((each) => mended[each] !== undefined && word(`mend.what.${each}`)),
    mended.cancelled !== undefined && word('mend.line.cancelled'),
  ];
  return word('mend.undo', { fields: { join: fields, by: ', ' } });
}

/** What the answers come to, on top of what was mended before; null: the change is taken back. */
function patchOf(answers: MendAnswers): SessionMend | null {
  switch (answers.what) {
    case 'link':
      return { link: answers.link === 'none' ? null : answers.link };
    case 'time':
      return { from: answers.time.from, to: answers.time.to };
    case 'day':
      return { date: answers.day };
    case 'cancel':
      return { cancelled: true };
    case 'restore':
      return { cancelled: false };
    case 'platform':
      return { platform: answers.platform === 'none' ? null : answers.platform };
    case 'title':
      return { title: { vi: answers.text ?? '' } };
    case 'undo':
      return null;
    default:
      return { [answers.what]: answers.text };
  }
}

/** The office mends a session in chat: link, time, day, title, platform, host, room, recording, cancelled; or takes its change back. `go.mend.<code>`. */
export const mendFlow: Flow<MendAnswers> = {
  name: 'mend',
  for: ['office'],
  version: 1,
  title: word('mend.flow'),
  keepsDraft: false,
  begin: ([code], turn) => {
    if (!turn.people.may('office')) return refusal('only-for.office', choice('button.contact', 'contact'));
    if (!turn.schedule.session(code ?? '')) return refusal('mend.gone', choice('mend.pick', 'mend'));
    return { ok: true, answers: { session: code ?? '' } };
  },
  steps: [what, link, time, day, platform, text],
  summary: { intro: (answers, turn) => summaryIntro(answers, turn), confirm: word('mend.confirm'), takesGuess: true },
  done: (answers, turn) => [write(answers, turn)],
};

function summaryIntro(answers: MendAnswers, turn: Turn): Say {
  const session = sessionOf(answers, turn);
  if (!session) return word('mend.gone');
  const told = turn.schedule.countToTell(session.code, patchOf(answers));
  return {
    join: [
      { bold: { local: session.title } },
      { join: [{ date: session.date, as: 'weekday-date' }, { plain: hoursOf(session) }], by: ', ' },
      told > 0 ? word('mend.will-tell', { count: told }) : word('mend.tells-nobody'),
    ],
  };
}

/** The right is looked at again: it may have been taken back while the flow was open. */
function write(answers: MendAnswers, turn: Turn): Reply {
  if (!turn.people.may('office')) throw new NotAllowed('mend');
  const { session: code } = answers;
  const buttons = [
    [choice('mend.button.session', `session.${code}`), choice('mend.button.more', 'mend')],
    [choice('button.home', 'home')],
  ];
  if (!turn.schedule.session(code)) return { text: word('mend.gone'), buttons };
  const patch = patchOf(answers);
  if (patch === null) {
    const undone = turn.schedule.unmend(code);
    return { text: undone.told > 0 ? word('mend.undone-told', { count: undone.told }) : word('mend.undone'), buttons };
  }
  const { told } = turn.schedule.mend(code, { ...turn.schedule.mended(code), ...patch });
  return { text: told > 0 ? word('mend.done', { count: told }) : word('mend.done-quietly'), buttons };
}
