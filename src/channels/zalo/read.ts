import type { Address, FileKind, Incoming, IncomingFile } from '../../chat/index.ts';
import type { ZaloEvent } from './event.ts';
import { CHANNEL } from './options.ts';
import { readPayload } from './payload.ts';
import type { Echo } from './sayings.ts';

/**
 * What reading needs besides the event: whether a message is one of ours, or may be, a name for what names a person,
 * and now.
 */
export type ZaloReading = {
  readonly isOwn: (messageId: string) => boolean;
  readonly mayBeOurs: (user: string, echo: Echo) => boolean;
  /** See wire/alias.ts. */
  readonly alias: (text: string) => string;
  readonly now: Date;
};

type Attachment = NonNullable<NonNullable<ZaloEvent['message']>['attachments']>[number];
type Read = (event: ZaloEvent, reading: ZaloReading) => Incoming[];

/**
 * An event -> what the core sees. Empty: nothing for us (our own echo, a group's talk, an event that nobody knows):
 * acknowledged all the same, since Zalo would send it again and in the end switch the webhook off.
 */
export function readEvent(event: ZaloEvent, reading: ZaloReading): Incoming[] {
  const read =
    READ.get(event.event_name) ?? (isEcho(event.event_name) ? readEcho : isSaid(event.event_name) ? readMessage : null);
  return read?.(event, reading) ?? [];
}

const LATEST_MS = 2 * 3_600_000;

/**
 * When it was said: Zalo repeats for an hour what it could not deliver. A clock that differs by more than that is
 * another clock.
 */
function momentOf(event: ZaloEvent, now: Date): Date {
  const age = now.getTime() - Number(event.timestamp);
  return age >= 0 && age <= LATEST_MS ? new Date(Number(event.timestamp)) : now;
}

const person = (id: string): Address => ({ channel: CHANNEL, id });
/**
 * No message id: the same event at the same instant by the same person is the same event. It is remembered when they
 * are forgotten.
 */
const eventId = ({ event_name, timestamp = '' }: ZaloEvent, user: string, { alias }: ZaloReading): string =>
  `${event_name}:${alias(`${timestamp}:${user}`)}`;

const readMessage: Read = (event, reading) => {
  const user = event.sender?.id;
  if (user === undefined) return [];
  const attachments = event.message?.attachments ?? [];
  const files = attachments.flatMap((each, at) =>
    readFile(event.event_name, each, albumOf(event, attachments.length), at),
  );
  const typed = event.message?.text ?? linkIn(event.event_name, attachments);
  const choice = event.event_name === 'user_send_text' && typed !== undefined ? readPayload(typed) : null;
  const text = typed === undefined || typed.trim() === '' || choice !== null ? undefined : typed;
  const personal = PERSONAL[event.event_name] ?? (attachments.some(isCard) ? 'contact' : undefined);
  const isUnread = text === undefined && choice === null && files.length === 0 && !personal;
  return [
    {
      kind: 'message',
      id: event.message?.msg_id ?? eventId(event, user, reading),
      from: person(user),
      at: momentOf(event, reading.now),
      ...(text === undefined || personal ? {} : { text }),
      ...(choice === null ? {} : { choice }),
      ...(files.length > 0 && !personal ? { files } : {}),
      ...(personal ? { personal } : {}),
      ...(isUnread ? { odd: 'unknown' } : {}),
    },
  ];
};

/**
 * A follow and a tap on "Message" are interactions as a word is (zalo.md 1.5, one source): they renew the window, and
 * who is new is greeted.
 */
const readState =
  (kind: 'reachable' | 'unreachable'): Read =>
  (event, reading) => {
    const user = event.follower?.id ?? event.user_id ?? event.sender?.id;
    if (user === undefined) return [];
    const arrives = kind === 'reachable' ? ({ arrives: true } as const) : {};
    const id = eventId(event, user, reading);
    return [{ kind, id, from: person(user), at: momentOf(event, reading.now), ...arrives }];
  };

/**
 * Receipts name our messages: their ids are marked, or delivered and seen of one message would be taken for a repeat.
 */
