import { dateOf, isLocalDate, type LocalDate } from '../chat/civil.ts';
import type { Reply } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import { inRows, leafAt, page, playing } from './frame.ts';
import { leafLine, to, word } from './office-page.ts';
import { sessionButtons, sessionEntries, sessionLeaf } from './session-lines.ts';

/** Where the office picks a session to mend: `mend` lists the days, `mend.<date>.<n>` a day's sessions. */
export const mend: Page<'mend', { readonly date: LocalDate; readonly leaf: number } | null> = {
  name: 'mend',
  for: ['office'],
  ways: [
    {
      label: 'pages:button.mend',
      menu: { home: 2, work: 2 },
    },
  ],
  read: ([date, part]) => (date !== undefined && isLocalDate(date) ? { date, leaf: leafAt(part) } : null),
  show(asked, turn) {
    return asked === null ? days(turn) : day(asked.date, asked.leaf, turn);
  },
};

function days(turn: Turn): Reply {
  const dates = [...new Set(turn.campaign.sessions.map((session) => session.date))].toSorted();
  const add = [to('mend.add', 'go.session-add')];
  if (dates.length === 0) return page([word('mend.empty')], [add], 'board');
  const today = dateOf(turn.now);
  const buttons = dates
    .slice(0, 31)
    .map((date) =>
      playing('tab', to(date === today ? 'mend.today' : 'mend.day', `mend.${date}`, { day: { date, as: 'short' } })),
    );
  return page([{ bold: word('mend.title') }, word('mend.pick-day')], [...inRows(buttons, 2), add], 'board');
}

function day(date: LocalDate, wanted: number, turn: Turn): Reply {
  const sessions = turn.campaign.sessions
    .filter((session) => session.date === date)
    .toSorted((a, b) => a.from.localeCompare(b.from));
  if (sessions.length === 0) return page([word('mend.empty-day')], [], 'mend');
  const shown = sessionLeaf(sessions, turn, {}, wanted, (n) => `mend.${date}.${n}`);
  const heading = { bold: { date, as: 'weekday-date' } } as const;
  const mended = shown.items.flatMap((session, at) => (turn.schedule.mended(session.code) ? [at + 1] : []));
  return page(
    [
      heading,
      word('mend.pick-session'),
      leafLine(shown),
      ...sessionEntries(shown.items, turn),
      mended.length > 0 && { plain: '' },
      mended.length > 0 && word('mend.mended', { numbers: mended.join(', ') }),
    ],
    [...sessionButtons(shown.items, {}, ({ code }) => `go.mend.${code}`), shown.turns],
    'mend',
  );
}
