import type { Button, Reply, Say } from '../chat/index.ts';
import { LONGEST_NAME, readShownName } from '../chat/shown-name.ts';
import { hasWork } from '../chat/work-units.ts';
import { readMeaning } from '../dialog/answers-in-words.ts';
import { askEvening } from '../dialog/evening-question.ts';
import type { Flow, Step } from '../dialog/flow.ts';
import type { Turn } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';

/** null: skipped; '': no name any more. */
type Answers = { readonly name: string | null };

const say = (key: KeyOf<'names'>, values?: Readonly<Record<string, string | number | Say>>): Say =>
  values === undefined ? { key: `names:${key}` } : { key: `names:${key}`, with: values };

const NONE = 'none';

const name: Step<Answers, 'name'> = {
  key: 'name',
  takesText: true,
  skip: null,
  ask: (_soFar, { person, campaign }) => ({
    text: {
      join: [
        say(hasWork(person.holds) ? 'ask' : 'ask-viewer'),
        person.shownName !== null && say('now', { name: person.shownName }),
        say(hasWork(person.holds) ? 'who-sees' : 'who-sees-office', {
          office: { local: campaign.plan.organiser.short },
        }),
      ],
    },
    buttons: person.shownName === null ? [] : [[{ label: say('button.none'), value: NONE }]],
  }),
  parse({ choice, text = '' }, _soFar, turn) {
    if (choice !== undefined) return choice === NONE ? { ok: true, value: '' } : { ok: false, because: say('ask') };
    const said = readMeaning(text, turn);
    if (said === 'no' || said === 'none') return { ok: true, value: null };
    const read = readShownName(text);
    return read.ok
      ? { ok: true, value: read.name }
      : { ok: false, because: say(`fault.${read.why}`, { most: LONGEST_NAME }) };
  },
};

function noted(value: string | null, turn: Turn): Say {
  const before = turn.person.shownName;
  if (value === null && before !== null) return say('kept', { name: before });
  turn.people.setShownName(value === '' ? null : value);
  if (value === null) return say('skipped');
  return value === '' ? say('taken-off') : { join: [say('noted', { name: value }), say('change')] };
}

/**
 * How somebody who holds a role wants to be shown to their unit and the office. `go.shown-name`; typed where the page asked for it
 * (bot/readers/index.ts) the name itself comes as the argument.
 */
export const shownNameFlow: Flow<Answers> = {
  name: 'shown-name',
  for: ['teacher', 'lead', 'office', 'viewer'],
  ways: [
    {
      label: 'names:title',
      menu: { help: 6 },
    },
  ],
  version: 1,
  title: say('title'),
  keepsDraft: false,
  begin([given]) {
    const read = given === undefined ? null : readShownName(given);
    return { ok: true, answers: read?.ok ? { name: read.name } : {} };
  },
  steps: [name],
  summary: null,
  done({ name: value }, turn): readonly Reply[] {
    const home: Button = { label: { key: 'pages:button.home' }, value: 'home' };
    const evening = askEvening(turn);
    return [{ text: { join: [noted(value, turn), ...evening.lines] }, buttons: [...evening.rows, [home]] }];
  },
};
