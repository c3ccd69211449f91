import type { Button, Reply, Say } from '../chat/index.ts';
import { feedbackForm } from '../dialog/feedback-form.ts';
import type { Page, Turn } from '../turn/index.ts';
import { phaseOf } from './countdown.ts';
import { button, leafAt, leafLine, leafOf, page, say, toContact } from './frame.ts';
import { onlyFor, word } from './office-page.ts';

const SCORES = [3, 2, 1] as const;
/** `results`: for the office, which page of them. */
type Asked = { readonly score: (typeof SCORES)[number] } | { readonly results: number } | 'skip' | null;
/** A page of what people wrote leaves room for the counts. */
const RESERVED = 700;

const isOver = (turn: Turn): boolean => phaseOf(turn.campaign.plan.period, turn.now) === 'after';

/**
 * What people thought of the Week, once it is over: `feedback` asks, `feedback.rate.<3|2|1>` notes the answer, `feedback.skip`;
 * `feedback.results.<n>` shows the office the counts and the words, without names.
 */
export const feedback: Page<'feedback', Asked> = {
  name: 'feedback',
  for: 'everybody',
  ways: [
    {
      label: 'pages:button.feedback',
    },
    {
      at: 'results',
      for: ['office'],
      when: isOver,
      label: 'pages:button.feedback-results',
      menu: { work: 2 },
    },
  ],
  read([act, value]) {
    if (act === 'skip') return act;
    if (act === 'results') return { results: leafAt(value) };
    const score = SCORES.find((each) => act === 'rate' && String(each) === value);
    return score ? { score } : null;
  },
  show(asked, turn) {
    const told = typeof asked === 'object' ? asked : null;
    if (told && 'results' in told) return turn.people.may('office') ? results(told.results, turn) : onlyFor('office');
    if (!isOver(turn))
      return page(
        [say('feedback.later', { office: { local: turn.campaign.plan.organiser.short } })],
        [[toContact]],
        'home',
      );
    if (told) {
      const { score } = told;
      turn.entries.keep(feedbackForm, { score });
      return page(
        [say('feedback.noted', { score: say(`feedback.score-${score}`) })],
        [[button('feedback.write', 'go.feedback')]],
      );
    }
    turn.entries.ask(feedbackForm);
    if (asked === 'skip') return page([say('feedback.skipped')], []);
    return page([askFeedback.text], [...askFeedback.rows], 'home');
  },
};

/** The question, and a button for each answer. */
export const askFeedback: { readonly text: Say; readonly rows: readonly Button[][] } = {
  text: { bold: say('feedback.ask') },
  rows: [
    SCORES.map((score) => button(`feedback.score-${score}`, `feedback.rate.${score}`)),
    [button('feedback.skip', 'feedback.skip')],
  ],
};

function results(wanted: number, turn: Turn): Reply {
  const scores = turn.entries.tally(feedbackForm, 'score');
  const words = turn.entries.values(feedbackForm, 'words').map(String);
  const asked = [...scores.values()].reduce((sum, each) => sum + each, 0);
  const pages: string[][] = [[]];
  let left = turn.can.textLimit - RESERVED;
  for (const each of words) {
    const length = each.length + 3;
    if (length > left && (pages.at(-1) ?? []).length > 0) {
      pages.push([]);
      left = turn.can.textLimit - RESERVED;
    }
    pages.at(-1)?.push(each);
    left -= length;
  }
  const shown = leafOf(pages, wanted, (n) => `feedback.results.${n}`);
  return page(
    [
      { bold: word('feedback.title') },
      word('feedback.asked', { count: asked }),
      ...SCORES.map((score) =>
        word('feedback.line', { score: say(`feedback.score-${score}`), n: scores.get(score) ?? 0 }),
      ),
      words.length === 0 ? word('feedback.no-words') : word('feedback.words', { count: words.length }),
      leafLine(shown),
      ...shown.items.map((each): Say => ({ plain: `– ${each}` })),
    ],
    [shown.turns],
    'board',
  );
}
