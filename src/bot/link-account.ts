/** A code that links accounts, typed on the second channel: this address becomes the other's, with what it has brought along. */
import { unitName } from '../campaign/unit-tree.ts';
import type { Say } from '../chat/index.ts';
import type { Standing } from '../dialog/flow.ts';
import { namesFor } from '../pages/channel-names.ts';
import { normaliseCode, withoutCourtesy } from '../people/code.ts';
import { looksLikeLinkCode } from '../people/linking.ts';
import type { Linked, Turn } from '../turn/index.ts';
import { sayAside } from './flow-steps.ts';
import { HOME } from './home-button.ts';
import { flowNamed, goOn, leaveFlow } from './leave.ts';
import type { Routed, Whereabouts } from './place.ts';

const INTRODUCED = /^\s*(?:mã|ma|code)(?:\s+(?:liên kết|lien ket|link|mời|moi))?\s*:?\s+(.+)$/iu;
/** "liên kết ABC234": in one word, since "liên kết khánh 2" is about something else. */
const LINKED = /^\s*(?:liên kết|lien ket|link)\s*:?\s+(\S+)$/iu;
/** A letter too few or too many, an O for a Q: after "mã" it was meant as one. */
const MEANT = /^(?=.*\d)(?=.*[A-Z])[0-9A-Z]{5,7}$/i;

const introducedIn = (said: string): string | undefined => (INTRODUCED.exec(said) ?? LINKED.exec(said))?.[1]?.trim();

/** Whether what may be a code has "mã" or "liên kết" before it. */
export const isIntroduced = (text: string): boolean => introducedIn(withoutCourtesy(text)) !== undefined;

/**
 * The code that was typed; null: it is none. With "mã" or "liên kết" before it, it holds in the middle of a flow too (`inFlow`), where
 * any bare word may be an answer. Bare, it is six letters in one word, and only while a code is on offer (`isOffered`): "T3T5T7" is three days,
 * "thcs2a" a class. HD-7K3M is an activity's code.
 */
export function readLinkCode(text: string, inFlow: boolean, isOffered: () => boolean): string | null {
  const said = withoutCourtesy(text);
  const introduced = introducedIn(said);
  const code = introduced ?? said.trim();
  const letters = normaliseCode(code).replace(/[^A-Z0-9]/g, '');
  if (/^hd[\s-]/i.test(code)) return null;
  if (introduced !== undefined && looksLikeLinkCode(code)) return letters;
  if (inFlow) return null;
  const isBare = (): boolean => looksLikeLinkCode(code) && !/\s/.test(code) && isOffered();
  return (introduced === undefined ? isBare() : MEANT.test(code)) ? letters : null;
}

/**
 * Links this address to the person who was shown the code, or says kindly why not; an open question still holds. Who has roles is asked
 * first.
 */
export const linkAccount = (code: string, turn: Turn, place: Whereabouts): Routed =>
  linked(turn.people.acceptLink(code), turn, place);

/** The yes to that question. */
export const confirmLink = (tag: string, turn: Turn, place: Whereabouts): Routed =>
  linked(turn.people.confirmLink(tag), turn, place);

function linked(result: Linked, turn: Turn, place: Whereabouts): Routed {
  if (!result.ok && result.why === 'confirm') return askFirst(result, turn, place);
  if (!result.ok) {
    const refused = sayAside({ text: refusal(result), buttons: [[accounts], [HOME]] }, turn, place);
    return result.why === 'own' ? refused : { ...refused, wrongCode: true };
  }
  const theirs = place.of?.(turn.person.id) ?? { standing: null, shown: [] };
  keepOpenFlow(place.standing, theirs.standing, turn);
  tellOthers(turn);
  const drafts = turn.drafts.list().flatMap(({ flow }) => flowNamed(flow) ?? []);
  const buttons = [...drafts.map((flow) => [goOn(flow)]), [accounts], [HOME]];
  return sayAside({ text: welcome(turn), buttons }, turn, theirs);
}

/** What is open waits as a draft: its question would take the answer. */
function askFirst({ tag, channels }: Refused<'confirm'>, turn: Turn, place: Whereabouts): Routed {
  leaveFlow(turn, place.standing);
  const names: Say = { join: channels.map(namesFor(turn)), by: ', ' };
  const text: Say = { key: 'bot:link.confirm', with: { names, roles: { join: rolesOf(turn), by: '; ' } } };
  const yes = { label: { key: 'bot:link.yes' }, value: `link.yes.${tag}`, part: 'agree' } as const;
  const no = { label: { key: 'bot:link.no' }, value: 'home', part: 'decline' } as const;
  return { replies: [{ text, buttons: [[yes], [no]] }], standing: null };
}

type Refused<Why extends string> = Extract<Linked, { ok: false; why: Why }>;

const accounts = { label: { key: 'bot:link.accounts' }, value: 'accounts' } as const;

/** What was open here waits as a draft of the joined person, where they have none of that flow. */
function keepOpenFlow(mine: Standing | null, theirs: Standing | null, turn: Turn): void {
  const has = mine !== null && (theirs?.flow === mine.flow || turn.drafts.read(mine.flow) !== null);
  if (!has) leaveFlow(turn, mine);
}

/** Who did not do this themselves learns of it where they are, with the way back. */
function tellOthers(turn: Turn): void {
  const text: Say = { key: 'bot:link.told', with: { name: namesFor(turn)(turn.address.channel) } };
  const others = turn.people.addresses().filter((each) => !each.here);
  others.forEach(({ channel, id }, index) => {
    const key = `linked:${turn.address.channel}:${turn.id}:${index}`;
    turn.tell(turn.person.id, { text }, key, { channel, id });
  });
}

function refusal(linked: Refused<'unknown' | 'own' | 'slow-down'>): Say {
  if (linked.why === 'slow-down') return { key: 'bot:code.slow-down', with: { count: linked.waitMinutes ?? 10 } };
  return { key: `bot:link.${linked.why}` };
}

/** What is shared from now on, whichever of the two it came from. */
function welcome(turn: Turn): Say {
  const { person, people, drafts } = turn;
  const channels = [...new Set(people.addresses().map((each) => each.channel))];
  const asked = people.kept().find((each) => each.line === 'asked')?.with.reminders;
  const begun = drafts.list().flatMap(({ flow }): Say[] => {
    const title = flowNamed(flow)?.title;
    return title ? [title] : [];
  });
  const shared = [
    person.holds.length > 0 && fact('roles', { join: rolesOf(turn), by: '; ' }),
    person.remindAt !== null && fact('daily', { plain: person.remindAt }),
    Number(asked) > 0 && ({ key: 'bot:link.sessions', with: { count: Number(asked) } } satisfies Say),
    begun.length > 0 && fact('drafts', { join: begun, by: ', ' }),
  ].filter((each): each is Say => each !== false);
  const names: Say = { join: channels.map(namesFor(turn)), by: ', ' };
  const done: Say = { key: 'bot:link.welcome', with: { names } };
  return { join: [done, ...(shared.length > 0 ? shared : [{ key: 'bot:link.nothing-yet' }])] };
}

const fact = (key: string, value: Say): Say => ({ key: `bot:link.${key}`, with: { value } });

const rolesOf = (turn: Turn): readonly Say[] =>
  turn.person.holds.map(({ role, unit }) => {
    const name: Say = { key: `pages:role.${role}` };
    return unit === null ? name : { join: [name, { local: unitName(turn.campaign, unit) }], by: ' – ' };
  });
