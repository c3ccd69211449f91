import type { Deadline } from '../campaign/types.ts';
import type { Reply, Say } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import { daysLeft } from './countdown.ts';
import { button, leaf, leafAt, leafLine, NOT_KNOWN, page, say, toContact } from './frame.ts';

const ON_A_PAGE = 8;

/** By when results are due, and what each unit has to do: `duties.<page>`; what becomes of a report after that: `duties.late`. */
export const duties: Page<'duties', number | 'late'> = {
  name: 'duties',
  for: 'everybody',
  inGroups: true,
  ways: [
    {
      label: 'pages:button.duties',
      menu: { help: 4 },
    },
    { at: 'late' },
  ],
  read: ([part]) => (part === 'late' ? part : leafAt(part)),
  show(wanted, turn) {
    const { plan } = turn.campaign;
    if (wanted === 'late') return afterwards(turn);
    const shown = leaf(plan.duties, ON_A_PAGE, wanted, (n) => `duties.${n}`);
    const isEmpty = plan.duties.length === 0 && plan.deadlines.length === 0;
    return page(
      [
        ...(shown.at === 1 ? plan.deadlines.map((each) => deadlineLine(each, turn)) : []),
        plan.deadlines.length > 0 && shown.at === 1 && say('duties.late'),
        plan.deadlines.length > 0 && shown.at === 1 && { plain: '' },
        say('duties.title'),
        isEmpty && NOT_KNOWN,
        ...shown.items.map((each): Say => {
          const due =
            each.due && say('duties.due', { day: date(each.due), left: daysLeft(each.due, undefined, turn.now) });
          const text: Say = {
            join: [{ local: each.text }, !each.required && say('duties.encouraged'), due || null],
            by: ' ',
          };
          return say('listed', { text });
        }),
        leafLine(shown),
      ],
      [
        shown.turns,
        isEmpty ? [toContact] : [button('button.ideas', 'ideas'), button('button.report-info', 'report-info')],
      ],
      'home',
    );
  },
};

/** "Trễ hạn thì sao": late is late, and nothing is refused for it. */
function afterwards(turn: Turn): Reply {
  const { deadlines } = turn.campaign.plan;
  const lines = deadlines.map((each) => deadlineLine(each, turn));
  return page(
    [{ bold: say('duties.late-title') }, say('duties.late'), ...lines],
    [
      turn.people.may('log') ? [{ label: { key: 'unit-report:button.hand-in' }, value: 'hand-in' }] : [],
      [button('button.duties', 'duties'), toContact],
    ],
    'home',
  );
}

const date = (day: string): Say => ({ date: day, as: 'weekday-date' });

/** "Báo cáo kết quả: chậm nhất 23:59 thứ Tư, 20/10/2021 (còn 13 ngày)". */
export function deadlineLine(deadline: Deadline, turn: Turn): Say {
  const left = daysLeft(deadline.date, deadline.time, turn.now);
  const words = { name: { local: deadline.name }, who: { local: deadline.who }, day: date(deadline.date), left };
  return deadline.time === undefined
    ? say('duties.deadline', words)
    : say('duties.deadline-at', { ...words, time: deadline.time });
}
