import { moreUnder } from '../chat/few-buttons.ts';
import type { Address, Capabilities, Person, Reply } from '../chat/index.ts';
import { choicesOf, linkButtonsOf } from '../chat/numbered.ts';
import type { Clock } from '../clock.ts';
import type { AddressChoice } from '../outbox/address-choice.ts';
import { type Enqueue, LANE } from '../store/enqueue.ts';
import type { Store } from '../store/open.ts';
import type { PeopleStore } from '../store/people.ts';
import { createSentMessage } from '../store/sent-message.ts';
import type { Words } from '../words/index.ts';
import { readPlace, writePlace } from './place.ts';

/**
 * `at`: where they are just now, if what is told answers them; default: where they want to be written to (outbox/reach.ts). `until`: for how
 * long it is of use; default: the outbox's.
 */
export type Tell = (person: Person, reply: Reply, key: string, now: Date, at?: Address, until?: Date) => boolean;

/**
 * Says something that nobody asked for just now, in the person's language, as a row of its own. Never moves them in a flow; outside one,
 * its choices can be typed, and "xem thêm" where that stands under it. False: they can't be written to, or it was said before.
 */
export function createTell(given: {
  readonly people: PeopleStore;
  readonly words: Words;
  readonly enqueue: Enqueue;
  readonly addressOf: AddressChoice;
  readonly canFor: (to: Address) => Pick<Capabilities, 'buttons'>;
}): Tell {
  const { people, words, enqueue } = given;
  return (person, reply, key, now, at, until) => {
    const to = at ?? given.addressOf(person.id, LANE.reminder, now);
    if (!to) return false;
    const place = readPlace(people.readState(person.id));
    const isTyped = given.canFor(to).buttons === 0;
    const rendered = words.reply(place.standing && isTyped ? withoutChoices(reply) : reply, person.lang);
    const isNew = enqueue({
      key,
      to,
      person: person.id,
      lane: LANE.reminder,
      reply: rendered,
      now,
      ...(until ? { until } : {}),
    });
    const choices = choicesOf(rendered);
    const links = linkButtonsOf(rendered);
    if (!isNew || choices.length + links.length === 0) return isNew;
    const more = moreUnder(rendered, given.canFor(to));
    if (!place.standing)
      people.saveState(
        person.id,
        writePlace({ standing: null, shown: choices, more, links, kept: place.kept }, now, to),
      );
    return true;
  };
}

/** In the middle of a flow a typed number answers its question: beside it none may stand for something else. */
const withoutChoices = ({ buttons = [], ...reply }: Reply): Reply => ({
  ...reply,
  buttons: buttons.map((row) => row.filter((each) => !('value' in each))).filter((row) => row.length > 0),
});

/**
 * Draws over the message that went out under `over`, where the channel can; `over` null: says it anew, `at` where that is told. Else, mid-way,
 * says nothing.
 */
export type TellOver = (id: number, reply: Reply, key: string, over: string | null, at?: Address) => void;

/** See TellOver. */
export function createTellOver(given: {
  readonly store: Store;
  readonly people: PeopleStore;
  readonly words: Words;
  readonly enqueue: Enqueue;
  readonly canFor: (to: Address) => Pick<Capabilities, 'edit'>;
  readonly tell: Tell;
  readonly clock: Clock;
}): TellOver {
  const { people, words, enqueue, clock } = given;
  const sentMessage = createSentMessage(given.store);
  return (id, reply, key, over, at): void => {
    const person = people.byId(id);
    if (!person) return;
    if (over === null) return void given.tell(person, reply, key, clock.now(), at);
    const first = sentMessage(over);
    if (!first?.messageId) return;
    const to = { channel: first.channel, id: first.chat };
    if (!given.canFor(to).edit) return;
    const rendered = { ...words.reply(reply, person.lang), replaces: first.messageId };
    enqueue({ key, to, person: id, lane: LANE.reminder, reply: rendered, now: clock.now() });
  };
}
