/** Asking whether a text corrects an answer, and what is said and written where it does. */
import { fold } from '../../chat/fold.ts';
import type { Button, Say } from '../../chat/index.ts';
import { readMeaning } from '../answers-in-words.ts';
import type { Asking, Mend, Outcome, Standing } from '../flow.ts';
import { here, openAt } from '../position.ts';
import { applies, type PlainStep, stepOf } from '../progress.ts';
import { ownButton, sayAbove, stack } from '../question.ts';
import { quote } from '../reading.ts';
import { leftIn } from './left.ts';
import { mendedBy, type Open, sayChange } from './mended.ts';

const SHORT = 60;

/** Asks which of the options is meant, or none of them. */
export function ask(open: Open, asking: Extract<Asking, { is: 'mend' }>): Outcome {
  const { flow, standing } = open;
  const changes = asking.options.flatMap((option): { option: Mend; label: Say; says: Say }[] => {
    const mended = mendedBy(option, open);
    const said = mended && sayChange(open, mended);
    return said ? [{ option, ...said }] : [];
  });
  const [only, another] = changes;
  if (!only) return here(flow, standing, open.turn);
  const question: Say = another
    ? {
        key: 'dialog:mend.which',
        with: { text: quote(asking.text), changes: { join: changes.map((each) => each.says) } },
      }
    : { key: asking.isAnswer ? 'dialog:mend.one-or-answer' : 'dialog:mend.one', with: { change: only.says } };
  const rows = changes.map(({ label }, at): Button[] => [
    ownButton(flow, standing, { key: 'dialog:summary.mend', with: { label } }, `-fix.${at}`),
  ]);
  const other = asking.isAnswer ? 'answer' : 'leave-as-is';
  const { heard: _, ...rest } = standing;
  return {
    standing: { ...rest, misses: 0, asking: { ...asking, options: changes.map(({ option }) => option) } },
    replies: [
      {
        text: stack([leftIn(open, asking.options), question]),
        buttons: [
          ...rows,
          ['other', 'cancel'].map((name) =>
            ownButton(flow, standing, { key: `dialog:button.${name === 'other' ? other : name}` }, `-${name}`),
          ),
        ],
        wordsOnly: true,
      },
    ],
  };
}

/** What the message says to that; null: nothing, it is about the open question. */
export function answerMend(open: Open, asking: Extract<Asking, { is: 'mend' }>): Outcome | null {
  const { flow, standing, step, message, turn, take } = open;
  const { choice, text } = message;
  const said = choice === undefined ? readMeaning(text, turn) : null;
  const tapped = /^-fix\.(\d)$/.exec(choice ?? '')?.[1];
  const named =
    choice === undefined ? asking.options.filter((each) => isCalled(stepOf(flow, each.key), text ?? '')) : [];
  const chosen =
    tapped !== undefined
      ? asking.options[Number(tapped)]
      : said === 'yes' && asking.options.length === 1
        ? asking.options[0]
        : named.length === 1
          ? named[0]
          : undefined;
  if (chosen) return change(open, chosen);
  // "1", as where choices are numbered, is no answer to the open question.
  if (choice === undefined && /^\W*[1-9]\W*$/.test(text ?? '')) return ask(open, asking);
  if (choice !== '-other' && said !== 'no') return null;
  if (!asking.isAnswer || step === null) return here(flow, standing, turn);
  return take(flow, standing, step, { ...message, choice: undefined, text: asking.text }, turn);
}

const isCalled = (step: PlainStep | null, text: string): boolean =>
  (step?.words ?? []).some((word) => fold(word) === fold(text.slice(0, SHORT)));

/** Writes the new answer, says what became of what, and the person stands where they stood. */
export function change(open: Open, option: Mend): Outcome {
  const { flow, standing, step, turn } = open;
  const mended = mendedBy(option, open);
  const said = mended && sayChange(open, mended);
  if (!mended || !said) return here(flow, standing, turn);
  const given = [...new Set([...(standing.given ?? []), option.key, ...(option.and ?? []).map(({ key }) => key)])];
  const { heard: _, ...rest } = standing;
  const next: Standing = { ...rest, given, misses: 0, answers: mended.answers };
  const done: Say = { key: 'dialog:mend.done', with: { change: said.says } };
  const notes = [done, leftIn(open, [option]), mended.note];
  return step && applies(step, next.answers, turn) ? here(flow, next, turn, notes) : openAt(flow, next, turn, notes);
}

/** Another correction while one is asked about: both are shown and asked about together. `outcome`: what it comes to alone; null: it is no correction. */
export function askBoth(open: Open, asking: Extract<Asking, { is: 'mend' }>, outcome: Outcome): Outcome | null {
  const { standing, step, message } = open;
  const next = outcome.standing;
  const [first, another] = asking.options;
  if (!next || !first || another || next.at !== standing.at || next.mending !== standing.mending) return null;
  const isSame = JSON.stringify(next.answers) === JSON.stringify(standing.answers);
  if (next.asking?.is === 'mend' && isSame) {
    const [second, third] = next.asking.options;
    if (!second || third) return null;
    const { and = [], ...own } = second;
    const options = [{ ...first, and: [...(first.and ?? []), own, ...and] }];
    const text = `${asking.text}, ${message.text ?? ''}`;
    return ask(open, { ...asking, text, isAnswer: asking.isAnswer && next.asking.isAnswer, options });
  }
  // What is changed at once leaves the first one open.
  const isOther = step === null || next.answers[step.key] === standing.answers[step.key];
  if (next.asking || isSame || !isOther) return null;
  const given = Object.entries(next.answers).filter(([key, value]) => value !== standing.answers[key]);
  const said = sayChange(open, { answers: next.answers, given: Object.fromEntries(given), note: null });
  const again = ask({ ...open, standing: next, message: { ...message, text: asking.text } }, asking);
  return said && again.standing?.asking
    ? sayAbove({ key: 'dialog:mend.done', with: { change: said.says } }, again)
    : null;
}
