import { findBadValue } from '../../chat/choice-value.ts';
import type { Address, Media, Reply, Sent } from '../../chat/index.ts';
import type { Phone } from '../../chat/rehearsal.ts';
import type { Clock } from '../../clock.ts';
import { type FileSource, tellFile } from '../../wire/file-words.ts';
import type { Blobs } from './blobs.ts';
import { CAN, isWithinWindow } from './phone-kind.ts';
import type { Recorder } from './recorder.ts';
import { languageOf, type PhoneDraft, renderReply, type SimulatorWords, takesFile } from './render.ts';
import type { Fact, KeptFile, KeptMessage } from './world.ts';

export type SendOptions = FileSource & {
  readonly recorder: Recorder;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly words: SimulatorWords;
};

/**
 * The last hop, which is the one that is faked: puts a reply on a phone, or answers as a platform in that mood would.
 */
export function createSend(options: SendOptions): (to: Address, reply: Reply<string>) => Promise<Sent> {
  const { recorder, clock } = options;
  return async (to, reply) => {
    const { platform } = recorder.world;
    if (platform.down) return { ok: false, again: true, why: 'refused', detail: 'the rehearsed platform is down' };
    const waitMs = platform.throttledUntil - clock.elapsed();
    if (waitMs > 0) {
      return { ok: false, again: true, why: 'throttled', retryAfterMs: Math.ceil(waitMs), detail: 'the rehearsed 429' };
    }
    const before = refusalOf(options, to);
    if (before) return before;
    const bad = hasButtons(options, to) ? findBadValue(reply) : undefined;
    if (bad !== undefined) return wrongForAll(`button value "${bad}"`);
    const files = await readFiles(options, reply);
    if (!files) return wrongForAll('a file to be sent could not be read');
    const phone = recorder.world.phones.get(to.id)?.phone;
    const insteadOfFile = phone && (await insteadOf(options, reply, phone));
    // While the bytes were read the phone may have gone.
    const after = refusalOf(options, to);
    if (!phone || after) return after ?? unreachable('blocked or gone');
    const keep = (media: Media): KeptFile => files.get(media.hash) ?? unread(media);
    const drafts = renderReply(reply, phone, { words: options.words, keep, insteadOfFile });
    if (drafts.every(isBlank)) return wrongForAll('nothing to send');
    const replaces = CAN[phone.kind].edit ? reply.replaces : undefined;
    return { ok: true, messageId: putOn(options, phone.id, drafts, replaces) };
  };
}

/** undefined: there is no file, or this phone takes it. */
async function insteadOf(options: SendOptions, reply: Reply<string>, phone: Phone): Promise<string | undefined> {
  if (!reply.file) return undefined;
  const can = CAN[phone.kind];
  const isSmall = (options.bytesOf?.(reply.file.hash) ?? 0) <= (can.fileBytes ?? Number.POSITIVE_INFINITY);
  if (isSmall && takesFile(can, reply.file.mime)) return undefined;
  return tellFile(reply.file, options.words(languageOf(reply, phone)), options);
}

const unreachable = (detail: string): Sent => ({ ok: false, again: false, why: 'unreachable', detail });
const wrongForAll = (detail: string): Sent => ({ ok: false, again: false, why: 'wrong-for-all', detail });

const isBlank = ({ text, files, buttons }: PhoneDraft): boolean => text.trim() === '' && files.length === 0 && !buttons;

/** Why nothing can be put on this phone now; null: it can. */
function refusalOf({ recorder, clock }: SendOptions, to: Address): Sent | null {
  const known = recorder.world.phones.get(to.id);
  if (!known || known.phone.blocks) return unreachable('blocked or gone');
  return isWithinWindow(known.phone.kind, known.heardAt, clock.now().getTime()) ? null : unreachable('window');
}

const hasButtons = ({ recorder }: SendOptions, to: Address): boolean =>
  CAN[recorder.world.phones.get(to.id)?.phone.kind ?? 'telegram-like'].buttons > 0;

const unread = (media: Media): KeptFile => ({ name: media.name, mime: media.mime, bytes: 0, hash: media.hash });

async function readFiles(options: SendOptions, reply: Reply<string>): Promise<Map<string, KeptFile> | null> {
  const files = new Map<string, KeptFile>();
  for (const media of [reply.image, ...(reply.images ?? []), reply.file]) {
    if (!media) continue;
    try {
      const data = await options.readFile(media.hash);
      const hash = options.blobs.keep(data);
      files.set(media.hash, { name: media.name, mime: media.mime, bytes: data.length, hash });
    } catch {
      return null;
    }
  }
  return files;
}

/**
 * Writes the messages on the phone, the first over `replaces` where that message still stands. Gives the id of the
 * last.
 */
function putOn(
  { recorder, clock }: SendOptions,
  phone: string,
  drafts: readonly PhoneDraft[],
  replaces?: string,
): string {
  const at = clock.now().getTime();
  let last = '';
  for (const [index, draft] of drafts.entries()) {
    const old = index === 0 && replaces ? recorder.world.phones.get(phone)?.messages.get(replaces) : undefined;
    const message: KeptMessage =
      old?.from === 'bot'
        ? { ...draft, id: old.id, from: 'bot', at: old.at, editedAt: at }
        : { ...draft, id: String(recorder.next()), from: 'bot', at };
    last = message.id;
    const fact: Fact = { kind: 'message', phone, message };
    if (!old || !showsTheSame(old, message)) recorder.record(fact);
  }
  return last;
}

const showsTheSame = (old: KeptMessage, message: KeptMessage): boolean =>
  JSON.stringify({ ...old, editedAt: 0, at: 0 }, KEYS) === JSON.stringify({ ...message, editedAt: 0, at: 0 }, KEYS);
/** Given in one order, so that two messages compare whatever order they were built in. */
const KEYS = [
  'id',
  'from',
  'text',
  'lang',
  'buttons',
  'label',
  'value',
  'url',
  'copy',
  'files',
  'name',
  'mime',
  'bytes',
  'hash',
];
