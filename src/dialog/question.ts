/** How a question looks: the step's own buttons, then keep, back, skip and cancel; notes stand above it. */
import type { Button, Buttons, Reply, Say, Tone } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import type { Flow, Outcome, Standing } from './flow.ts';
import { applies, countOf, isAnswered, lineOf, type PlainStep, previous } from './progress.ts';
import { writeTap } from './tap.ts';

/** Several texts as one, a blank line between them. */
export function stack(parts: readonly (Say | null | undefined)[]): Say {
  const said = parts.filter((part): part is Say => part !== null && part !== undefined);
  const [only] = said;
  return only !== undefined && said.length === 1 ? only : { join: said, by: '\n\n' };
}

/** What an answer came to, with this said above it; a reply that says nothing has no place for it. */
export function sayAbove(note: Say | null, outcome: Outcome): Outcome {
  const [first, ...others] = outcome.replies;
  if (!note || !first) return outcome;
  return { ...outcome, replies: [{ ...first, text: stack([note, first.text]) }, ...others] };
}

/** A button of the engine's own at the open question. */
export function ownButton(flow: Flow, standing: Standing, label: Say, value: string, tone?: Tone): Button {
  const tap = writeTap({ flow: flow.name, run: standing.run, step: standing.at, value });
  return { label, value: tap, ...(tone === undefined ? {} : { tone }) };
}

/** The open question, with what is to be said above it. */
export function askStep(
  flow: Flow,
  standing: Standing,
  step: PlainStep,
  turn: Turn,
  above: readonly (Say | null)[] = [],
): Reply {
  const asked = step.ask(standing.answers, turn);
  const known =
    isAnswered(step, standing.answers, turn) && !step.takesFiles ? lineOf(step, standing.answers, turn) : null;
  const current: Say | null = known && { key: 'dialog:current', with: { value: known.value } };
  const count = standing.mending ? null : countOf(flow, step, standing.answers, turn);
  const text: Say = count ? { join: [{ key: 'dialog:progress', with: count }, asked.text], by: ' ' } : asked.text;
  return dress(flow, standing, step, turn, { ...asked, text: stack([...above, current, text]) });
}

/** Makes a step's reply tappable: its own values get the flow's address, and the ways out are added. */
export function dress(
  flow: Flow,
  standing: Standing,
  step: PlainStep,
  turn: Turn,
  reply: Reply,
  extra: Buttons = [],
): Reply {
  const own = (reply.buttons ?? []).map((row) =>
    row.map((button) =>
      'value' in button ? ownButton(flow, standing, button.label, button.value, button.tone) : button,
    ),
  );
  const buttons = [...own, ...extra, ...waysOut(flow, standing, step, turn)];
  return {
    ...reply,
    buttons,
    ...(step.takesNumbers ? { wordsOnly: true } : {}),
    ...(reply.newest === undefined ? {} : { newest: newestName(flow, standing, reply.newest) }),
  };
}

/** A name of the step's for what it says anew -> one that no other step, flow or run of it has. */
export const newestName = (flow: Flow, { run, at }: Standing, name: string): string =>
  [flow.name, run, at, name].join('~');

function waysOut(flow: Flow, standing: Standing, step: PlainStep, turn: Turn): Buttons {
  const button = (name: string, tone?: Tone): Button =>
    ownButton(flow, standing, { key: `dialog:button.${name}` }, `-${name}`, tone);
  const answered = isAnswered(step, standing.answers, turn);
  const hasBack =
    standing.mending || standing.deeper === true || previous(flow, step.key, standing.answers, turn) !== null;
  const row = [
    ...(hasBack ? [button('back')] : []),
    ...(step.skip === undefined ? [] : [button('skip')]),
    button('cancel', 'danger'),
  ];
  const keeps = answered && !standing.mending && !step.takesFiles;
  return [
    ...(keeps ? [[button('keep')]] : []),
    ...(offersRest(flow, standing, step, turn) ? [[button('rest')]] : []),
    row,
  ];
}

/** More than this one is open, and all of it may be left out. */
function offersRest(flow: Flow, standing: Standing, step: PlainStep, turn: Turn): boolean {
  if (!step.rest || standing.mending || standing.deeper) return false;
  const open = flow.steps.filter(
    (each) => each === step || (applies(each, standing.answers, turn) && !isAnswered(each, standing.answers, turn)),
  );
  return open.length > 1 && open.every((each) => each.skip !== undefined);
}
