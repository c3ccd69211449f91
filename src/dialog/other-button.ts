/** The words of a button that stands at another question ("Xác nhận và lưu" where the name is asked for): nobody names anything so. */
import { fold } from '../chat/fold.ts';
import type { Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import { stripPoliteness } from './answers-in-words.ts';
import type { Flow, Standing } from './flow.ts';
import { lineOf, type PlainStep } from './progress.ts';

/** No button is longer. */
const LONGEST = 80;
const ENGINES = 'back,skip,rest,cancel,keep,retype,drop,stay,answer,leave-as-is'.split(',');

/** Where any text is an answer: whether this one is a button of another of the flow's questions. */
export function isOtherButton(flow: Flow, standing: Standing, step: PlainStep, text: string, turn: Turn): boolean {
  if (!step.takesText || text.length > LONGEST) return false;
  const typed = nameOf(text);
  const own = labelsAt(step, standing, turn);
  const others = [
    ...(flow.summary ? [flow.summary.confirm, { key: 'dialog:summary.more' }] : []),
    ...ENGINES.map((name): Say => ({ key: `dialog:button.${name}` })),
    ...flow.steps.flatMap((each) => [
      ...(each === step || each.findsNames ? [] : labelsAt(each, standing, turn)),
      ...mendOf(each, standing, turn),
    ]),
  ];
  const isCalled = (label: Say): boolean => nameOf(turn.plain(label)) === typed;
  return typed !== '' && others.some(isCalled) && !own.some(isCalled);
}

const nameOf = (text: string): string =>
  stripPoliteness(fold(text))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** In the bot's own words: what the campaign calls a kind may be the name of an activity. */
const labelsAt = (step: PlainStep, { answers }: Standing, turn: Turn): readonly Say[] =>
  (step.ask(answers, turn).buttons ?? []).flat().flatMap(({ label }) => ('key' in label ? [label] : []));

/** "Sửa: Ngày" */
function mendOf(step: PlainStep, { answers }: Standing, turn: Turn): readonly Say[] {
  const line = lineOf(step, answers, turn);
  const labels = line ? [line.label] : (step.words ?? []).map((plain): Say => ({ plain }));
  return labels.map((label) => ({ key: 'dialog:summary.mend', with: { label } }));
}
