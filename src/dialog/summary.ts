/** The summary: every line in full, a button to confirm, a button to mend each line, eight a page. */
import { fold } from '../chat/fold.ts';
import type { Button, Buttons, Reply, Say } from '../chat/index.ts';
import { portion } from '../chat/portion.ts';
import type { Turn } from '../turn/index.ts';
import type { Flow, Standing } from './flow.ts';
import { type Line, linesOf, type PlainStep, previous, SUMMARY, shownLabels } from './progress.ts';
import { ownButton, stack } from './question.ts';

const PER_PAGE = 8;

/** Draws the summary. `page`: which eight of the mend buttons, drawn over those before; null: the summary is shown anew. */
export function drawSummary(
  flow: Flow,
  standing: Standing,
  turn: Turn,
  above: readonly (Say | null)[] = [],
  page: number | null = null,
): Reply {
  const { summary } = flow;
  if (!summary) return { text: stack(above) };
  const lines = linesOf(flow, standing.answers, turn);
  const list: Say = {
    join: lines.map((line) => ({ key: 'dialog:summary.line', with: { label: line.label, value: line.value } })),
  };
  const images = summary.extra?.(standing.answers, turn);
  return {
    text: stack([...above, summary.intro(standing.answers, turn), list]),
    buttons: [
      [ownButton(flow, standing, summary.confirm, '-yes', 'confirm')],
      ...mendButtons(flow, standing, lines, page ?? 0, turn),
      lastRow(flow, standing, turn),
    ],
    ...(images && images.length > 0 ? { images } : {}),
    ...(page === null ? {} : { page: true }),
    whole: true,
  };
}

/** Where the message can't be drawn over, all lines at once. */
function mendButtons(flow: Flow, standing: Standing, lines: readonly Line[], page: number, turn: Turn): Buttons {
  const { items, at, count } = portion(lines, turn.can.edit ? PER_PAGE : Math.max(1, lines.length), page);
  const buttons = items.map((line) =>
    ownButton(flow, standing, { key: 'dialog:summary.mend', with: { label: line.label } }, `-mend.${line.step.key}`),
  );
  const rows: Button[][] = [];
  for (let i = 0; i < buttons.length; i += 2) rows.push(buttons.slice(i, i + 2));
  if (count > 1) {
    rows.push([ownButton(flow, standing, { key: 'dialog:summary.more' }, `-more.${(at + 1) % count}`)]);
  }
  return rows;
}

function lastRow(flow: Flow, standing: Standing, turn: Turn): readonly Button[] {
  const cancel = ownButton(flow, standing, { key: 'dialog:button.cancel' }, '-cancel', 'danger');
  if (!previous(flow, SUMMARY, standing.answers, turn)) return [cancel];
  return [ownButton(flow, standing, { key: 'dialog:button.back' }, '-back'), cancel];
}

/** The line that a typed text names ("ngày", "sửa số người", "ngày 5/10"), and what was typed after its name. */
export function namedLine(
  flow: Flow,
  standing: Standing,
  text: string,
  turn: Turn,
): { readonly step: PlainStep; readonly rest: string } | null {
  const typed = text.trim().replace(/^(?:sửa lại|sửa|sua lai|sua|đổi|doi|mend|change|edit)[\s:]+/iu, '');
  const folded = fold(typed);
  const named = linesOf(flow, standing.answers, turn)
    .flatMap(({ step }) =>
      [...(step.words ?? []), ...shownLabels(standing, step.key)].map((word) => ({ step, word: fold(word) })),
    )
    .filter(
      ({ word }) => word !== '' && (folded === word || folded.startsWith(`${word} `) || folded.startsWith(`${word}:`)),
    )
    .sort((a, b) => b.word.length - a.word.length)[0];
  if (!named) return null;
  // The folded word and the typed one have as many words; the rest is what the person wrote, unfolded.
  const rest = typed
    .split(/\s+/)
    .slice(named.word.split(' ').length)
    .join(' ')
    .replace(/^[:=\s]+/, '');
  return { step: named.step, rest };
}
