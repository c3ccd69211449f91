/** Somebody in danger is answered before anything else is read, on every channel and in groups, with whom to call. Nothing of it is kept. */
import type { Campaign } from '../campaign/types.ts';
import type { Message, Reply, Say } from '../chat/index.ts';
import type { Languages } from '../chat/languages.ts';
import type { Clock } from '../clock.ts';
import type { Links } from '../turn/index.ts';
import { type DangerKind, dangerIn } from '../understanding/danger.ts';
import { type AnswerOptions, STRANGER } from './answer.ts';
import { heard } from './heard.ts';
import type { createSay } from './say.ts';

/**
 * Whom to call in Việt Nam, free and at any hour. 111: the national hotline for the protection of children (Decree 56/2017/NĐ-CP). 113, 114 and
 * 115: the numbering plan (Circular 22/2014/TT-BTTTT).
 */
const NUMBERS = { children: '111', police: '113', fire: '114', ambulance: '115' } as const;

/** What danger a message tells of, its caption too; null: none. A button's words are ours. */
export function dangerOf(message: Message, languages: Languages): DangerKind | null {
  const { text, choice } = heard(message);
  return text === undefined || choice !== undefined ? null : dangerIn(text, languages);
}

/** Two sentences: whom to call at once, and whom of the campaign's besides. A group is told that one can write in private, too. */
export function dangerReply(kind: DangerKind, campaign: Campaign | null, links: Links | null): Reply {
  const contact = campaign?.plan.contacts.find(({ phone }) => phone !== undefined);
  const beside: Say = contact
    ? {
        key: 'bot:danger.contact',
        with: { name: { local: contact.name }, phone: { code: { plain: contact.phone ?? '' } } },
      }
    : { key: 'bot:danger.stay' };
  const text: Say = {
    join: [{ key: `bot:danger.${kind}`, with: NUMBERS }, beside, links && { key: 'bot:danger.private' }],
  };
  return links?.chat ? { text, buttons: [[{ label: { key: 'pages:group.open' }, url: links.chat }]] } : { text };
}

/** Answers a message that tells of danger, inside its transaction. Where the person stands, and what they were shown, stays as it is. */
export function createCalm(
  options: Pick<AnswerOptions, 'people' | 'clock' | 'campaign' | 'links'>,
  say: ReturnType<typeof createSay>,
): (message: Message, kind: DangerKind) => void {
  const isAnswered = createGate(options.clock);
  return (message, kind) => {
    const { from, group, language, at } = message;
    if (!isAnswered(message)) return;
    const now = options.clock.now();
    const person = group ? STRANGER : options.people.open(from, language, now, at).person;
    say(message, [dangerReply(kind, options.campaign(), group ? options.links(from.channel) : null)], person, now);
  };
}

/** So often a chat is answered within so long: whoever says it again gets it again, and a group is not flooded. */
const MOST = 3;
const WITHIN_MS = 60_000;
/** So many chats are remembered; who is forgotten is only answered once more. */
const CHATS = 1000;

/** Whether a chat is answered now; kept in memory alone, and not for longer than that minute matters. */
function createGate(clock: Pick<Clock, 'elapsed'>): (message: Message) => boolean {
  const answered = new Map<string, readonly number[]>();
  return ({ from, group }) => {
    const chat = `${from.channel}\n${group?.id ?? from.id}`;
    const now = clock.elapsed();
    const lately = (answered.get(chat) ?? []).filter((at) => now - at < WITHIN_MS);
    if (lately.length >= MOST) return false;
    answered.delete(chat);
    answered.set(chat, [...lately, now]);
    const [oldest] = answered.keys();
    if (answered.size > CHATS && oldest !== undefined) answered.delete(oldest);
    return true;
  };
}
