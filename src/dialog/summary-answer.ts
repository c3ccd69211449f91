/** One message at the summary: confirm, mend a line, page through the lines, go back, cancel. */
import { gist } from '../chat/gist.ts';
import type { Message, Say } from '../chat/index.ts';
import type { Meaning } from '../chat/languages.ts';
import type { Turn } from '../turn/index.ts';
import { take, takeFiles } from './answer.ts';
import { readFinalYes, readMeaning } from './answers-in-words.ts';
import { askToLeave } from './asked.ts';
import type { Flow, Outcome, Standing } from './flow.ts';
import { guessMeaning } from './meant.ts';
import { correct } from './mending/index.ts';
import { leftBy } from './mending/left.ts';
import { finish, goBack, here, stand } from './position.ts';
import { applies, firstOpen, lineOf, linesOf, SUMMARY, stepOf } from './progress.ts';
import { sayAbove } from './question.ts';
import { namedLine } from './summary.ts';

export function answerSummary(flow: Flow, standing: Standing, message: Message, turn: Turn): Outcome {
  if (message.choice !== undefined) return tapped(flow, standing, message.choice.slice(1), turn);
  if ((message.files?.length ?? 0) > 0) return takeFiles(flow, standing, null, message, turn);
  if (message.personal) return here(flow, standing, turn, [{ key: 'dialog:personal' }]);
  const text = gist(message.text ?? '');
  const said = saidAtEnd(flow, text, turn);
  if (said === 'cancel' || said === 'back') return tapped(flow, standing, said, turn);
  if (said === 'yes')
    return isAfterMiss(flow, standing) ? askAnew(flow, standing, turn) : confirm(flow, standing, turn);
  if (said === 'on' || said === 'keep' || said === 'review') return here(flow, standing, turn);
  if (said !== null && said !== 'unsure') return here(flow, standing, turn, [hint('which', flow, standing, turn)]);
  const typed = { ...message, text };
  // "bỏ ảnh cuối" is the photos' own, whatever else might be read in it.
  const heard = flow.steps.find(
    (step) => applies(step, standing.answers, turn) && step.hears?.(text, standing.answers, turn),
  );
  if (heard) return mend(flow, standing, heard.key, turn, typed);
  const several = mendSeveral(flow, standing, typed, turn);
  if (several) return several;
  const named = namedLine(flow, standing, text, turn);
  const corrected = correct({ flow, standing, step: null, message: typed, turn, take }, named !== null);
  if (corrected) return corrected;
  if (named) return mendNamed(flow, standing, named, typed, turn);
  return meantAtSummary(flow, standing, text, turn) ?? lost(flow, standing, turn);
}

/** "Ngày hôm nay, 35 …": what is not read beside the line is said. */
function mendNamed(
  flow: Flow,
  standing: Standing,
  { step: { key }, rest }: NonNullable<ReturnType<typeof namedLine>>,
  message: Message,
  turn: Turn,
): Outcome {
  const outcome = mend(flow, standing, key, turn, { ...message, text: rest });
  const isDone = outcome.standing?.at === SUMMARY && outcome.standing.asking === undefined;
  const left = isDone ? leftBy(rest, [key], standing.answers, outcome.standing?.answers ?? {}) : null;
  return sayAbove(left, outcome);
}

/** What can't be taken back, and a wish was written since that was not understood ("gửi cho trường kia thôi"): "gửi" may mean that wish. */
const isAfterMiss = ({ summary }: Flow, { misses }: Standing): boolean => summary?.isStrict === true && misses > 0;

const askAnew = (flow: Flow, standing: Standing, turn: Turn): Outcome =>
  here(flow, { ...standing, misses: 0 }, turn, [
    { key: 'dialog:summary.once-more', with: { confirm: flow.summary?.confirm ?? '' } },
  ]);

