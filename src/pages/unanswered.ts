import { faqEntry, officeFaqId } from '../campaign/faq.ts';
import { VALUE } from '../chat/choice-value.ts';
import { shorten } from '../chat/cut.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import { NotAllowed, type Page, type Turn, type WaitingQuestion } from '../turn/index.ts';
import { leadsTo, nameOf } from './answer-places.ts';
import { apart, giving, inRows, leafAt, leafOf, leafRead, page, playing, toBack } from './frame.ts';
import { leafLine, to, word } from './office-page.ts';

const ON_A_PAGE = 6;
/** What of a question fits on a button. */
const LABEL = 50;

type Asked =
  | { readonly view: 'list' | 'done'; readonly leaf: number }
  | { readonly view: 'restore'; readonly id: number }
  | { readonly view: 'one' | 'drop'; readonly id: number }
  | { readonly view: 'places'; readonly id: number; readonly leaf: number }
  | { readonly view: 'assign'; readonly id: number; readonly address: string; readonly isSure: boolean }
  | { readonly view: 'withdraw'; readonly entry: string; readonly isSure: boolean };

/**
 * What people asked and was not understood, for the office: `unanswered.<page>`, one of them `.q.<id>`, where its answer stands already
 * `.to.<id>.<page>` and `.at.<id>.<address>` (`.as` once it is sure), `.drop.<id>`, `.back.<id>`; what was answered `.done.<page>`, taken back
 * by `.withdraw.<entry>` and `.yes` after it.
 */
export const unanswered: Page<'unanswered', Asked> = {
  name: 'unanswered',
  for: ['office'],
  ways: [
    { label: 'pages:button.unanswered', menu: { work: 5 } },
    {
      intent: null,
      label: 'pages:button.unanswered',
      menu: { home: 2 },
      when: (turn) => turn.questions.openCount() > 0,
    },
  ],
  read([view, first = '', ...rest]) {
    const id = /^\d{1,9}$/.test(first) ? Number(first) : 0;
    switch (view) {
      case 'q':
        return { view: 'one', id };
      case 'drop':
        return { view: 'drop', id };
      case 'back':
        return { view: 'restore', id };
      case 'to':
        return { view: 'places', id, leaf: leafAt(rest[0]) };
      case 'at':
      case 'as':
        return { view: 'assign', id, address: rest.join('.'), isSure: view === 'as' };
      case 'withdraw':
        return { view: 'withdraw', entry: first, isSure: rest[0] === 'yes' };
      case 'done':
        return { view: 'done', leaf: leafAt(first) };
      default:
        return { view: 'list', leaf: leafAt(view) };
    }
  },
  show(asked, turn) {
    if (!turn.people.may('office')) throw new NotAllowed('questions');
    switch (asked.view) {
      case 'list':
        return list(asked.leaf, turn);
      case 'done':
        return done(asked.leaf, turn);
      case 'withdraw':
        return withdraw(asked.entry, asked.isSure, turn);
      case 'restore':
        return turn.questions.restore(asked.id) ? one(asked.id, turn) : list(1, turn, word('unanswered.gone'));
      default: {
        const question = turn.questions.find(asked.id);
        return question ? viewOf(asked, question, turn) : list(1, turn, word('unanswered.gone'));
      }
    }
  },
};

type OfOne = Exclude<Asked, { view: 'list' | 'done' | 'withdraw' | 'restore' }>;

function viewOf(asked: OfOne, question: WaitingQuestion, turn: Turn): Reply {
  switch (asked.view) {
    case 'places':
      return places(question, asked.leaf, turn);
    case 'assign':
      return assign(question, asked.address, asked.isSure, turn);
    case 'drop':
      return dropped(question, turn);
    default:
      return one(question.id, turn);
  }
}

function list(wanted: number, turn: Turn, note: Say | null = null): Reply {
  const total = turn.questions.openCount();
  const others = [to('unanswered.button.done', 'unanswered.done'), to('unanswered.button.new', 'go.faq-answer')];
  if (total === 0) return page([note, { bold: word('unanswered.title') }, word('unanswered.none')], [others], 'board');
  const shown = leafRead(
    total,
    ON_A_PAGE,
    wanted,
    (n) => `unanswered.${n}`,
    (skip, most) => turn.questions.open(skip, most),
  );
  const buttons = shown.items.map(
    ({ id, text, count }): Button => ({
      label: { plain: `${shorten(text, LABEL)}${count > 1 ? ` (${count})` : ''}` },
      value: `unanswered.q.${id}`,
    }),
  );
  return page(
    [note, { bold: word('unanswered.title') }, word('unanswered.intro', { count: total }), leafLine(shown)],
    [...inRows(buttons), shown.turns, others],
    'board',
  );
}

