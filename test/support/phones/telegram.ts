import type { Person } from '../telegram/person.ts';
import type { Seen } from '../telegram/screen.ts';
import { startTelegramStandIn } from '../telegram-stand-in.ts';
import { documentNamed, drawPhoto, photoAgain, VOICE } from './files.ts';
import { type Phone, type Phones, type PhonesParts, PUBLIC_URL, type Shown, type ShownButton } from './index.ts';

const CHANNEL = 'telegram';
const FIRST_ID = 7001;
const GROUP = -100_2001;

/** People on Telegram: updates by webhook, one at a time and in order for each chat. */
export async function openTelegramPhones({ url, taken, turn }: PhonesParts): Promise<Phones> {
  const telegram = await startTelegramStandIn();
  telegram.deliverWebhooksTo(url);
  const ids = new Map<string, number>();
  let albums = 0;
  const idOf = (name: string): number => {
    const id = ids.get(name) ?? FIRST_ID + ids.size;
    ids.set(name, id);
    return id;
  };
  /** So many updates, pushed at once: the platform hands them over one after another. */
  const act = (push: () => unknown, updates = 1): Promise<void> =>
    turn(async () => {
      const answered = Promise.all(Array.from({ length: updates }, () => taken.next(CHANNEL)));
      push();
      await answered;
    });

  const phoneOf = (person: Person): Phone => {
    const news = createNews(person);
    const toasts: string[] = [];
    const tap = (on: Shown, data: string): Promise<void> =>
      turn(async () => {
        const { text } = await person.forge({ data, message: Number(on.id) });
        if (text !== undefined) toasts.push(text);
      });
    return {
      toasts,
      address: { channel: CHANNEL, id: String(person.id) },
      drawsOver: true,
      say: (text) => act(() => person.say(text)),
      tap: (on, button) => tap(on, dataOf(person, on, button)),
      async sendPhoto(caption) {
        const photo = await drawPhoto();
        return act(() => person.sendPhoto(photo, caption === undefined ? {} : { caption }));
      },
      sendPhotoAgain: () => act(() => person.sendPhoto(photoAgain())),
      async sendAlbum(count, caption) {
        albums += 1;
        const album = `album-${albums}`;
        const photos: Buffer[] = [];
        while (photos.length < count) photos.push(await drawPhoto());
        return act(() => {
          for (const [n, photo] of photos.entries()) {
            person.sendPhoto(photo, { album, ...(n === 0 && caption !== undefined ? { caption } : {}) });
          }
        }, count);
      },
      async sendLatePhoto() {
        const photo = await drawPhoto();
        return act(() => person.sendPhoto(photo, { album: `album-${albums}` }));
      },
      sendVoice: () => act(() => person.sendVoice(VOICE)),
      sendDocument(name) {
        const { bytes, mime } = documentNamed(name);
        return act(() => person.sendDocument(bytes, { name, mime }));
      },
      sendPoll: () => act(() => person.send({ poll: { id: '1', question: 'Mai họp?', options: [] } })),
      edit: (text) => act(() => person.edit(text)),
      sendPlace: () => act(() => person.send({ location: { latitude: 11.5, longitude: 108.3 } })),
      block: () => act(() => person.block()),
      unblock: () => act(() => person.unblock()),
      forge: (value, on) => tap(on, `m/0/0/${value}/fEHbQ`),
      news,
    };
  };

  return {
    env: {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-sixteen-letters',
      PUBLIC_URL,
    },
    plugIn() {},
    phone: async (name) => phoneOf(telegram.user(idOf(name), { language: 'vi' })),
    inGroup(member) {
      const phone = phoneOf(telegram.inGroup(GROUP, idOf(member)));
      return { ...phone, call: (text) => phone.say(text) };
    },
    settled: () => Promise.resolve(),
    complaints: () => telegram.refused('form').map((each) => `${each.method}: ${each.description}`),
    stop: () => telegram.stop(),
  };
}

/** As the platform holds it: where the button stands, and its value. */
function dataOf(person: Person, on: Shown, button: ShownButton): string {
  const seen = person.messages().find((each) => String(each.id) === on.id);
  const data = seen?.buttons.flat().find((each) => valueOf(each.callback_data) === button.value)?.callback_data;
  if (data === undefined) throw new Error(`"${button.label}" no longer stands there`);
  return data;
}

const valueOf = (data: string | undefined): string | undefined => data?.split('/')[3];

function createNews(person: Person): () => readonly Shown[] {
  const known = new Map<number, number>();
  return () => {
    const fresh = person.messages().filter((each) => !each.mine && (known.get(each.id) ?? 0) < each.seq);
    const shown = fresh.toSorted((a, b) => a.seq - b.seq).map((each) => toShown(each, known.has(each.id)));
    for (const each of fresh) known.set(each.id, each.seq);
    return shown;
  };
}

const toShown = (seen: Seen, isEdit: boolean): Shown => ({
  id: String(seen.id),
  text: seen.text,
  buttons: seen.buttons.flat().map((each) => ({
    label: each.text,
    value: valueOf(each.callback_data),
    url: each.url,
  })),
  isEdit,
  files: [...(seen.document ? [seen.document] : []), ...(seen.photo ? [{ name: 'photo', bytes: seen.photo }] : [])],
});
