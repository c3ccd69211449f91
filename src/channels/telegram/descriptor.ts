import { z } from 'zod';
import { no, yes } from '../../wire/abilities.ts';
import { defineChannel } from '../../wire/descriptor.ts';
import { address, mode, whole } from '../../wire/variables.ts';
import { webhookLacks } from '../../wire/webhook-mode.ts';
import { wireWords } from '../../wire/words.ts';
import { createTelegram, telegramLinks } from './index.ts';
import { CHANNEL } from './options.ts';

const label = 'Telegram';

export const telegram = defineChannel({
  name: CHANNEL,
  label,
  abilities: {
    texts: yes('4,096 characters a message, longer ones in parts'),
    buttons: yes('100'),
    edits: yes(),
    pictures: yes('10 MB, albums too'),
    files: yes('any, 50 MB'),
    window: no('who pressed Start may always be written to'),
    polling: yes(),
    webhook: yes(),
    voices: yes(),
    'edited words': yes(),
    'word of a block': yes(),
    'deleted accounts': yes(),
  },
  settings: {
    variables: {
      TELEGRAM_BOT_TOKEN: z
        .string()
        .regex(/^\d+:[A-Za-z0-9_-]{10,}$/, 'không giống mã của BotFather (dạng <số>:<chữ>)')
        .optional()
        .describe('none: the rehearsal runs'),
      TELEGRAM_API_ROOT: address.default('https://api.telegram.org').describe('another server of its API'),
      TELEGRAM_MODE: mode.describe('or `webhook`, with `PUBLIC_URL`'),
      TELEGRAM_WEBHOOK_SECRET: z
        .string()
        .regex(/^[A-Za-z0-9_-]{16,256}$/, 'cần 16 đến 256 ký tự A-Z a-z 0-9 _ -')
        .optional()
        .describe('for the webhook: 16 letters or more'),
      TELEGRAM_SLOTS: whole(1, 100_000).default(30).describe('messages a second in all'),
      TELEGRAM_BULK_SLOTS: whole(1, 100_000).default(25).describe('of these for reminders and announcements'),
    },
    secrets: ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET'],
    needs: ['TELEGRAM_BOT_TOKEN'],
    roots: ['TELEGRAM_API_ROOT'],
    domains: ['telegram.org'],
    // Its other variables may stand ready in an environment that rehearses.
    isAsked: (given) => given.has('TELEGRAM_BOT_TOKEN'),
    wrong(env, { isAsked, publicUrl }) {
      const secret = ['TELEGRAM_WEBHOOK_SECRET', env.TELEGRAM_WEBHOOK_SECRET] as const;
      const isTooMany = env.TELEGRAM_BULK_SLOTS > env.TELEGRAM_SLOTS;
      return [
        ...(isAsked ? webhookLacks({ label, mode: env.TELEGRAM_MODE, publicUrl, secret }) : []),
        ...(isTooMany ? ['TELEGRAM_BULK_SLOTS: không thể lớn hơn TELEGRAM_SLOTS'] : []),
      ];
    },
  },
  pace: (env) => ({ total: env.TELEGRAM_SLOTS, bulk: env.TELEGRAM_BULK_SLOTS }),
  open(env, parts) {
    const channel = createTelegram({
      token: env.TELEGRAM_BOT_TOKEN,
      apiRoot: env.TELEGRAM_API_ROOT,
      mode: env.TELEGRAM_MODE,
      publicUrl: parts.publicUrl ?? undefined,
      webhookSecret: env.TELEGRAM_WEBHOOK_SECRET,
      proxyFor: parts.proxyFor,
      clock: parts.clock,
      log: parts.log,
      readFile: parts.readFile,
      bytesOf: parts.bytesOf,
      linkFor: parts.linkFor,
      words: wireWords(parts.say),
      uploads: parts.uploads,
      commands: parts.commands().map((list) => ({
        language: list.language ?? '',
        scope: list.scope === 'private' ? 'all_private_chats' : 'all_group_chats',
        commands: list.commands,
      })),
      onName: (name) => parts.setLinks(telegramLinks(name)),
    });
    return { channel, ...(env.TELEGRAM_MODE === 'webhook' ? { webhook: channel.webhook } : {}) };
  },
});
