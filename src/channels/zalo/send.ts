import { findBadValue } from '../../chat/choice-value.ts';
import type { Address, Reply, Sent } from '../../chat/index.ts';
import { type FileSource, tellFile } from '../../wire/file-words.ts';
import { type Progress, progressKey } from '../../wire/progress.ts';
import type { ZaloClient } from './client.ts';
import { meaningOf } from './errors.ts';
import type { ZaloHoldings } from './holdings.ts';
import type { ZaloWords } from './options.ts';
import { plainParts } from './plainly.ts';
import { planParts, takesType, type ZaloPart } from './render.ts';
import { type Failure, toSent, type ZaloSent } from './result.ts';
import type { Sayings } from './sayings.ts';

const LONGEST_STORM_MS = 60_000;

/**
 * `send` of the channel. A reply of several messages remembers in this process how far it got, so that a row which is
 * tried again after "too many requests" goes on with the next message instead of saying the first ones twice.
 */
export function createSend(given: Sending): (to: Address, reply: Reply<string>) => Promise<Sent> {
  const { holdings } = given;
  const say = createSay(given);
  return async (to, reply) => {
    const bad = findBadValue(reply);
    if (bad !== undefined) return { ok: false, again: false, why: 'wrong-for-all', detail: `button value "${bad}"` };
    const words = given.words(reply);
    const { file } = reply;
    const isTaken = file !== undefined && takesType(file) && (await holdings.isSmallEnough(file));
    const insteadOfFile = file && !isTaken ? await tellFile(file, words, given.files) : undefined;
    const parts = planParts(reply, { words, insteadOfFile });
    if (parts.length === 0) return { ok: false, again: false, why: 'wrong-for-all', detail: 'nothing to send' };
    const key = parts.length === 1 ? '' : progressKey(to, reply);
    return deliverAll(parts, key, (part) => sayOrPlainly(part, to.id, say), given.progress);
  };
}

type Sending = {
  readonly client: ZaloClient;
  readonly holdings: ZaloHoldings;
  readonly words: (reply: Reply<string>) => ZaloWords;
  readonly files: FileSource;
  readonly sayings: Sayings;
  readonly progress: Progress;
};

type Saying = (part: ZaloPart, user: string) => Promise<ZaloSent>;

/** Says one message, and lets the echoes of it be known as ours. */
function createSay({ client, holdings, sayings }: Sending): Saying {
  let storm = 0; // refusals for their rate, in a row
  /** Nobody says how long to wait: longer each time, until one gets through. */
  const note = (result: ZaloSent): ZaloSent => {
    if (result.kind !== 'retry' || result.why !== 'throttled') {
      storm = 0;
      return result;
    }
    const asked = result.after ?? 2000;
    const after = Math.max(asked, Math.min(asked * 2 ** storm, LONGEST_STORM_MS));
    storm = Math.min(storm + 1, 10);
    return { ...result, after };
  };
  return async (part, user) => {
    sayings.began(user, part);
    const result = note(await deliver(part, user, client, holdings));
    // Of what nobody knows an echo may still tell.
    if (result.kind !== 'unknown') sayings.ended(user, part, result.kind === 'sent' ? result.id : null);
    return result;
  };
}

async function deliver(part: ZaloPart, user: string, client: ZaloClient, holdings: ZaloHoldings): Promise<ZaloSent> {
  if (part.kind === 'text') {
    if (part.buttons.length > 0) return client.sendButtons(user, part.text, part.buttons);
    return client.sendText(user, part.text);
  }
  const once = async (): Promise<ZaloSent> => {
    const held = await holdings.find(part.media, part.kind);
    if (held.kind !== 'got') return held;
    return part.kind === 'image' ? client.sendImage(user, held.value, part.caption) : client.sendFile(user, held.value);
  };
  const result = await once();
  if (result.kind !== 'permanent' || result.code === null || meaningOf(result.code) !== 'upload') return result;
  holdings.forget(part.media, part.kind); // the upload ended before its time
  return once();
}

/**
 * What Zalo refuses for its form is said once more, plainly; the words of a picture that it does not take are not
 * lost with it.
 */
async function sayOrPlainly(part: ZaloPart, user: string, say: Saying): Promise<ZaloSent> {
  const refused = await say(part, user);
  let result = refused;
  for (const plain of plainParts(part, refused)) {
    result = await say(plain, user);
    if (result.kind !== 'sent') break;
  }
  return part.kind === 'text' ? result : refused;
}

async function deliverAll(
  parts: readonly ZaloPart[],
  key: string,
  say: (part: ZaloPart) => Promise<ZaloSent>,
  progress: Progress,
): Promise<Sent> {
  const said: string[] = [];
  let lost: Failure | undefined;
  for (let at = progress.take(key); at < parts.length; at += 1) {
    const part = parts[at];
    if (!part) break;
    const result = await say(part);
    const where = `part ${at + 1} of ${parts.length}`;
    // One of ours that is gone is another matter: nothing is shown of its message.
    if (result.kind === 'permanent' && result.code !== null && part.kind !== 'text' && at < parts.length - 1) {
      lost = named(result, where);
      continue;
    }
    if (result.kind !== 'sent') {
      const failure = toSent(parts.length === 1 ? result : named(result, where));
      progress.keep(key, at, failure);
      return { ...failure, ...earlier(said), ...(at < parts.length - 1 ? { incomplete: true } : {}) };
    }
    said.push(result.id);
  }
  if (lost) return { ...toSent(lost), ...earlier(said) };
  const messageId = said.pop() ?? '';
  return { ok: true, messageId, ...earlier(said) };
}

const earlier = (ids: readonly string[]): { readonly earlier?: readonly string[] } => {
  const known = ids.filter((id) => id !== '');
  return known.length > 0 ? { earlier: known } : {};
};

const named = (failure: Failure, where: string): Failure =>
  failure.kind === 'unreachable'
    ? { ...failure, reason: `${where}: ${failure.reason}` }
    : { ...failure, detail: `${where}: ${failure.detail}` };
