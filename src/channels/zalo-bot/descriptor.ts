import { z } from 'zod';
import { VIETNAMESE } from '../../chat/languages.ts';
import { no, partial, yes } from '../../wire/abilities.ts';
import { defineChannel } from '../../wire/descriptor.ts';
import { address, hosts, mode } from '../../wire/variables.ts';
import { webhookLacks } from '../../wire/webhook-mode.ts';
import { wireWords } from '../../wire/words.ts';
import { createZaloBot } from './index.ts';
import { CHANNEL, MEDIA_HOSTS } from './options.ts';

const label = 'Zalo Bot';

export const zaloBot = defineChannel({
  name: CHANNEL,
  label,
  abilities: {
    texts: yes('2,000 characters a message, longer ones in parts'),
    buttons: no('choices are listed and typed'),
    edits: no('no message can be changed'),
    pictures: partial('by their address, where PUBLIC_URL is set'),
    files: no('as a link, or the words of a short one'),
    window: no('who wrote once may be written to'),
    polling: yes(),
    webhook: yes(),
    voices: yes(),
    'edited words': no('there is no such event'),
    'word of a block': no('there is no such event'),
    'deleted accounts': no('nothing is documented about them'),
  },
  settings: {
    variables: {
      ZALO_BOT_TOKEN: z
        .string()
        .regex(/^\d+:\S{8,}$/, 'không giống mã của Zalo Bot (dạng <số>:<chữ>)')
        .optional()
        .describe('the Bot Platform’s bot runs'),
      ZALO_BOT_API_ROOT: address.default('https://bot-api.zaloplatforms.com').describe('another server of its API'),
      ZALO_BOT_MODE: mode.describe('or `webhook`, with `PUBLIC_URL`'),
      ZALO_BOT_WEBHOOK_SECRET: z
        .string()
        .regex(/^\S{8,256}$/, 'cần 8 đến 256 ký tự, không có khoảng trắng')
        .optional()
        .describe('for the webhook: 8 signs or more'),
      ZALO_MEDIA_HOSTS: hosts,
    },
    secrets: ['ZALO_BOT_TOKEN', 'ZALO_BOT_WEBHOOK_SECRET'],
    needs: ['ZALO_BOT_TOKEN'],
    roots: ['ZALO_BOT_API_ROOT'],
    domains: ['zaloplatforms.com'],
    wrong(env, { isAsked, publicUrl }) {
      const secret = ['ZALO_BOT_WEBHOOK_SECRET', env.ZALO_BOT_WEBHOOK_SECRET] as const;
      return isAsked ? webhookLacks({ label, mode: env.ZALO_BOT_MODE, publicUrl, secret }) : [];
    },
  },
  // The platform names no rate; 3,000 messages a month need none.
  pace: () => ({ total: 5, bulk: 1 }),
  open(env, parts) {
    const channel = createZaloBot({
      token: env.ZALO_BOT_TOKEN,
      apiRoot: env.ZALO_BOT_API_ROOT,
      mode: env.ZALO_BOT_MODE,
      publicUrl: parts.publicUrl ?? undefined,
      webhookSecret: env.ZALO_BOT_WEBHOOK_SECRET,
      proxyFor: parts.proxyFor,
      clock: parts.clock,
      log: parts.log,
      words: wireWords(parts.say),
      quotaLine: ({ isNear, ...figures }) =>
        parts.say({ key: isNear ? 'zalo:quota-near' : 'zalo:quota', with: figures }, VIETNAMESE),
      counter: parts.counter,
      linkFor: parts.linkFor,
      bytesOf: parts.bytesOf,
      readFile: parts.readFile,
      mediaHosts: env.ZALO_MEDIA_HOSTS ?? MEDIA_HOSTS,
    });
    return { channel, ...(env.ZALO_BOT_MODE === 'webhook' ? { webhook: channel.webhook } : {}) };
  },
});
