import type { Button, Reply, Say } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import { audienceButtons } from './audience-buttons.ts';
import { countdown, phaseOf } from './countdown.ts';
import { askFeedback } from './feedback.ts';
import { button, canChoose, inRows, say } from './frame.ts';
import { joinButtons, nearLines, nearSessions, recordedSessions } from './session-list.ts';

/** Flows whose drafts have a name of their own on the button. */
const NAMED: readonly string[] = ['log', 'broadcast', 'invite', 'mend'];

/**
 * Where everything begins. Who has not said yet who they are is asked, once and skippably. `home.thanks` answers a thank-you or an "ok",
 * `home.hello` a greeting.
 */
export const home: Page<'home', 'hello' | 'thanks' | null> = {
  name: 'home',
  public: true,
  read: ([said]) => (said === 'hello' || said === 'thanks' ? said : null),
  show(said, turn) {
    const isNew = !turn.person.joined && turn.person.holds.length === 0 && !turn.group;
    const isThanked = said === 'thanks';
    return isNew && audienceButtons(turn).length > 0 ? welcome(turn, isThanked) : menu(turn, isThanked);
  },
};

function greeting(turn: Turn, what?: Say): Say[] {
  const { plan } = turn.campaign;
  const sample = plan.sample ? [say('home.sample')] : [];
  return [say('home.greeting', { title: { local: plan.title } }), ...(what ? [what] : []), ...sample];
}

function welcome(turn: Turn, isThanked: boolean): Reply {
  const first = isThanked ? [say('home.pleasure')] : greeting(turn, say('home.what'));
  return {
    text: { join: [...first, { plain: '' }, { bold: say('who.ask') }, say('who.why')] },
    buttons: [...inRows(audienceButtons(turn), 2), [button('who.skip', 'who.skip')]],
    page: true,
  };
}

function menu(turn: Turn, isThanked: boolean): Reply {
  const { plan } = turn.campaign;
  const inGroup = canChoose(turn) ? 'home.choose-group' : 'home.type-group';
  const choose = say(turn.group ? inGroup : 'home.choose');
  const near = nearSessions(turn);
  const afterwards = afterTheWeek(turn, isThanked);
  const lines = [
    ...greeting(turn),
    countdown(plan.period, turn.now),
    ...nearLines(near, turn.now),
    ...afterwards.lines,
    choose,
  ];
  return {
    text: isThanked ? say('home.welcome') : { join: lines },
    buttons: [
      ...afterwards.rows,
      ...joinButtons(near),
      ...drafts(turn),
      ...inRows(forRoles(turn), 2),
      ...forEverybody(),
    ],
    page: true,
  };
}

type Afterwards = { readonly lines: readonly Say[]; readonly rows: readonly Button[][] };

/** Once it is over: what came of it, where it can be watched again, and, asked once, what one thought of it. */
function afterTheWeek(turn: Turn, isThanked: boolean): Afterwards {
  if (phaseOf(turn.campaign.plan.period, turn.now) !== 'after') return { lines: [], rows: [] };
  const { activities, units, people, about } = turn.activities.totals();
  const again = recordedSessions(turn).length;
  const asks = !turn.group && !isThanked && !turn.feedback.isAsked();
  if (asks) turn.feedback.noteAsked();
  return {
    lines: [
      ...(activities > 0 ? [say('home.results', { count: activities, units })] : []),
      ...(people > 0 ? [say(about ? 'home.people-about' : 'home.people', { people })] : []),
      ...(again > 0 ? [say('home.again', { count: again })] : []),
      ...(asks ? [{ plain: '' }, askFeedback.text] : []),
    ],
    rows: [...(asks ? askFeedback.rows : []), ...(again > 0 ? [[button('classes.again', 'classes.again')]] : [])],
  };
}

/** What a person began and left: one tap goes on with it. */
function drafts(turn: Turn): Button[][] {
  if (turn.group) return [];
  return turn.drafts
    .list()
    .slice(0, 2)
    .map(({ flow }) => [button(`home.resume.${NAMED.includes(flow) ? flow : 'other'}`, `go.resume.${flow}`)]);
}

function forRoles(turn: Turn): Button[] {
  if (turn.group) return [];
  const roles = new Set(turn.person.holds.map((each) => each.role));
  const buttons: Button[] = [];
  if (roles.size > 0) buttons.push(button('button.log', 'go.log'));
  if (roles.has('teacher') || roles.has('lead')) buttons.push(button('button.unit-report', 'unit-report'));
  if (roles.has('office'))
    buttons.push(
      button('button.board', 'board'),
      button('button.broadcasts', 'broadcasts'),
      button('button.mend', 'mend'),
    );
  if (roles.has('office') || roles.has('lead'))
    buttons.push(button(roles.has('office') ? 'button.roles' : 'button.invite', 'roles'));
  return buttons;
}

const forEverybody = (): Button[][] => [
  [button('button.schedule', 'schedule'), button('button.classes', 'classes')],
  [button('button.now', 'now'), button('button.reminders', 'reminders')],
  [button('button.theme', 'theme'), button('button.period', 'period')],
  [button('button.ideas', 'ideas'), button('button.help', 'help')],
];
