import type { Seen } from '../zalo-oa/world.ts';
import { type Person, startZaloStandIn } from '../zalo-oa.ts';
import { documentNamed, drawPhoto, photoAgain, VOICE } from './files.ts';
import { type Phone, type Phones, type PhonesParts, PUBLIC_URL, type Shown } from './index.ts';

const CHANNEL = 'zalo';
/** Beyond 2^53, as real ones are. */
const FIRST_ID = 2_512_345_678_901_200_001n;
/** As the channel marks its values (channels/zalo/payload.ts). */
const MARK = '#bh.';

/** People on Zalo who follow the Official Account: signed events, five buttons, nothing drawn over, windows by the test's clock. */
export async function openZaloPhones({ clock, url, turn }: PhonesParts): Promise<Phones> {
  const zalo = await startZaloStandIn({ now: () => clock.now().getTime() });
  zalo.deliverTo(`${url}/webhooks/zalo`);
  let people = 0n;

  const act = (deed: () => Promise<{ readonly status: number }>): Promise<void> =>
    turn(async () => {
      const { status } = await deed();
      if (status !== 200) throw new Error(`the webhook answered ${status}`);
    });

  const phoneOf = (person: Person): Phone => ({
    address: { channel: CHANNEL, id: person.id },
    drawsOver: false,
    say: (text) => act(() => person.say(text)),
    tap: (_on, button) => act(() => person.tap(button.label)),
    async sendPhoto(caption) {
      const photo = await drawPhoto();
      return act(() => person.sendImage(photo, caption));
    },
    sendPhotoAgain: () => act(() => person.sendImage(photoAgain())),
    sendVoice: () =>
      act(() => person.send('user_send_audio', { url: zalo.host(VOICE, 'audio/mpeg'), size: String(VOICE.length) })),
    sendDocument: (name) => act(() => person.sendFile(documentNamed(name).bytes, name)),
    block: () => act(() => person.unfollow()),
    unblock: () => act(() => person.follow()),
    news: createNews(person),
  });

  return {
    env: {
      ZALO_APP_ID: zalo.appId,
      ZALO_APP_SECRET: zalo.appSecret,
      ZALO_OA_SECRET_KEY: zalo.oaSecretKey,
      ZALO_REFRESH_TOKEN: zalo.refreshToken,
      ZALO_API_ROOT: zalo.root,
      ZALO_OAUTH_ROOT: zalo.root,
      ZALO_MEDIA_HOSTS: new URL(zalo.root).host,
      PUBLIC_URL,
    },
    plugIn() {},
    async phone() {
      const id = String(FIRST_ID + people++);
      zalo.befriend([id]); // before there was a bot: who follows now is greeted first (test/bot/arrivals.test.ts)
      return phoneOf(zalo.user(id));
    },
    settled: () => zalo.settled(),
    complaints: () => [
      ...zalo.refused('form').map((each) => `${each.path}: ${each.code} ${each.description}`),
      ...zalo.reused().map(() => 'a used refresh token was sent again'),
      ...zalo.lost().map(({ body }) => `the webhook never took ${body}`),
    ],
    stop: () => zalo.stop(),
  };
}

function createNews(person: Person): () => readonly Shown[] {
  let known = 0;
  return () => {
    const messages = person.messages();
    const fresh = messages.slice(known).filter((each) => each.by !== 'person');
    known = messages.length;
    return fresh.map(toShown);
  };
}

const toShown = (seen: Seen): Shown => ({
  id: seen.id,
  text: seen.text,
  buttons: seen.buttons.map((each) =>
    each.type === 'oa.open.url'
      ? { label: each.title, url: each.payload.url }
      : { label: each.title, value: each.payload.slice(MARK.length) },
  ),
  isEdit: false,
  files: seen.file ? [{ name: seen.file.name, bytes: seen.file.bytes }] : [],
});
