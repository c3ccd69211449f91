/** A person on Zalo who talks with the bot: types or taps, and waits for what it then says. */
import type { Person } from './zalo-oa.ts';

type Message = ReturnType<Person['messages']>[number];

export type Talker = {
  readonly person: Person;
  /** What they typed so far. */
  readonly typed: readonly string[];
  say(text: string): Promise<void>;
  /** Types, and waits for the first thing that the bot then says that is as wanted. */
  ask(text: string, wanted: RegExp): Promise<Message>;
  /** Taps the newest button of this title, types it where there is none, and waits. */
  choose(title: string, wanted: RegExp): Promise<Message>;
  sendPhoto(bytes: Uint8Array, wanted: RegExp): Promise<Message>;
  /** A message of the bot that came since this person last did something. */
  waitFor(wanted: RegExp): Promise<Message>;
  /** The messages of the bot whose text fits. */
  heard(wanted: RegExp): readonly Message[];
};

const PATIENCE_MS = 30_000;

export function createTalker(person: Person, patienceMs = PATIENCE_MS): Talker {
  const typed: string[] = [];
  let mark = 0;
  const act = async (what: () => Promise<{ readonly status: number }>): Promise<void> => {
    mark = person.messages().length;
    const { status } = await what();
    if (status !== 200) throw new Error(`the webhook answered ${person.id} with ${status}`);
  };
  const waitFor = async (wanted: RegExp): Promise<Message> => {
    const end = performance.now() + patienceMs;
    for (;;) {
      const found = person
        .messages()
        .slice(mark)
        .find((each) => each.by !== 'person' && wanted.test(each.text));
      if (found) return found;
      if (performance.now() > end) throw new Error(`${person.id}: no ${wanted}; there stands:\n${screenOf(person)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const say = (text: string): Promise<void> => {
    typed.push(text);
    return act(() => person.say(text));
  };
  return {
    person,
    typed,
    say,
    waitFor,
    async ask(text, wanted) {
      await say(text);
      return waitFor(wanted);
    },
    async choose(title, wanted) {
      if (person.titles().includes(title)) await act(() => person.tap(title));
      else await say(title);
      return waitFor(wanted);
    },
    async sendPhoto(bytes, wanted) {
      await act(() => person.sendImage(Buffer.from(bytes)));
      return waitFor(wanted);
    },
    heard: (wanted) => person.messages().filter((each) => each.by === 'oa' && wanted.test(each.text)),
  };
}

const screenOf = (person: Person): string =>
  person
    .messages()
    .slice(-4)
    .map((each) => `${each.by} ${each.text} [${each.buttons.map(({ title }) => title).join('] [')}]`)
    .join('\n');
