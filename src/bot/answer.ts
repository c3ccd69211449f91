/** One message -> its answer as rows of the outbox, and where the person stands afterwards. Inside the message's transaction. */
import type { Campaign } from '../campaign/types.ts';
import type { Address, Capabilities, Message, Person } from '../chat/index.ts';
import { VIETNAMESE } from '../chat/languages.ts';
import type { Clock } from '../clock.ts';
import type { Enqueue } from '../store/enqueue.ts';
import type { Store } from '../store/open.ts';
import type { PeopleStore } from '../store/people.ts';
import type { Links, Turn } from '../turn/index.ts';
import type { Words } from '../words/index.ts';
import { afterMessage } from './ask-office.ts';
import { stillWaits } from './consent/words.ts';
import { calmedAfter } from './danger/still-calm.ts';
import { routeGroup } from './group.ts';
import { asMeant } from './heard.ts';
import { type Routed, readPlace, type Whereabouts, writePlace } from './place.ts';
import { isAnsweredInQuiet } from './quiet.ts';
import { route } from './route.ts';
import type { createSay, Offered } from './say.ts';
import { seenAfter } from './seen.ts';
import { createTurn, type Doors } from './turn.ts';

export type AnswerOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly words: Words;
  readonly people: PeopleStore;
  readonly doors: Doors;
  readonly enqueue: Enqueue;
  readonly campaign: () => Campaign | null;
  readonly canFor: (to: Address) => Capabilities;
  readonly links: (channel: string) => Links;
  readonly elsewhere?: ((here: Address) => Turn['elsewhere']) | undefined;
};

export function createAnswer(options: AnswerOptions, say: ReturnType<typeof createSay>): (message: Message) => void {
  const { people } = options;

  const turnOf = (message: Message, person: Person, campaign: Campaign, now: Date): Turn =>
    createTurn(options.doors, {
      id: message.id,
      now,
      saidAt: message.at,
      person,
      address: message.from,
      campaign,
      can: options.canFor(message.from),
      links: options.links(message.from.channel),
      elsewhere: message.group ? undefined : options.elsewhere?.(message.from),
      group: message.group !== undefined,
      tapped: message.on !== undefined,
    });

  return (typed): void => {
    const message = asMeant(typed, options.words.languages);
    const { from } = message;
    const campaign = options.campaign();
    const now = options.clock.now();
    if (message.group) {
      if (!campaign || !message.group.addressed) return;
      return void say(message, routeGroup(message, turnOf(message, STRANGER, campaign, now)), STRANGER, now);
    }
    const { person, state, quietUntil = now } = people.open(from, message.language, now, message.at);
    const isQuiet = quietUntil > now;
    if (!campaign && isQuiet) return;
    if (!campaign) return void say(message, [{ text: { key: 'bot:no-campaign' } }], person, now);
    const place: Whereabouts = {
      ...readPlace(state, from, options.store.onBroken),
      of: (id) => readPlace(people.readState(id)),
    };
    const turn = turnOf(message, person, campaign, now);
    if (isQuiet && !isAnsweredInQuiet(message, turn, place)) return;
    const routed = route(message, turn, place);
    const id = people.whose(from); // null: erased in this turn, and nothing is kept of them again
    const shown = say(message, routed.replies, id === null ? { ...person, lang: turn.lang } : turn.person, now);
    if (id === null) return;
    // Linked or unlinked in this turn: whom the address was before, if there is still such a person, is in no flow here any more.
    if (id !== person.id) people.saveState(person.id, writePlace({ standing: null, shown: [] }, now, from));
    const unread = routed.unread ?? afterMessage(message, place, turn);
    const untold = routed.untold === undefined ? stillWaits(place.untold, turn) : (routed.untold ?? undefined);
    // What is only offered for words that were not understood is not spoken of.
    const choices = routed.standing || routed.unread ? [] : (shown?.choices ?? []);
    const seen = seenAfter(place.seen, choices, routed.session, now);
    const calm = calmedAfter(place, routed, now);
    people.saveState(id, writePlace({ ...settle(routed, shown, place), unread, untold, seen, calm }, now, from));
  };
}

/** In a flow its own question's choices count; else those shown last. */
function settle(routed: Routed, offered: Offered | null, before: Whereabouts): Whereabouts {
  const { more, links } = offered ?? before;
  const kept = routed.kept ?? before.kept;
  if (!routed.standing) {
    const last = offered ? { shown: offered.choices } : { shown: before.shown, shownAt: before.shownAt ?? null };
    return { standing: null, ...last, more, links, kept };
  }
  const shown = offered?.choices ?? routed.standing.shown ?? [];
  const { shownAt = null } = before;
  return { standing: { ...routed.standing, shown }, shown: before.shown, shownAt, more, links, kept };
}

/** A member of a group: nobody in particular, nothing is stored. */
export const STRANGER: Person = {
  id: 0,
  lang: VIETNAMESE,
  audience: null,
  unit: null,
  joined: true,
  holds: [],
  consent: null,
  announcements: 'unasked',
  remindAt: null,
  shownName: null,
  isNameAsked: true,
};
