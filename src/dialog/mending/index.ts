/** Changes an answer that was given before, wherever the person stands: at once where it is beyond doubt, else only after a yes. */
import type { Say } from '../../chat/index.ts';
import type { Mend, Outcome } from '../flow.ts';
import { asksForPhotos } from '../photos-asked.ts';
import { here, stand } from '../position.ts';
import { applies, lineOf, type PlainStep } from '../progress.ts';
import { sayAbove } from '../question.ts';
import { quote } from '../reading.ts';
import { ask, change } from './asked.ts';
import { apartFrom, behindLead, withAnswer } from './clauses.ts';
import { type Correction, readCorrection, type Told } from './correction.ts';
import { holds, mendedBy, type Open, sayChange, sentences, valueFor } from './mended.ts';
import { readOpening } from './opening.ts';
import { losesFigures, namesOf, optionOf, optionsFor, unsaid } from './options.ts';
import { readSeveral, type Several } from './several.ts';
import { withoutThanks } from './thanked.ts';
import { within } from './within.ts';

/** null: it corrects nothing that was answered. `isNamed`: it begins with a line's name, which says enough. Nothing is changed on a guess: what may be meant otherwise is asked. */
export function correct(asked: Open, isNamed = false): Outcome | null {
  const { flow, standing, step, turn } = asked;
  if (asked.message.text === undefined || asked.message.choice !== undefined) return null;
  const text = withoutThanks(asked.message.text, turn);
  const message = { ...asked.message, text };
  const open: Open = { ...asked, message };
  const further = morePhotos(open, text);
  if (further !== undefined) return further;
  const files = takeOut(open, text);
  if (files) return files;
  const both = isNamed ? null : (correctBehind(open) ?? correctAndAnswer(open) ?? correctAfter(open));
  if (both) return both;
  const lines = flow.steps.filter(
    (each) => each.line !== undefined && !each.takesFiles && applies(each, standing.answers, turn),
  );
  const ofText = withinOwn(open);
  if (ofText) return ofText;
  const several = readSeveral(open, lines, isNamed);
  if (several?.mend.and) return takeSeveral(open, several);
  const names = (each: PlainStep) => namesOf(each, standing, turn);
  const typed = readCorrection(asked.message.text, lines, names);
  // The thanks of an announcement are part of it.
  if (typed?.is === 'line' && typed.step.takesText && !typed.step.isName) return correctLine(asked, typed);
  const read = text === asked.message.text ? typed : readCorrection(text, lines, names);
  if (read?.is === 'line') return correctLine(open, read);
  if (read?.is === 'drop') return drop(open, read.step);
  const options = read ? optionsFor(open, read) : isNamed ? [] : unsaid(open);
  const [only, another] = options;
  if (!only)
    return (
      (read?.is === 'value' ? asAnswer(open, read.ways) : null) ??
      (several && takeSeveral(open, several)) ??
      askAnew(open, read) ??
      askWithoutReason(open, lines) ??
      addition(open)
    );
  const own = step === null ? null : step.takesText || read?.is !== 'value' ? text : (read.ways[0]?.value ?? text);
  const isAnswer =
    step !== null && own !== null && (step.takesText === true || valueFor(step, own, open) !== undefined);
  const isSure = read !== null && (read.is === 'amount' || read.isPlain) && !another && !isAnswer;
  if (isSure && !losesFigures(only, open)) return change(open, only);
  return ask(open, { is: 'mend', text: own ?? text, isAnswer, options });
}

/** "xong, 310 em mới đúng": what it corrects; the open question stays. */
function correctBehind(open: Open): Outcome | null {
  const text = behindLead(open.message.text ?? '', open);
  return text === null ? null : correct({ ...open, message: { ...open.message, text } });
}

/** "bà con vui, à mà 42 bà con" where photos or a text are asked for: what it corrects is asked about, and the rest is named. */
function correctAfter(open: Open): Outcome | null {
  const { step, message } = open;
  if (!step || (!step.takesFiles && !step.isSentence)) return null;
  const parts = /^(.+?[,.;!…])\s+(\S.*)$/s.exec(message.text ?? '');
  const [, before = '', behind = ''] = parts ?? [];
  if (readOpening(before) !== null || readOpening(behind) === null) return null;
  const outcome = correct({ ...open, message: { ...message, text: behind } });
  const asking = outcome?.standing?.asking;
  if (asking?.is !== 'mend' || !outcome?.standing) return outcome && null;
  const left: Say = { key: 'dialog:mend.unused', with: { text: quote(before.replace(/[,.;]$/, '')) } };
  const standing = { ...outcome.standing, asking: { ...asking, text: message.text ?? '' } };
  return sayAbove(left, { ...outcome, standing });
}

