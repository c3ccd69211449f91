import { z } from 'zod';
import { isWellFormed } from '../well-formed.ts';
import { badForm, badWorld } from './refused.ts';
import type { Updates } from './updates.ts';
import type { World } from './world.ts';

const chat_id = z.string().min(1);
const LIMIT = 2000;
const words = z.string().max(LIMIT, 'too long').optional();

/** Which parameters a method takes. What is not listed is refused: the real one ignores a misspelt name. */
const FORMS = {
  getMe: z.strictObject({}),
  getUpdates: z.strictObject({ timeout: z.number().int().min(0).max(60).default(30) }),
  setWebhook: z.strictObject({ url: z.string(), secret_token: z.string().min(8).max(256) }),
  deleteWebhook: z.strictObject({}),
  getWebhookInfo: z.strictObject({}),
  sendMessage: z.strictObject({ chat_id, text: z.string().min(1, 'empty').max(LIMIT, 'too long') }),
  sendPhoto: z.strictObject({ chat_id, photo: z.string(), caption: words }),
  sendChatAction: z.strictObject({ chat_id, action: z.literal('typing') }),
} as const;
type Method = keyof typeof FORMS;
type Fields<M extends Method> = z.output<(typeof FORMS)[M]>;

export type Scene = {
  readonly world: World;
  readonly updates: Updates;
  /** Where https://anything/path is reached in truth: a root on loopback. */
  readonly reachUs: () => string | undefined;
  /** The longest that getUpdates waits, whatever it is asked. */
  readonly mostWaitMs: number;
};

/** Carries a call out. Gives the `result`, or throws Refused. */
export async function carryOut(scene: Scene, method: string, given: unknown, gone: Promise<void>): Promise<unknown> {
  if (!Object.hasOwn(FORMS, method)) throw badForm(`API name "${method}" is invalid`);
  if (!isWellFormed(given)) throw badForm('not UTF-8');
  const checked = FORMS[method as Method].safeParse(given);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw badForm(`${method}: parameter "${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'wrong'}`);
  }
  const run = METHODS[method as Method] as (scene: Scene, fields: unknown, gone: Promise<void>) => unknown;
  return run(scene, checked.data, gone);
}

const METHODS: {
  readonly [M in Method]: (scene: Scene, fields: Fields<M>, gone: Promise<void>) => unknown;
} = {
  getMe: ({ world: { bot } }) => ({
    id: bot.id,
    account_name: 'bot.thu',
    display_name: bot.name,
    account_type: 'BASIC',
    can_join_groups: false,
  }),
  getUpdates: ({ updates, mostWaitMs }, { timeout }, gone) => updates.poll(Math.min(timeout * 1000, mostWaitMs), gone),
  setWebhook({ updates, reachUs }, { url: text, secret_token }) {
    if (!URL.canParse(text) || new URL(text).protocol !== 'https:') throw badForm('webhook url must be https');
    const url = new URL(text);
    const deliverTo = `${reachUs() ?? url.origin}${url.pathname}${url.search}`;
    const updated = Date.now();
    updates.setWebhook({ url: text, secret: secret_token, deliverTo, updated });
    return { url: text, updated_at: updated };
  },
  deleteWebhook({ updates }) {
    updates.setWebhook(null);
    return { url: '', updated_at: Date.now() };
  },
  getWebhookInfo({ updates }) {
    const hook = updates.webhook();
    return { url: hook?.url ?? '', updated_at: hook?.updated ?? 0 };
  },
  sendMessage({ world }, { chat_id: id, text }) {
    checkWords(text);
    return receiptOf(world.post(world.reach(id), false, { text }).id);
  },
  async sendPhoto(scene, { chat_id: id, photo, caption = '' }) {
    checkWords(caption);
    const url = checkPhoto(photo);
    scene.world.reach(id);
    const bytes = await look(scene, url);
    const posted = scene.world.post(scene.world.reach(id), false, {
      text: caption,
      photo,
      ...(bytes ? { bytes } : {}),
    });
    return receiptOf(posted.id);
  },
  sendChatAction({ world }, { chat_id: id }) {
    world.reach(id);
    return {};
  },
};

const receiptOf = (message_id: string) => ({ message_id, date: Date.now() });

/** What a careful bot sends: composed letters, and no markup that people would see as such. */
function checkWords(text: string): void {
  if (text !== text.normalize('NFC')) throw badForm('text is not composed (NFC)');
  if (/<\/?(b|code)>|&(lt|gt|amp);/.test(text)) throw badForm('text shows markup');
}

function checkPhoto(text: string): URL {
  if (!URL.canParse(text)) throw badForm('photo must be a URL');
  const url = new URL(text);
  if (url.protocol !== 'https:' || !url.hostname.includes('.') || /^[\d.]+$/.test(url.hostname)) {
    throw badForm('photo must be a public https URL');
  }
  return url;
}

/** The platform fetches a picture before it answers. undefined: the stand-in does not look. */
async function look({ reachUs }: Scene, url: URL): Promise<Buffer | undefined> {
  const root = reachUs();
  if (root === undefined) return undefined;
  const answer = await fetch(`${root}${url.pathname}${url.search}`).catch(() => undefined);
  if (!answer?.ok || !answer.headers.get('content-type')?.startsWith('image/')) {
    throw badWorld('photo url can not be loaded');
  }
  return Buffer.from(await answer.arrayBuffer());
}