function one(id: number, turn: Turn): Reply {
  const question = turn.questions.find(id);
  if (!question) return list(1, turn, word('unanswered.gone'));
  const { offered, opened } = turn.questions.traces(id);
  const named = (addresses: typeof offered): Say | null => {
    const names = addresses.flatMap(([address]) => nameOf(address, turn) ?? []).slice(0, 3);
    return names.length === 0 ? null : { join: names, by: ', ' };
  };
  const [were, then] = [named(offered), named(opened)];
  return page(
    [
      { bold: { plain: `“${question.text}”` } },
      word('unanswered.asked-by', { count: question.count, at: { date: question.at.toISOString(), as: 'moment' } }),
      were && word('unanswered.offered', { names: were }),
      then && word('unanswered.opened', { names: then }),
    ],
    [
      [to('unanswered.button.answer', `go.faq-answer.${id}`)],
      [to('unanswered.button.to', `unanswered.to.${id}`), to('unanswered.button.drop', `unanswered.drop.${id}`)],
    ],
    'unanswered',
  );
}

/** First what was opened or offered, then every other place. */
function places({ id, text }: WaitingQuestion, wanted: number, turn: Turn): Reply {
  const { offered, opened } = turn.questions.traces(id);
  const near = [...opened, ...offered].map(([address]) => address);
  const addresses = [...new Set([...near, ...leadsTo(turn)])];
  const buttons = addresses.flatMap((address): Button[] => {
    const [label, value] = [nameOf(address, turn), `unanswered.at.${id}.${address}`];
    return label && VALUE.test(value) ? [{ label, value }] : [];
  });
  const shown = leafOf(chunks(buttons, 8), wanted, (n) => `unanswered.to.${id}.${n}`);
  return page(
    [{ bold: { plain: `“${text}”` } }, word('unanswered.where'), leafLine(shown)],
    [...inRows(shown.items), shown.turns],
    `unanswered.q.${id}`,
  );
}

const chunks = <T>(all: readonly T[], size: number): (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

/** People are told of it: so it is shown once before it is. */
function assign({ id, text, count }: WaitingQuestion, address: string, isSure: boolean, turn: Turn): Reply {
  const name = leadsTo(turn).includes(address) ? nameOf(address, turn) : null;
  if (!name) return places({ id, text, count, at: turn.now }, 1, turn);
  const quoted: Say = { plain: `“${text}”` };
  if (!isSure) {
    return apart(
      page(
        [word('unanswered.sure-at', { question: quoted, name, count })],
        [[playing('agree', to('unanswered.button.sure-at', `unanswered.as.${id}.${address}`, { count }))]],
        `unanswered.to.${id}`,
      ),
    );
  }
  const told = turn.questions.assign(id, address)?.told ?? 0;
  return list(1, turn, word('unanswered.assigned', { question: quoted, name, count: told }));
}

function dropped({ id, text }: WaitingQuestion, turn: Turn): Reply {
  turn.questions.drop(id);
  const shown = list(1, turn, word('unanswered.dropped', { question: { plain: `“${text}”` } }));
  return { ...shown, buttons: [[to('unanswered.button.restore', `unanswered.back.${id}`)], ...(shown.buttons ?? [])] };
}

/** What the office answered in chat, the latest first. */
function done(wanted: number, turn: Turn): Reply {
  const answers = (turn.campaign.answers ?? []).toReversed();
  const buttons = answers.map(({ id, question, answer }): Button => {
    const entry = officeFaqId(id);
    const value = answer !== null && faqEntry(turn.campaign, entry) ? `faq.${entry}` : `unanswered.withdraw.${entry}`;
    return { label: { plain: shorten(question, LABEL) }, value };
  });
  const shown = leafOf(chunks(buttons, ON_A_PAGE), wanted, (n) => `unanswered.done.${n}`);
  return page(
    [
      { bold: word('unanswered.done-title') },
      word(buttons.length === 0 ? 'unanswered.done-none' : 'unanswered.done-intro'),
      leafLine(shown),
    ],
    [...inRows(shown.items), shown.turns],
    'unanswered',
  );
}

function withdraw(entry: string, isSure: boolean, turn: Turn): Reply {
  const said = (turn.campaign.answers ?? []).find(({ id }) => officeFaqId(id) === entry);
  if (!said) return list(1, turn, word('unanswered.gone-answer'));
  if (isSure) {
    turn.questions.withdraw(entry);
    return list(1, turn, word('unanswered.withdrawn'));
  }
  const name = said.opens === null ? null : nameOf(said.opens, turn);
  return apart(
    page(
      [
        { bold: { plain: `“${said.question}”` } },
        said.answer === null ? name && word('unanswered.leads', { name }) : { plain: said.answer },
        word('unanswered.sure-withdraw'),
      ],
      [
        [playing('keep', toBack('unanswered.done'))],
        [giving(to('unanswered.button.withdraw', `unanswered.withdraw.${entry}.yes`))],
      ],
    ),
  );
}
