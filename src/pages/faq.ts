import { type FaqEntry, faqEntry, faqOf } from '../campaign/faq.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import {
  AT_ONCE,
  button,
  canChoose,
  cut,
  inRows,
  leaf,
  leafAt,
  leafLine,
  NOT_KNOWN,
  page,
  say,
  toContact,
} from './frame.ts';

const ON_A_PAGE = 6;
/** What of a question fits on a button. */
const LABEL = 60;

type Asked = { readonly entry: string } | { readonly leaf: number };

/** Questions that are often asked: `faq`, `faq.all.<page>`; one of them, its answer first: `faq.<id>`. */
export const faq: Page<'faq', Asked> = {
  name: 'faq',
  for: 'everybody',
  inGroups: true,
  ways: [
    {
      label: 'pages:button.faq',
      menu: { help: 4 },
      when: (turn) => faqOf(turn.campaign).length > 0,
    },
  ],
  read: ([id, part]) => (id === undefined || id === 'all' ? { leaf: leafAt(part) } : { entry: id }),
  called: (asked, { campaign }) => {
    const entry = 'entry' in asked ? faqEntry(campaign, asked.entry) : undefined;
    return entry ? cut(entry.question, LABEL) : null;
  },
  show(asked, turn) {
    if ('leaf' in asked) return list(asked.leaf, turn);
    const entry = faqEntry(turn.campaign, asked.entry);
    return entry ? answer(entry, turn) : list(1, turn, say('faq.gone'));
  },
};

function list(wanted: number, turn: Turn, note: Say | null = null): Reply {
  const all = faqOf(turn.campaign);
  if (all.length === 0) return page([note, say('faq.title'), NOT_KNOWN], [[toContact]], 'help');
  if (!canChoose(turn)) {
    const lines = all.slice(0, AT_ONCE).map((each, i) => say('numbered', { n: i + 1, text: { local: each.question } }));
    return page([note, say('faq.title'), ...lines], [], 'help');
  }
  const shown = leaf(all, ON_A_PAGE, wanted, (n) => `faq.all.${n}`);
  const buttons = shown.items.map(({ id, question }): Button => ({ label: cut(question, LABEL), value: `faq.${id}` }));
  return page([note, say('faq.title'), leafLine(shown)], [...inRows(buttons), shown.turns, [toContact]], 'help');
}

/** The answer comes first: on a phone it is what one sees. */
function answer(entry: FaqEntry, turn: Turn): Reply {
  const mayChange = entry.isOffice && !turn.group && turn.people.may('office');
  return page(
    [{ local: entry.answer }, say('faq.asked', { question: { local: entry.question } })],
    [
      entry.link === null ? [] : [{ label: say('faq.link'), url: entry.link }],
      mayChange
        ? [
            button('faq.change', `go.faq-answer.change.${entry.id}`),
            button('faq.withdraw', `unanswered.withdraw.${entry.id}`),
          ]
        : [],
      [button('faq.others', 'faq'), toContact],
    ],
    'faq',
  );
}
