import type { Person, Seen } from '../zalo-bot/person.ts';
import { startZaloBotStandIn } from '../zalo-bot-stand-in.ts';
import { drawPhoto, photoAgain, VOICE } from './files.ts';
import { type Phone, type Phones, type PhonesParts, PUBLIC_URL, type Shown } from './index.ts';

const CHANNEL = 'zalo-bot';
const GROUP = 'b0b0b0b0b0b0b0b0b0b0';

/** People who write with a bot of the Zalo Bot Platform: texts and pictures, nothing else. */
export async function openZaloBotPhones({ url, taken, turn }: PhonesParts): Promise<Phones> {
  const zalo = await startZaloBotStandIn();
  zalo.reachUsAt(url);
  const ids = new Map<string, string>();
  const idOf = (name: string): string => {
    const id = ids.get(name) ?? `6ede9afa66b88fe6d${(0x100 + ids.size).toString(16)}`;
    ids.set(name, id);
    return id;
  };
  const act = (push: () => unknown): Promise<void> =>
    turn(async () => {
      const answered = taken.next(CHANNEL);
      push();
      await answered;
    });

  const phoneOf = (person: Person): Phone => ({
    address: { channel: CHANNEL, id: person.id },
    drawsOver: false,
    say: (text) => act(() => person.say(text)),
    tap: (_on, button) => Promise.reject(new Error(`there are no buttons: ${button.label}`)),
    async sendPhoto(caption) {
      const photo = await drawPhoto();
      return act(() => person.sendImage(photo, caption === undefined ? {} : { caption }));
    },
    sendPhotoAgain: () => act(() => person.sendImage(photoAgain())),
    sendVoice: () => act(() => person.sendVoice(VOICE)),
    news: createNews(person),
  });

  return {
    env: {
      ZALO_BOT_TOKEN: zalo.token,
      ZALO_BOT_API_ROOT: zalo.root,
      ZALO_BOT_MODE: 'webhook',
      ZALO_BOT_WEBHOOK_SECRET: 'a-secret-of-letters',
      ZALO_MEDIA_HOSTS: zalo.root,
      PUBLIC_URL,
    },
    plugIn() {},
    phone: async (name) => phoneOf(zalo.user(idOf(name))),
    inGroup(member) {
      const phone = phoneOf(zalo.inGroup(GROUP, idOf(member)));
      return { ...phone, call: (text) => phone.say(`@${zalo.name} ${text}`) };
    },
    settled: () => Promise.resolve(),
    complaints: () => zalo.refused('form').map((each) => `${each.method}: ${each.description}`),
    stop: () => zalo.stop(),
  };
}

function createNews(person: Person): () => readonly Shown[] {
  let known = 0;
  return () => {
    const fresh = person.messages().filter((each) => !each.mine && each.seq > known);
    known = Math.max(known, ...fresh.map((each) => each.seq));
    return fresh.map(toShown);
  };
}

const toShown = (seen: Seen): Shown => ({
  id: seen.id,
  text: seen.text,
  buttons: [],
  isEdit: false,
  files: seen.bytes ? [{ name: 'photo', bytes: seen.bytes }] : [],
});
