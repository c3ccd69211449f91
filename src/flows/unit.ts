import type { Unit } from '../campaign/types.ts';
import { communeOf, communes, isCommune, openUnits, unitOf } from '../campaign/unit-tree.ts';
import type { Button, Message, Reply, Say } from '../chat/index.ts';
import type { Flow, Parsed, Step } from '../dialog/flow.ts';
import type { Turn } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';
import { findUnits, isOwnUnit, ownUnits, unitButtons } from './unit-search.ts';

type Answers = { readonly unit: string | null };

const say = (key: KeyOf<'pages', 'unit'>, values?: Readonly<Record<string, string | number | Say>>): Say =>
  values === undefined ? { key: `pages:unit.${key}` } : { key: `pages:unit.${key}`, with: values };

/** Communes, schools and centres that a person may say they belong to. It is a wish, not a right: anybody may pick any. */
const toChoose = (turn: Turn): readonly Unit[] => openUnits(turn.campaign);

const unit: Step<Answers, 'unit'> = {
  key: 'unit',
  skip: null,
  takesText: true,
  findsNames: true,
  ask: (_soFar, turn) => ({
    text: say('ask'),
    buttons: unitButtons(communes(turn.campaign).slice(0, 20), turn.campaign).flatMap((row, i, rows) =>
      i % 2 === 0 ? [[...row, ...(rows[i + 1] ?? [])]] : [],
    ),
  }),
  parse: readUnit,
};

function readUnit(message: Message, _soFar: Partial<Answers>, turn: Turn): Parsed<string | null> {
  const units = toChoose(turn);
  if (message.choice !== undefined) return readChoice(message.choice, units, turn);
  const typed = message.text ?? '';
  const found = isOwnUnit(typed) ? ownUnits(turn) : findUnits(typed, units, turn.campaign);
  if (found.kind === 'one') return { ok: true, value: found.unit.code };
  if (found.kind === 'none') return { ok: false, because: say('none') };
  return { ok: true, deeper: true, more: { text: say('which'), buttons: unitButtons(found.units, turn.campaign) } };
}

/** A commune that was tapped opens its schools; `<code>.all` stands for the commune itself. */
function readChoice(choice: string, units: readonly Unit[], turn: Turn): Parsed<string | null> {
  const [code, all] = choice.split('.');
  const chosen = units.find((each) => each.code === code);
  if (chosen === undefined) return { ok: false, because: say('none') };
  if (all !== undefined || !isCommune(turn.campaign, chosen)) return { ok: true, value: chosen.code };
  const inside = units.filter((each) => each !== chosen && communeOf(turn.campaign, each)?.code === chosen.code);
  if (inside.length === 0) return { ok: true, value: chosen.code };
  return { ok: true, deeper: true, more: schoolsOf(chosen, inside, turn) };
}

function schoolsOf(commune: Unit, inside: readonly Unit[], turn: Turn): Reply {
  const whole = { label: say('whole', { name: commune.name }), value: `${commune.code}.all` };
  return {
    text: say('inside', { name: commune.name }),
    buttons: [[whole], ...unitButtons(inside.slice(0, 12), turn.campaign)],
  };
}

/** Announcements are asked for once. */
const ASK: readonly Button[] = [
  { label: { key: 'pages:announcements.turn-yes' }, value: 'announcements.yes', part: 'take' },
  { label: { key: 'pages:announcements.turn-no' }, value: 'announcements.no', part: 'decline' },
];

/** The commune or school a person belongs to, typed or picked. */
export const unitFlow: Flow<Answers> = {
  name: 'unit',
  for: 'everybody',
  ways: [
    {
      label: 'pages:button.unit',
    },
  ],
  version: 1,
  title: say('title'),
  keepsDraft: false,
  begin: (_args, turn) => {
    if (toChoose(turn).length > 0) return { ok: true, answers: {} };
    const home = { label: { key: 'pages:button.home' }, value: 'home' };
    return { ok: false, reply: { text: { key: 'pages:not-known' }, buttons: [[home]] } };
  },
  steps: [unit],
  summary: null,
  done: ({ unit: code }, turn) => {
    turn.people.setUnit(code);
    const chosen = unitOf(turn.campaign, code);
    const noted = chosen === null ? say('left-out') : say('noted', { name: chosen.name });
    const ask = turn.person.announcements === 'unasked';
    return [
      {
        text: ask
          ? {
              join: [
                noted,
                { key: 'pages:announcements.ask', with: { organiser: { local: turn.campaign.plan.organiser.short } } },
              ],
            }
          : noted,
        buttons: [
          ...(ask ? [ASK] : []),
          [{ label: { key: 'pages:button.schedule' }, value: 'schedule' }],
          [{ label: { key: 'pages:button.home' }, value: 'home' }],
        ],
      },
    ];
  },
};
