import { fold } from '../chat/fold.ts';
import type { Button } from '../chat/index.ts';
import { stripPoliteness } from '../dialog/answers-in-words.ts';
import type { Flow, Step } from '../dialog/flow.ts';
import type { NominationKind, Turn } from '../turn/index.ts';
import { leadOf, pick, readText, words } from './report/begin.ts';

type Answers = {
  readonly unit: string;
  readonly kind: NominationKind;
  readonly name: string;
  /** Which member of the unit is meant, where one was chosen. */
  readonly member: number | null;
  readonly what: string | null;
  readonly consent: boolean;
};

const KINDS = ['example', 'commend-person', 'commend-group'] as const;
const MOST_MEMBERS = 6;
const LONGEST_NAME = 100;
const LONGEST_WHAT = 500;

const kind: Step<Answers, 'kind'> = {
  key: 'kind',
  ask: () => ({ text: words('propose.kind'), buttons: KINDS.map((each) => [pick(`nominee.kind.${each}`, each)]) }),
  parse: ({ choice }) => {
    const value = KINDS.find((each) => each === choice);
    return value ? { ok: true, value } : { ok: false, because: words('propose.kind') };
  },
  line: (value) => ({ label: words('propose.line.kind'), value: words(`nominee.kind.${value}`) }),
};

const membersOf = (unit: string, turn: Turn) => turn.unitReports.members(unit).slice(0, MOST_MEMBERS);

const name: Step<Answers, 'name'> = {
  key: 'name',
  takesText: true,
  ask: ({ kind: of, unit = '' }, turn) => {
    const members = of === 'commend-group' ? [] : membersOf(unit, turn);
    const buttons = members.map(({ id, name: called }): Button[] => [{ label: { plain: called }, value: `m${id}` }]);
    return { text: words(of === 'commend-group' ? 'propose.group' : 'propose.name'), buttons };
  },
  parse: (message, { unit = '' }, turn) => {
    const chosen = membersOf(unit, turn).find(({ id }) => message.choice === `m${id}`);
    if (chosen) return { ok: true, value: chosen.name, also: { member: chosen.id } };
    const read = readText(message, 2, LONGEST_NAME);
    if (!read.ok || !('value' in read)) return read;
    return { ok: true, value: read.value.replaceAll('\n', ' '), also: { member: null } };
  },
  line: (value) => ({ label: words('propose.line.name'), value: { plain: value } }),
};

const what: Step<Answers, 'what'> = {
  key: 'what',
  takesText: true,
  skip: null,
  ask: () => ({ text: words('propose.what', { most: LONGEST_WHAT }) }),
  parse: (message) => readText(message, 3, LONGEST_WHAT),
  line: (value) => (value === null ? null : { label: words('propose.line.what'), value: { plain: value } }),
};

const consent: Step<Answers, 'consent'> = {
  key: 'consent',
  when: ({ kind: of }) => of !== 'commend-group',
  yes: 'yes',
  no: 'no',
  ask: ({ name: whom = '' }) => ({
    text: words('propose.consent', { name: { plain: whom } }),
    buttons: [[pick('propose.agreed', 'yes')], [pick('propose.not-asked', 'no')]],
  }),
  parse: ({ choice, text = '' }) => {
    const said = choice ?? saidOfConsent(stripPoliteness(fold(text)));
    return said === 'yes' || said === 'no'
      ? { ok: true, value: said === 'yes' }
      : { ok: false, because: words('propose.consent-which') };
  },
};

/** "Rồi", "đã đồng ý"; "chưa hỏi": whether somebody agreed, besides a plain yes or no. Being asked is not agreeing. */
const saidOfConsent = (said: string): string | null =>
  /^(?:roi|da roi|da dong y|dong y roi|da dong y roi|they agreed|agreed)$/.test(said)
    ? 'yes'
    : /^(?:chua(?: hoi| dong y)?|not asked)$/.test(said)
      ? 'no'
      : null;

/** Whom the unit proposes: an example of self-learning, or for a commendation. `go.nominate.<unit>`; the name and what they did come along where they were said at once. */
export const nominateFlow: Flow<Answers> = {
  name: 'nominate',
  for: ['lead', 'office'],
  ways: [
    {
      label: 'unit-report:button.nominate',
    },
  ],
  version: 1,
  title: words('propose.title'),
  keepsDraft: true,
  begin([unit, whom = '', did = ''], turn) {
    const begun = leadOf(unit, turn, 'nominate');
    if (!begun.ok) return begun;
    // Who was named with the wish is shown, so that nobody types it twice.
    const named = whom.length >= 2 && whom.length <= LONGEST_NAME;
    const told = {
      ...(named && { name: whom }),
      ...(named && did.length >= 3 && { what: did.slice(0, LONGEST_WHAT) }),
    };
    const note = named
      ? words('propose.begun', { name: { plain: whom }, what: { plain: did === '' ? '–' : did } })
      : null;
    return { ok: true, answers: { unit: begun.unit, member: null, ...told }, ...(note && { note }) };
  },
  steps: [kind, name, what, consent],
  summary: null,
  done({ unit, kind: of, name: called, what: said, member, consent: agreed }: Answers, turn) {
    // A group is named without being asked.
    const isAgreed = of === 'commend-group' || agreed;
    turn.unitReports.nominate(unit, { kind: of, name: called, what: said, consent: isAgreed, person: member });
    return [];
  },
  leadsTo: ({ unit }) => ({ at: `hand-in.${unit}.names`, note: words('propose.done') }),
};
