import { EventEmitter } from 'node:events';
import type { ButtonForm, MessageForm } from './forms.ts';
import { badForm, badWorld, Refused } from './refused.ts';

/** A message as a person sees it. */
export type Seen = {
  readonly id: string;
  readonly by: 'oa' | 'person' | 'admin';
  readonly at: number;
  readonly text: string;
  readonly buttons: readonly ButtonForm[];
  readonly file?: Uploaded;
  /** Of the OA, more than two days after the person's last word. */
  readonly isBilled?: boolean;
};
export type Uploaded = {
  readonly kind: 'image' | 'file';
  readonly id: string;
  readonly bytes: Buffer;
  readonly name: string;
  readonly until: number;
};
export type User = {
  readonly id: string;
  readonly name: string;
  follows: boolean;
  lastInteraction: number | null;
  /** Wants no messages of OAs. */
  restricts: boolean;
  readonly messages: Seen[];
};

const FREE_MS = 48 * 3_600_000;
const WINDOW_MS = 7 * 24 * 3_600_000;
const HOLDS_MS = 7 * 24 * 3_600_000;
const MB = 1024 * 1024;

/** What the platform knows: people with their windows, what they see, uploads. Emits `change` with a person's id. */
export type World = ReturnType<typeof createWorld>;

/** `now`: the people's clock, for their windows. `elapsed`: real milliseconds, for the age of uploads. */
export function createWorld(now: () => number, elapsed: () => number = now) {
  const users = new Map<string, User>();
  const uploads = new Map<string, Uploaded>();
  const events = new EventEmitter().setMaxListeners(0);
  const count = { message: 0, upload: 0, free: 0, billed: 0 };

  const nextId = (): string => {
    count.message += 1;
    return `2cb1f0${String(count.message).padStart(12, '0')}aa`;
  };
  const post = (user: User, seen: Omit<Seen, 'id' | 'at'>): Seen => {
    const message = { ...seen, id: nextId(), at: now() };
    user.messages.push(message);
    events.emit('change', user.id);
    return message;
  };
  /** Somebody who may be written to; refuses as the OA API does. */
  const reach = (id: string): User => {
    const user = users.get(id);
    if (!user) throw badWorld(-201, 'user_id is invalid');
    if (!user.follows && user.lastInteraction === null) throw badWorld(-213, 'User has not followed OA');
    if (!user.follows) throw badWorld(-217, 'User has blocked OA');
    if (user.restricts) throw badWorld(-244, 'User restricts messages from OAs');
    if (user.lastInteraction === null || now() - user.lastInteraction > WINDOW_MS) {
      throw badWorld(-230, 'User has not interacted with the OA in the past 7 days');
    }
    return user;
  };
  const find = (id: string, kind: Uploaded['kind']): Uploaded => {
    const upload = uploads.get(id);
    if (!upload || upload.kind !== kind) throw badForm(`no such ${kind}`, -100);
    if (upload.until < elapsed()) throw badWorld(-100, 'attachment has expired');
    return upload;
  };

  return {
    users,
    events,
    count,
    nextId,
    post,
    reach,
    user(id: string, name: string): User {
      const known = users.get(id);
      if (known) return known;
      const user: User = { id, name, follows: false, lastInteraction: null, restricts: false, messages: [] };
      users.set(id, user);
      return user;
    },
    interacted(user: User): void {
      user.lastInteraction = now();
    },
    /** POST /v3.0/oa/message/cs. */
    send({ recipient, message }: MessageForm) {
      const user = reach(recipient.user_id);
      const payload = 'attachment' in message ? message.attachment.payload : { buttons: [] };
      let file: Uploaded | undefined;
      if ('token' in payload) file = find(payload.token, 'file');
      if ('elements' in payload) file = find(payload.elements[0].attachment_id, 'image');
      const isFree = now() - (user.lastInteraction ?? 0) <= FREE_MS;
      const seen = post(user, {
        by: 'oa',
        isBilled: !isFree,
        text: ('text' in message ? message.text : undefined) ?? '',
        buttons: 'buttons' in payload ? payload.buttons : [],
        ...(file ? { file } : {}),
      });
      count[isFree ? 'free' : 'billed'] += 1;
      return {
        seen,
        answer: {
          message_id: seen.id,
          user_id: user.id,
          sent_time: String(now()),
          ...(isFree ? { quota: { quota_type: 'reply', remain: '0', total: '0' } } : {}),
        },
      };
    },
    /** POST /v2.0/oa/upload/image|file. */
    upload(kind: 'image' | 'file', bytes: Buffer, name: string): { readonly [key: string]: string } {
      if (bytes.length > (kind === 'image' ? 1 : 5) * MB) throw badForm('file size exceeds the limit', -210);
      const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
      const allowed = kind === 'image' ? ['jpg', 'jpeg', 'png'] : ['pdf', 'doc', 'docx', 'csv'];
      // The real one falls silent over a name that it does not like.
      if (!allowed.includes(extension))
        throw new Refused(-233, `a file named "${name}"`, 'form', { data: {}, error: 0 });
      if (kind === 'image' && !isImage(bytes, extension)) throw badForm('not a picture of its name', -233);
      count.upload += 1;
      const id = `${kind}-upload-${count.upload}`;
      uploads.set(id, { kind, id, bytes, name, until: elapsed() + HOLDS_MS });
      return kind === 'image' ? { attachment_id: id } : { token: id };
    },
  };
}

function isImage(bytes: Buffer, extension: string): boolean {
  if (extension === 'png') return bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  return bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));
}
