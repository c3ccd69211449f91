import { addDays } from '../chat/civil.ts';
import type { Button, Reply, Say } from '../chat/index.ts';
import { askEvening } from '../dialog/evening-question.ts';
import { feedbackForm } from '../dialog/feedback-form.ts';
import type { Page, Turn } from '../turn/index.ts';
import { audienceButtons } from './audience-buttons.ts';
import { countdown, phaseOf } from './countdown.ts';
import { askFeedback } from './feedback.ts';
import { button, canChoose, inRows, say } from './frame.ts';
import { joinButtons } from './session-lines.ts';
import { nearLines, nearSessions, recordedSessions } from './session-list.ts';
import { askShownName } from './shown-name.ts';

/** What it answers; 'results': that of the Week is asked for. */
const SAID = ['hello', 'thanks', 'results'] as const;
type Asked = (typeof SAID)[number] | null;

/**
 * Where everything begins. Who has not said yet who they are is asked, once and skippably. `home.thanks` answers a thank-you, an "ok" or a farewell,
 * `home.hello` a greeting.
 */
export const home: Page<'home', Asked> = {
  name: 'home',
  for: 'everybody',
  inGroups: true,
  ways: [
    {
      command: { vi: 'menu', en: 'menu', about: 'pages:about.menu', order: 2 },
    },
    {
      intent: null,
      command: { vi: 'start', en: 'start', about: 'pages:about.start', order: 1 },
    },
    {
      at: 'hello',
    },
    {
      at: 'thanks',
    },
    {
      at: 'results',
      instead: { office: 'board.sums.1', viewer: 'board.sums.1' },
    },
  ],
  read: ([said]) => SAID.find((each) => each === said) ?? null,
  show(said, turn) {
    const isNew = !turn.person.joined && turn.person.holds.length === 0 && !turn.group;
    // Who thanks or takes leave is asked nothing.
    const isAsked = said !== 'results' && said !== 'thanks';
    return isAsked && isNew && audienceButtons(turn).length > 0 ? welcome(turn) : menu(turn, said);
  },
};

function greeting(turn: Turn, what?: Say): Say[] {
  const { plan } = turn.campaign;
  const sample = plan.sample ? [say('home.sample')] : [];
  return [say('home.greeting', { title: { local: plan.title } }), ...(what ? [what] : []), ...sample];
}

function welcome(turn: Turn): Reply {
  return {
    text: { join: [...greeting(turn, say('home.what')), { plain: '' }, { bold: say('who.ask') }, say('who.why')] },
    buttons: [...inRows(audienceButtons(turn), 2), [button('who.skip', 'who.skip')]],
    page: true,
  };
}

function menu(turn: Turn, said: Asked): Reply {
  const { plan } = turn.campaign;
  const isThanked = said === 'thanks';
  const isEarly = said === 'results' && phaseOf(plan.period, turn.now) !== 'after';
  const inGroup = canChoose(turn) ? 'home.choose-group' : 'home.type-group';
  const choose = say(turn.group ? inGroup : 'home.choose');
  const near = nearSessions(turn);
  const afterwards = afterTheWeek(turn, isThanked);
  const evening = isThanked ? NOTHING_ASKED : askEvening(turn);
  const asked = evening.lines.length > 0 ? evening : askShownName(turn, isThanked);
  const { drafts, roles, everybody } = turn.menu('home');
  const lines = [
    ...(isEarly
      ? [say('home.results-later', { day: { date: addDays(plan.period.to, 1), as: 'weekday-date' } })]
      : greeting(turn)),
    countdown(plan.period, turn.now),
    ...asked.lines,
    ...nearLines(near, turn.now),
    ...afterwards.lines,
    choose,
  ];
  return {
    text: isThanked ? say('home.welcome') : { join: lines },
    buttons: [
      ...afterwards.rows,
      ...joinButtons(near),
      ...(turn.group ? [] : [...inRows(drafts), ...inRows(roles, 2)]),
      ...asked.rows,
      ...inRows(everybody, 2),
    ],
    page: true,
  };
}

const NOTHING_ASKED = { lines: [], rows: [] } as const;

type Afterwards = { readonly lines: readonly Say[]; readonly rows: readonly Button[][] };

/** Once it is over: what came of it, where it can be watched again, and, asked once, what one thought of it. */
function afterTheWeek(turn: Turn, isThanked: boolean): Afterwards {
  if (phaseOf(turn.campaign.plan.period, turn.now) !== 'after') return { lines: [], rows: [] };
  const { activities, units, people, about } = turn.activities.totals();
  const again = recordedSessions(turn).length;
  const asks = !turn.group && !isThanked && turn.entries.mine(feedbackForm).length === 0;
  if (asks) turn.entries.ask(feedbackForm);
  return {
    lines: [
      ...(activities > 0 ? [say('home.results', { count: activities, units })] : []),
      ...(people > 0 ? [say(about ? 'home.people-about' : 'home.people', { people })] : []),
      ...(people > 0 && turn.people.may('look') ? [say('home.people-logged')] : []),
      ...(again > 0 ? [say('home.again', { count: again })] : []),
      ...(asks ? [{ plain: '' }, askFeedback.text] : []),
    ],
    rows: [...(asks ? askFeedback.rows : []), ...(again > 0 ? [[button('classes.again', 'classes.again')]] : [])],
  };
}