/** "không phải sân trường, chỗ khác": what stood there is denied, and nothing is named instead of it. */
function askAnew(open: Open, read: Correction | null): Outcome | null {
  const { flow, standing, step, turn } = open;
  if (step !== null || read?.is !== 'value') return null;
  const old = read.ways.find((way) => way.old !== null)?.old ?? null;
  const denied = flow.steps.find(
    (each) => each.isName && typeof standing.answers[each.key] === 'string' && old !== null && holds(each, old, open),
  );
  return denied && applies(denied, standing.answers, turn) ? here(flow, stand(standing, denied.key, true), turn) : null;
}

/** "à mà 36 em nha chị đếm thiếu 1", "à lộn 37 em, 1 em nghỉ": without what tells why. */
function askWithoutReason(open: Open, lines: readonly PlainStep[]): Outcome | null {
  const { step, standing, turn, message } = open;
  const text = /^(.*?\d.*?)(?:,|\s+(?:nha|nhé|nhe|ạ|do|vì|tại|tai|vi)[,.]?)\s+\S.*$/su.exec(
    (message.text ?? '').normalize('NFC'),
  )?.[1];
  if (text === undefined || readOpening(text) === null) return null;
  const short: Open = { ...open, message: { ...message, text } };
  const read = readCorrection(text, lines, (each) => namesOf(each, standing, turn));
  const options =
    read?.is === 'value' || read?.is === 'amount'
      ? optionsFor(short, read)
      : unsaid({ ...short, message: { ...message, text: text.slice(text.search(/\d/)) } });
  if (options.length === 0) return null;
  return ask(open, { is: 'mend', text: message.text ?? '', isAnswer: step?.takesText === true, options });
}

/** "nhầm ngày, 3/10, 310 em" where people are asked for: the day is corrected, and the question answered. null: it is not both, for sure. */
function correctAndAnswer(open: Open): Outcome | null {
  const { flow, standing, step, message, turn, take } = open;
  const said = withAnswer(message.text ?? '', open);
  if (said === null || step === null || valueFor(step, said.answer, open) === undefined) return null;
  // Where any text is an answer, it is told already.
  const before: Open = { ...open, step: step.takesText ? null : step, message: { ...message, text: said.before } };
  const after = correct(before)?.standing;
  if (!after || after.at !== standing.at || after.asking || after.mending || !applies(step, after.answers, turn))
    return null;
  const given = Object.entries(after.answers).filter(([key, value]) => value !== standing.answers[key]);
  const change = sayChange(open, { answers: after.answers, given: Object.fromEntries(given), note: null });
  return change && sayAbove(done(change.says), take(flow, after, step, { ...message, text: said.answer }, turn));
}

/** "đổi thôn 3 thành thôn 4", "à thêm: …" where that very text is being mended. */
function withinOwn(open: Open): Outcome | null {
  const { flow, standing, step, message, turn, take } = open;
  const now = step?.takesText ? standing.answers[step.key] : undefined;
  if (!step || typeof now !== 'string') return null;
  const next = mendedText(now, message.text ?? '', step.isName);
  return next === null ? null : take(flow, standing, step, { ...message, text: next }, turn);
}

/** What a correction of that very text makes of it, or an addition; null: it is neither. */
export function mendedText(now: string, typed: string, isName = false): string | null {
  const opening = isName ? null : readOpening(typed);
  const read = readCorrection(typed, [], () => []);
  const way = read?.is === 'value' ? read.ways.find(({ old, value }) => old !== null && within(now, old, value)) : null;
  const put = way ? within(now, way.old ?? '', way.value) : null;
  return put?.text ?? (opening?.is === 'added' ? sentences(now, opening.rest) : null);
}

/** "à thêm: …" where the next text is asked for: it may be of the one before. */
function addition(open: Open): Outcome | null {
  const { flow, standing, step, message, turn } = open;
  if (!step?.takesText || step.isName || standing.mending) return null;
  const opening = readOpening(message.text ?? '');
  if (opening?.is !== 'added') return null;
  const before = flow.steps
    .slice(0, flow.steps.indexOf(step))
    .filter((each) => each.takesText && !each.isName && applies(each, standing.answers, turn))
    .findLast(
      (each) => typeof standing.answers[each.key] === 'string' && lineOf(each, standing.answers, turn) !== null,
    );
  const option: Mend | null = before ? { key: before.key, text: opening.rest, as: 'after' } : null;
  if (!option || !mendedBy(option, open)) return null;
  return ask(open, { is: 'mend', text: message.text ?? '', isAnswer: true, options: [option] });
}

const done = (change: Say): Say => ({ key: 'dialog:mend.done', with: { change } });

function takeSeveral(open: Open, { mend, isSure }: Several): Outcome {
  if (isSure) return change(open, mend);
  const { step, message } = open;
  return ask(open, { is: 'mend', text: message.text ?? '', isAnswer: step?.takesText === true, options: [mend] });
}

