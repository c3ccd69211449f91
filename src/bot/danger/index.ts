/** Somebody in danger is answered before anything else is read, on every channel and in groups, with whom to call. Nothing of it is kept. */
import type { Message } from '../../chat/index.ts';
import type { Languages } from '../../chat/languages.ts';
import type { Clock } from '../../clock.ts';
import { type DangerKind, dangerIn } from '../../understanding/danger.ts';
import { type AnswerOptions, STRANGER } from '../answer.ts';
import { heard } from '../heard.ts';
import { readPlace, writePlace } from '../place.ts';
import type { createSay } from '../say.ts';
import { dangerReply, numbersReply } from './reply.ts';

/** What danger a message tells of, its caption too; null: none. A button's words are ours. */
export function dangerOf(message: Message, languages: Languages): DangerKind | null {
  const { text, choice } = heard(message);
  return text === undefined || choice !== undefined ? null : dangerIn(text, languages);
}

/** Answers a message that tells of danger, inside its transaction. Where the person stands, and what they were shown, stays as it is; only that danger was answered is noted. */
export function createCalm(
  options: Pick<AnswerOptions, 'people' | 'clock' | 'campaign' | 'links' | 'store'>,
  say: ReturnType<typeof createSay>,
): (message: Message, kind: DangerKind) => void {
  const isOften = createGate(options.clock);
  return (message, kind) => {
    const { from, group, language, at } = message;
    const isAgain = isOften(message);
    // A group has just read it; whoever writes alone is never left without an answer.
    if (isAgain && group) return;
    const now = options.clock.now();
    const opened = group ? null : options.people.open(from, language, now, at);
    const links = group ? options.links(from.channel) : null;
    const reply = isAgain ? numbersReply(kind) : dangerReply(kind, options.campaign(), links);
    say(message, [reply], opened?.person ?? STRANGER, now);
    if (!opened) return;
    // That danger was answered is all that is noted of it.
    const place = readPlace(opened.state, from, options.store.onBroken);
    const calm = { at: now.getTime(), isLast: true };
    options.people.saveState(opened.person.id, writePlace({ ...place, calm }, now, from));
  };
}

/** So often a chat is told all of it within so long; after that the numbers alone, and a group is not flooded. */
const MOST = 3;
const WITHIN_MS = 60_000;
/** So many chats are remembered; who is forgotten is only told all of it once more. */
const CHATS = 1000;

/** Whether a chat was told all of it often enough; kept in memory alone, and not for longer than that minute matters. */
function createGate(clock: Pick<Clock, 'elapsed'>): (message: Message) => boolean {
  const answered = new Map<string, readonly number[]>();
  return ({ from, group }) => {
    const chat = `${from.channel}\n${group?.id ?? from.id}`;
    const now = clock.elapsed();
    const lately = (answered.get(chat) ?? []).filter((at) => now - at < WITHIN_MS);
    if (lately.length >= MOST) return true;
    answered.delete(chat);
    answered.set(chat, [...lately, now]);
    const [oldest] = answered.keys();
    if (answered.size > CHATS && oldest !== undefined) answered.delete(oldest);
    return false;
  };
}
