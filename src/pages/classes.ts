import type { Button, Reply } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import { countdown } from './countdown.ts';
import { foundPage } from './find.ts';
import { type FindFilters, findAddress, NO_FILTERS } from './find-address.ts';
import { isOpen } from './find-sessions.ts';
import { button, canChoose, inRows, leafAt, leafLine, NOT_KNOWN, page, say, toContact } from './frame.ts';
import { listAt } from './list-address.ts';
import { joinButtons, restLine, sessionButtons, sessionEntries, sessionLeaf } from './session-lines.ts';
import { audienceOf, recordedSessions, sessionsFor, stateOf } from './session-list.ts';

const BY_DAY = { day: true } as const;
/** What the schedule calls free, for everybody. */
const FREE_ONES: FindFilters = { ...NO_FILTERS, isFree: true, audience: 'all' };

type Asked =
  | { readonly which: 'all' | 'mine' | 'again' | 'free'; readonly leaf: number }
  | { readonly which: 'how'; readonly platform: string | null };

/**
 * The classes and sessions still to come, with their links behind them: `classes.<all|mine>.<page>`. `classes.how` tells how to join each
 * platform, `classes.how.<code>` one of them; `classes.again.<page>` lists the recordings of what is over; `classes.free.<page>` shows what `find.f.e` does.
 */
export const classes: Page<'classes', Asked> = {
  name: 'classes',
  for: 'everybody',
  inGroups: true,
  mayBeTitle: true,
  ways: [
    {
      label: 'pages:button.classes',
      menu: { home: 4 },
      command: { vi: 'lop', en: 'classes', about: 'pages:about.lop', order: 5 },
      frame: listAt,
    },
    {
      at: 'free',
      frame: listAt,
      label: 'pages:button.classes-free',
    },
    {
      at: 'how',
      frame: ({ platform }) => (platform === null ? null : `classes.how.${platform}`),
      label: 'pages:button.classes-how',
    },
    {
      at: 'again',
      label: 'pages:button.classes-again',
    },
  ],
  read([which, second]) {
    if (which === 'how') return { which, platform: second ?? null };
    const isKnown = which === 'free' || which === 'again' || which === 'all';
    return { which: isKnown ? which : 'mine', leaf: leafAt(second) };
  },
  called: (asked, { campaign }) => {
    const code = asked.which === 'how' ? asked.platform : null;
    const platform = campaign.plan.platforms.find((each) => each.code === code);
    return platform ? say('classes.how-called', { platform: platform.name }) : null;
  },
  show(asked, turn) {
    if (asked.which === 'how') return howTo(asked.platform, turn);
    if (asked.which === 'free') return foundPage(FREE_ONES, asked.leaf, turn);
    if (asked.which === 'again') return recorded(asked.leaf, turn);
    const { plan, sessions } = turn.campaign;
    if (sessions.length === 0) {
      return page([say('schedule.missing'), countdown(plan.period, turn.now)], [[toContact]], 'home');
    }
    const audience = asked.which === 'all' ? null : audienceOf(turn);
    const kind = audience === null ? 'all' : 'mine';
    const open = sessionsFor(turn, audience).filter((each) => !each.cancelled && stateOf(each, turn.now) !== 'ended');
    const shown = sessionLeaf(open, turn, BY_DAY, asked.leaf, (n) => `classes.${kind}.${n}`);
    return page(
      [
        say('classes.title'),
        audience && say('schedule.for', { audience: { local: audience.name } }),
        open.length === 0 ? say('classes.none') : canChoose(turn) && say('classes.no-signing-up'),
        leafLine(shown),
        ...sessionEntries(shown.items, turn, BY_DAY),
        restLine(shown, open, turn),
      ],
      [
        ...sessionButtons(shown.items, BY_DAY),
        shown.turns,
        [
          ...(audience === null ? [] : [button('schedule.see-all', 'classes.all')]),
          button('button.schedule', 'schedule'),
          button('classes.how', 'classes.how'),
        ],
        [
          button('button.classes-free', findAddress(FREE_ONES)),
          ...(recordedSessions(turn).length > 0 ? [button('classes.again', 'classes.again')] : []),
        ],
      ],
      'home',
    );
  },
};

/** What can be watched again, for everybody. */
function recorded(wanted: number, turn: Turn): Reply {
  const all = recordedSessions(turn);
  const show = { day: true, join: true } as const;
  const shown = sessionLeaf(all, turn, show, wanted, (n) => `classes.again.${n}`);
  return page(
    [
      say('classes.again-title'),
      all.length === 0 && say('classes.again-none'),
      leafLine(shown),
      ...sessionEntries(shown.items, turn, show),
      restLine(shown, all, turn),
    ],
    [...sessionButtons(shown.items, show), shown.turns, [button('button.schedule', 'schedule')]],
    'home',
  );
}

function howTo(code: string | null, turn: Turn): Reply {
  const all = turn.campaign.plan.platforms.filter((each) => !each.inPerson);
  const chosen = all.find((each) => each.code === code);
  if (chosen !== undefined) {
    const steps = chosen.howTo;
    const next = sessionsFor(turn, null)
      .filter((each) => each.platform === chosen.code && isOpen(each, turn))
      .slice(0, 1);
    return page(
      [
        say('classes.how-title', { platform: chosen.name }),
        steps === undefined ? NOT_KNOWN : { local: steps },
        next.length > 0 && { plain: '' },
        next.length > 0 && say('classes.how-next', { platform: chosen.name }),
        ...sessionEntries(next, turn, { day: true, join: true }).slice(1),
      ],
      [
        ...joinButtons(next),
        ...sessionButtons(next, BY_DAY),
        next.length > 0
          ? [button('button.classes', findAddress({ platform: chosen.code, audience: 'all' }))]
          : [button('button.schedule', 'schedule')],
        [toContact],
      ],
      'classes.how',
    );
  }
  if (all.length === 0) return page([say('classes.how-which'), NOT_KNOWN], [[toContact]], 'classes');
  const buttons = all
    .slice(0, 10)
    .map((each): Button => ({ label: { plain: each.name }, value: `classes.how.${each.code}` }));
  return page([say('classes.how-which'), say('classes.how-else')], [...inRows(buttons, 2), [toContact]], 'classes');
}