/** "nhầm, hôm qua" where the day is asked for: the answer without what was said before it. */
function asAnswer(open: Open, ways: readonly Told[]): Outcome | null {
  const { flow, standing, step, message, turn, take } = open;
  if (step === null || step.takesText || valueFor(step, message.text ?? '', open) !== undefined) return null;
  const isRead = (told: string): boolean => valueFor(step, told, open) !== undefined;
  // "không phải hôm qua" denies one day, and is not "hôm" instead of "qua".
  const way = ways.find(({ value, old }) => isRead(value) && (old === null || isRead(old)));
  return way ? take(flow, standing, step, { ...message, text: way.value }, turn) : null;
}

/** "Gửi thêm 2 tấm nữa" below the summary asks for the photos, and elsewhere corrects no figure; undefined: it says nothing of them. */
function morePhotos({ flow, standing, step, turn }: Open, text: string): Outcome | null | undefined {
  if (step?.takesText || !asksForPhotos(text, turn.languages)) return undefined;
  const taker = flow.steps.find((each) => each.takesFiles && applies(each, standing.answers, turn));
  return taker && step === null ? here(flow, stand(standing, taker.key, true), turn) : null;
}

/** "bỏ ảnh cuối", wherever the person stands. Which of them is asked where the photos are. */
function takeOut(open: Open, text: string): Outcome | null {
  const { flow, standing, step, message, turn, take } = open;
  const taker = flow.steps.find(
    (each) => each !== step && applies(each, standing.answers, turn) && each.hears?.(text, standing.answers, turn),
  );
  if (!taker || step === null) return null;
  const line = () => taker.line?.(standing.answers[taker.key] ?? null, standing.answers, turn) ?? null;
  const before = line();
  const parsed = taker.parse({ ...message, files: undefined }, standing.answers, turn);
  if (!parsed.ok || !('more' in parsed) || parsed.more === null) return null;
  if (parsed.deeper) return take(flow, stand(standing, taker.key, true), taker, message, turn);
  const after = line();
  if (!before || !after) return here(flow, standing, turn);
  const values = { label: after.label, before: before.value, after: after.value };
  const change: Say = { key: 'dialog:mend.change', with: values };
  return here(flow, standing, turn, [done(change)]);
}

/** "nhầm địa điểm, ở thư viện, 3 băng rôn": what is of another line is no part of this one, and named. */
function correctLine(open: Open, read: Extract<Correction, { is: 'line' }>): Outcome | null {
  if (!read.step.takesText || read.step.isSentence) return correctWhole(open, read);
  const { own, left } = apartFrom(read.step, read.value, open);
  if (left === '') return correctWhole(open, read);
  const text = (open.message.text ?? '').replace(left, '').replace(/[\s,;.]+$/, '');
  const outcome = correctWhole({ ...open, message: { ...open.message, text } }, { ...read, value: own });
  return outcome && sayAbove({ key: 'dialog:mend.unused', with: { text: quote(left) } }, outcome);
}

function correctWhole(
  open: Open,
  { step: target, value, isPlain }: Extract<Correction, { is: 'line' }>,
): Outcome | null {
  const { flow, standing, step, message, turn, take } = open;
  if (target === step) {
    return isPlain && value !== '' ? take(flow, standing, step, { ...message, text: value }, turn) : null;
  }
  const isKnown = target.key in standing.answers;
  if (!isKnown) return isPlain && !step?.takesText ? here(flow, standing, turn, [{ key: 'dialog:not-yet' }]) : null;
  const mending = stand(standing, target.key, true);
  if (value === '') return here(flow, mending, turn);
  const isRead = valueFor(target, value, open) !== undefined;
  if (!isPlain && step !== null) {
    if (!isRead) return null;
    const isAnswer = step.takesText === true || valueFor(step, message.text ?? '', open) !== undefined;
    const option = optionOf(target, { value, old: null }, open);
    return ask(open, { is: 'mend', text: message.text ?? '', isAnswer, options: [option] });
  }
  if (!isRead) return take(flow, mending, target, { ...message, text: value }, turn);
  return change(open, optionOf(target, { value, old: null }, open));
}

/** "bỏ link": the line is as if it had been skipped; what has to be there is asked anew. */
function drop(open: Open, target: PlainStep): Outcome | null {
  const { flow, standing, step, turn } = open;
  if (target === step || !(target.key in standing.answers)) return null;
  if (target.skip === undefined)
    return here(flow, stand(standing, target.key, true), turn, [{ key: 'dialog:cannot-skip' }]);
  const option: Mend = { key: target.key, text: '', as: 'none' };
  if (mendedBy(option, open)) return change(open, option);
  return here(flow, standing, turn);
}
