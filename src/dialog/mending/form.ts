/** A summary typed back as a form: "Ngày: 05/10, địa điểm: thư viện, số người: 310 hs". */

import { lineOf, type PlainStep } from '../progress.ts';
import { type CorrectionText, lineAt, takeApart } from './correction-text.ts';
import { type Open, valueFor } from './mended.ts';
import { namesOf } from './options.ts';

/** `typed`: with its label. */
export type FormPart = { readonly step: PlainStep; readonly value: string; readonly typed: string };

const LONGEST = 800;
/** "2.", "-": of a list. */
const BULLET = /^(?:\d{1,2}[.)]|[-+*•–])$/;

/** A part for each label with its colon; empty: there are not two. */
export function formIn(open: Open): readonly FormPart[] {
  const text = open.message.text ?? '';
  if (text.length > LONGEST || !text.includes(':')) return [];
  const typed = takeApart(text, open.flow.steps, (each) => namesOf(each, open.standing, open.turn));
  const labels = typed.raws.flatMap((_, at) => labelAt(typed, at) ?? []);
  const whole = labels.filter(({ at }, n) => n === 0 || at >= (labels[n - 1]?.end ?? 0));
  if (whole.length < 2) return [];
  return whole.map(({ step, at, end }, n) => {
    let to = whole[n + 1]?.at ?? typed.raws.length;
    while (to > end && BULLET.test(typed.raws[to - 1] ?? '')) to -= 1;
    const cut = (from: number): string =>
      typed.raws
        .slice(from, to)
        .join(' ')
        .replace(/[,;.\s]+$/, '');
    return { step, value: cut(end), typed: cut(at) };
  });
}

function labelAt(typed: CorrectionText, at: number) {
  const named = lineAt(typed, at);
  const end = at + (named?.length ?? 0);
  return named && typed.raws[end - 1]?.endsWith(':') ? { step: named.step, at, end } : null;
}

/** What of it is of no line that changes, and does not stand there already. */
export const leftOfForm = (open: Open, changed: readonly string[]): readonly string[] =>
  formIn(open).flatMap(({ step, value, typed }) => {
    const told = valueFor(step, value, open);
    const [now, then] = [{}, told === undefined ? {} : { [step.key]: told }].map((each) =>
      JSON.stringify(lineOf(step, { ...open.standing.answers, ...each }, open.turn)),
    );
    const isThere = told !== undefined && now === then;
    return changed.includes(step.key) || value === '' || isThere ? [] : [typed];
  });
