/**
 * Requests at an OA's webhook as a bad day brings them: some come twice, some are forged, all are shuffled. The same seed gives the same
 * traffic, and what must come of it.
 */
import { createAlias } from '../../../src/wire/alias.ts';
import { createChance, shuffle } from '../chance.ts';
import { macOf, type Signed } from './events.ts';
import { happen, pick, say } from './happenings.ts';

export type Hit = Signed & { readonly isForged: boolean };

export type Traffic = {
  readonly hits: readonly Hit[];
  readonly forged: number;
  /** What the genuine ones are noted under, each once. */
  readonly keys: ReadonlySet<string>;
  /** The messages among them: each gets one answer. */
  readonly messages: ReadonlySet<string>;
  /** Whoever wrote one of the messages. */
  readonly writers: ReadonlySet<string>;
  /** The follows, each with who it is. Which of them is greeted depends on what comes first, theirs or a word of the same person. */
  readonly follows: ReadonlyMap<string, string>;
};

export type TrafficWish = {
  readonly seed: number;
  readonly count: number;
  /** Shares of all requests. */
  readonly repeated: number;
  readonly forged: number;
  /** Whoever writes, receives and follows. */
  readonly people: readonly string[];
  readonly appId: string;
  readonly appSecret: string;
  readonly oaId: string;
  readonly oaSecretKey: string;
  /** Civil milliseconds; everything happened shortly before. */
  readonly now: number;
};

/** See Traffic. */
export function makeTraffic(wish: TrafficWish): Traffic {
  const chance = createChance(wish.seed);
  const forged = Math.round(wish.count * wish.forged);
  const repeated = Math.round(wish.count * wish.repeated);
  const genuine = Array.from({ length: wish.count - forged - repeated }, (_, at) => makeGenuine(wish, chance, at));
  const again = Array.from({ length: repeated }, (_, at) => {
    const { hit } = pick(genuine, chance);
    return { ...hit, headers: { ...hit.headers, num_retry: String(1 + (at % 5)) } };
  });
  const forgeries = Array.from({ length: forged }, (_, at) => makeForged(wish, chance, at));
  const wrote = genuine.filter(({ message }) => message !== undefined);
  return {
    hits: shuffle([...genuine.map(({ hit }) => hit), ...again, ...forgeries], chance),
    forged,
    keys: new Set(genuine.flatMap(({ keys }) => keys)),
    messages: new Set(wrote.flatMap(({ message }) => message ?? [])),
    writers: new Set(wrote.map(({ person }) => person)),
    follows: new Map(
      genuine.flatMap(({ keys: [key = ''], person }) => (key.startsWith('follow:') ? [[key, person] as const] : [])),
    ),
  };
}

/** What is wrong with the greetings among the answers' keys: whoever is unknown and only follows gets one, nobody gets two. */
export function wrongGreetings(
  greetings: readonly string[],
  traffics: readonly Pick<Traffic, 'follows' | 'writers'>[],
  known: ReadonlySet<string> = new Set(),
): string[] {
  const follows = new Map(traffics.flatMap((each) => [...each.follows]));
  const writers = new Set(traffics.flatMap((each) => [...each.writers]));
  const greeted = greetings.map((key) => follows.get(/^reply:zalo:(follow:.+):0$/.exec(key)?.[1] ?? ''));
  const due = [...new Set(follows.values())].filter((person) => !writers.has(person) && !known.has(person));
  return [
    ...(greeted.includes(undefined) ? ['an answer to nothing'] : []),
    ...(new Set(greeted).size === greeted.length ? [] : ['somebody was greeted twice']),
    ...(due.every((person) => greeted.includes(person)) ? [] : ['somebody who follows was not greeted']),
  ];
}

/** Answers to messages, and greetings. */
export function partAnswers(keys: readonly string[]): { readonly answers: string[]; readonly greetings: string[] } {
  const isGreeting = (key: string): boolean => key.startsWith('reply:zalo:follow:');
  return { answers: keys.filter((key) => !isGreeting(key)), greetings: keys.filter(isGreeting) };
}

const HEADERS = { 'content-type': 'application/json' };

function makeGenuine(wish: TrafficWish, chance: () => number, at: number) {
  const { appId, oaId, oaSecretKey: secret } = wish;
  const person = pick(wish.people, chance);
  const timestamp = timestampOf(wish, at);
  const happening = happen({ oaId, person, id: `${wish.seed}g${at}`, timestamp, alias: createAlias(secret), chance });
  const body = JSON.stringify({ app_id: appId, ...happening.event, timestamp });
  const signature = `mac=${macOf({ appId, body, timestamp, secret })}`;
  const hit: Hit = { body, headers: { ...HEADERS, 'x-zevent-signature': signature }, isForged: false };
  return { ...happening, person, hit };
}

/** Words that nobody said, in the name of somebody who writes or of somebody who never does. Each is wrong in one point only. */
function makeForged(wish: TrafficWish, chance: () => number, at: number): Hit {
  const { appId, oaId, oaSecretKey: secret, appSecret } = wish;
  const person = chance() < 0.5 ? `66${at}` : pick(wish.people, chance);
  const timestamp = timestampOf(wish, at);
  const { event } = say({ oaId, person, id: `${wish.seed}f${at}`, timestamp, alias: createAlias(secret), chance });
  const body = JSON.stringify({ app_id: appId, ...event, timestamp });
  const right = { appId, body, timestamp, secret };
  const ways: readonly (readonly [sent: string, mac: string | null])[] = [
    [body, macOf({ ...right, secret: appSecret })],
    [body.replace('"text":"', '"text":"x'), macOf(right)],
    [body, null],
    [body, macOf({ ...right, timestamp: String(Number(timestamp) + 1) })],
    [body, macOf({ ...right, appId: `${appId}7` })],
  ];
  const [sent, mac] = pick(ways, chance);
  const headers = mac === null ? HEADERS : { ...HEADERS, 'x-zevent-signature': `mac=${mac}` };
  return { body: sent, headers, isForged: true };
}

/** No two genuine events of one traffic have the same. */
const timestampOf = (wish: TrafficWish, at: number): string => String(wish.now - wish.count + at);