const readReceipt =
  (kind: 'delivered' | 'seen'): Read =>
  (event, { isOwn, now }) => {
    const user = event.recipient?.id;
    if (user === undefined) return [];
    const refs = [event.message?.msg_id, ...(event.message?.msg_ids ?? [])].filter((ref) => ref !== undefined);
    return [...new Set(refs)].map((ref) => ({
      kind,
      id: `${kind}:${ref}`,
      from: person(user),
      at: momentOf(event, now),
      ref,
      ...(isOwn(ref) ? { known: true } : {}),
    }));
  };

/**
 * What the OA said comes back. With an admin's id a human said it in the OA's console; without, it was this program,
 * or the console by itself (a greeting, the answer to a keyword).
 */
const readEcho: Read = (event, reading) => {
  const { isOwn, mayBeOurs, now } = reading;
  const user = event.recipient?.id;
  const ref = event.message?.msg_id;
  if (user === undefined || (ref !== undefined && isOwn(ref))) return [];
  const about = { from: person(user), at: momentOf(event, now), ...(ref === undefined ? {} : { ref }) };
  if (event.sender?.admin_id !== undefined)
    return [{ kind: 'human-wrote', id: `human:${ref ?? eventId(event, user, reading)}`, ...about }];
  if (ref === undefined || mayBeOurs(user, { event: event.event_name, text: event.message?.text })) return [];
  return [{ kind: 'auto-reply', id: `auto:${ref}`, ...about }];
};

/** Whatever somebody may send one day: it is theirs to be answered. A group's talk is not ours. */
const isSaid = (name: string): boolean => /^user_send_(?!group_|anonymous_)/.test(name);
const isEcho = (name: string): boolean => /^oa_send_(?!group_|anonymous_)/.test(name);

/** A map: the name comes from outside, and an object would answer to 'constructor'. */
const READ = new Map<string, Read>([
  ['follow', readState('reachable')],
  ['user_click_chatnow', readState('reachable')],
  ['unfollow', readState('unreachable')],
  ['user_received_message', readReceipt('delivered')],
  ['user_seen_message', readReceipt('seen')],
]);

const PERSONAL: Readonly<Record<string, 'location' | 'contact'>> = {
  user_send_location: 'location',
  user_send_business_card: 'contact',
};
/** A contact card may also come as a link whose description holds the phone number. */
const isCard = (each: Attachment): boolean =>
  each.type === 'link' && /"(?:phone|qrCodeUrl)"/.test(textOf(each.payload?.['description']) ?? '');

const KINDS: Readonly<Record<string, FileKind>> = {
  user_send_image: 'image',
  user_send_gif: 'video', // as on the other channels: a moving picture is no photo
  user_send_file: 'document',
  user_send_audio: 'audio',
  user_send_video: 'video',
  user_send_sticker: 'other',
};
const MIMES = new Map([
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['pdf', 'application/pdf'],
  ['doc', 'application/msword'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['csv', 'text/csv'],
]);

const albumOf = (event: ZaloEvent, count: number): string | undefined =>
  count > 1 ? event.message?.msg_id : undefined;

function readFile(name: string, { payload = {} }: Attachment, album: string | undefined, at: number): IncomingFile[] {
  const kind = KINDS[name];
  if (kind === undefined) return [];
  // Without an address it is still something that was sent, and gets an answer.
  const ref = textOf(payload['url']) ?? `none:${textOf(payload['id']) ?? at}`;
  const fileName = textOf(payload['name']);
  const type = (textOf(payload['type']) ?? fileName?.split('.').at(-1) ?? '').toLowerCase();
  const mime = kind === 'image' ? undefined : MIMES.get(type);
  const size = Number(payload['size']);
  return [
    {
      kind: kind === 'document' && mime?.startsWith('image/') ? 'image' : kind,
      ref,
      ...(album === undefined ? {} : { album }),
      ...(fileName === undefined ? {} : { name: fileName }),
      ...(mime === undefined ? {} : { mime }),
      ...(Number.isFinite(size) && size > 0 ? { bytes: size } : {}),
    },
  ];
}

/** A pasted link comes as an event of its own; to the core it is what was typed. */
function linkIn(name: string, attachments: readonly Attachment[]): string | undefined {
  return name === 'user_send_link' ? textOf(attachments[0]?.payload?.['url']) : undefined;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