/** "Số lượng 3, số người 90 hs": several lines, each by its name and with what is read of it whole; null: it is not that. */
function mendSeveral(flow: Flow, standing: Standing, message: Message, turn: Turn): Outcome | null {
  const parts = (message.text ?? '').split(/[,;\n]\s+/);
  if (parts.length < 2 || parts.length > MOST_LINES) return null;
  const changed: Say[] = [];
  let now = standing;
  for (const part of parts) {
    const named = namedLine(flow, now, part, turn);
    if (!named || named.rest === '' || named.step.takesFiles === true || named.step.takesText === true) return null;
    const next = mend(flow, now, named.step.key, turn, { ...message, text: named.rest }).standing;
    if (next?.at !== SUMMARY || next.asking) return null;
    const [before, after] = [lineOf(named.step, now.answers, turn), lineOf(named.step, next.answers, turn)];
    if (!after) return null;
    const change: Say = {
      key: 'dialog:mend.change',
      with: { label: after.label, before: before?.value ?? '', after: after.value },
    };
    changed.push({ key: 'dialog:mend.done', with: { change } });
    now = next;
  }
  return here(flow, now, turn, changed);
}
const MOST_LINES = 6;

/** What a sentence says that names no line: only a yes confirms, where what it writes can be taken back, and "không gửi nữa" is none. */
function meantAtSummary(flow: Flow, standing: Standing, text: string, turn: Turn): Outcome | null {
  const meant = guessMeaning(text, turn);
  if (meant === 'cancel' || meant === 'back') return tapped(flow, standing, meant, turn);
  if (meant === 'yes' && flow.summary?.takesGuess === true) return confirm(flow, standing, turn);
  if (meant === 'keep') return here(flow, standing, turn);
  const missed = flow.summary?.isStrict === true ? { ...standing, misses: standing.misses + 1 } : standing;
  return meant === 'no' || meant === 'yes' ? here(flow, missed, turn, [hint('which', flow, standing, turn)]) : null;
}

/** What a text says as a whole at the summary: yes in more words than elsewhere, unless the yes has to be a plain one. null: something of its own. */
export function saidAtEnd({ summary }: Pick<Flow, 'summary'>, text: string, turn: Turn): Meaning | null {
  const said = readMeaning(text, turn);
  if (summary?.isStrict === true) return said;
  // "Lưu rồi à" asks.
  if (said === null || said === 'yes' || said === 'done') return readFinalYes(text, turn) ? 'yes' : null;
  return said;
}

/** What can be typed here, with a line of this very summary as the example. */
function hint(name: 'which' | 'unreadable', flow: Flow, standing: Standing, turn: Turn): Say {
  const label = linesOf(flow, standing.answers, turn).at(-1)?.label ?? { plain: '' };
  return { key: `dialog:summary.${name}`, with: { label, confirm: flow.summary?.confirm ?? '' } };
}

function tapped(flow: Flow, standing: Standing, value: string, turn: Turn): Outcome {
  const [name = '', of = ''] = value.split('.');
  if (name === 'yes') return confirm(flow, standing, turn);
  if (name === 'cancel' || name === 'drop') return askToLeave(flow, standing, turn);
  if (name === 'back') return goBack(flow, standing, turn);
  if (name === 'mend') return mend(flow, standing, of, turn, null);
  if (name === 'more' && /^\d{1,2}$/.test(of)) return here(flow, standing, turn, [], Number(of));
  return here(flow, standing, turn);
}

/** Nothing is written while an answer is missing, whatever was tapped. */
function confirm(flow: Flow, standing: Standing, turn: Turn): Outcome {
  const open = firstOpen(flow, standing.answers, turn);
  if (open) return here(flow, stand(standing, open.key), turn);
  const missing = flow.ready?.(standing.answers, turn);
  return missing ? here(flow, standing, turn, [missing]) : finish(flow, standing.answers, turn);
}

function mend(flow: Flow, standing: Standing, key: string, turn: Turn, typed: Message | null): Outcome {
  const step = stepOf(flow, key);
  if (!step || !applies(step, standing.answers, turn)) return here(flow, standing, turn);
  const mending = stand(standing, key, true);
  return typed?.text ? take(flow, mending, step, typed, turn) : here(flow, mending, turn);
}

function lost(flow: Flow, standing: Standing, turn: Turn): Outcome {
  const missed: Standing = { ...standing, at: SUMMARY, misses: standing.misses + 1 };
  const outcome = here(flow, missed, turn, [hint('unreadable', flow, standing, turn)]);
  if (missed.misses < 3) return outcome;
  const help = { label: { key: 'dialog:button.help' }, value: 'help' };
  return {
    ...outcome,
    replies: outcome.replies.map((reply) => ({ ...reply, buttons: [...(reply.buttons ?? []), [help]] })),
  };
}
