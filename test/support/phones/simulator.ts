import type { Simulator } from '../../../src/channels/simulator/index.ts';
import { toPlain } from '../../../src/chat/markup.ts';
import type {
  PhoneKind,
  PhoneMessage,
  PhoneRefusal,
  RehearsalControl,
  UploadedFile,
} from '../../../src/chat/rehearsal.ts';
import { isWellFormed } from '../well-formed.ts';
import { documentNamed, drawPhoto, photoAgain, VOICE } from './files.ts';
import type { Phone, Phones, PhonesParts, Shown } from './index.ts';

const CHANNEL = 'simulator';

/** Phones of the rehearsal, which is its own platform: a first one is like Telegram, the other one of a person like Zalo OA. */
export async function openSimulatorPhones({ taken, turn }: PhonesParts): Promise<Phones> {
  const photoOf = (data: Buffer) => ({ name: 'anh.jpg', mime: 'image/jpeg', data });
  let simulator: Simulator | null = null;
  const control = (): RehearsalControl => {
    if (!simulator) throw new Error('the simulator is not plugged in');
    return simulator.control;
  };
  const act = (deed: () => PhoneRefusal | null): Promise<void> =>
    turn(async () => {
      const answered = taken.next(CHANNEL);
      const refusal = deed();
      if (refusal !== null) throw new Error(`the phone refused: ${refusal}`);
      await answered;
    });

  const phoneOf = (id: string, kind: PhoneKind): Phone => {
    const upload = (files: readonly UploadedFile[], caption = ''): Promise<void> =>
      act(() => control().upload(id, files, caption));
    const toasts: string[] = [];
    control().watch((event) => {
      if (event.kind === 'toast' && event.phone === id) toasts.push(event.text);
    });
    return {
      toasts,
      address: { channel: CHANNEL, id },
      drawsOver: kind === 'telegram-like',
      say: (text) => act(() => control().say(id, text)),
      tap: (on, button) => act(() => control().tap(id, on.id, button.value ?? '')),
      sendPhoto: async (caption) => upload([photoOf(await drawPhoto())], caption),
      sendPhotoAgain: () => upload([photoOf(photoAgain())]),
      async sendAlbum(count, caption) {
        const photos: UploadedFile[] = [];
        while (photos.length < count) photos.push(photoOf(await drawPhoto()));
        return upload(photos, caption);
      },
      sendVoice: () => upload([{ name: 'ghi-am.ogg', mime: 'audio/ogg', data: VOICE }]),
      sendDocument(name) {
        const { bytes, mime } = documentNamed(name);
        return upload([{ name, mime, data: bytes }]);
      },
      block: () => act(() => control().changePhone(id, { blocks: true })),
      unblock: () => act(() => control().changePhone(id, { blocks: false })),
      news: createNews(id, control),
    };
  };

  return {
    env: {},
    plugIn([channel]) {
      simulator = channel as Simulator;
    },
    async phone(name) {
      const kind = name.includes('/') ? 'zalo-oa' : 'telegram-like';
      const { id } = control().addPhone({ id: name.replace('/', '-'), label: { vi: name }, kind, language: 'vi' });
      return phoneOf(id, kind);
    },
    settled: () => Promise.resolve(),
    complaints: () => (isWellFormed(control().state().phones) ? [] : ['half a letter stands on a phone']),
    stop: () => Promise.resolve(),
  };
}

function createNews(id: string, control: () => RehearsalControl): () => readonly Shown[] {
  const known = new Map<string, string>();
  return () => {
    const messages =
      control()
        .state()
        .phones.find(({ phone }) => phone.id === id)?.messages ?? [];
    const fresh = messages.filter((each) => each.from === 'bot' && known.get(each.id) !== lookOf(each));
    const shown = fresh.map((each) => toShown(control(), id, each, known.has(each.id)));
    for (const each of fresh) known.set(each.id, lookOf(each));
    return shown;
  };
}

const lookOf = ({ text, buttons }: PhoneMessage): string => JSON.stringify([text, buttons]);

const toShown = (control: RehearsalControl, phone: string, message: PhoneMessage, isEdit: boolean): Shown => ({
  id: message.id,
  text: toPlain(message.text),
  buttons: (message.buttons ?? []).flat().map((each) => ({
    label: each.label,
    value: 'value' in each ? each.value : undefined,
    url: 'url' in each ? each.url : undefined,
  })),
  isEdit,
  files: message.files.map(({ name }, at) => {
    return { name, bytes: control.open(phone, message.id, at)?.data ?? new Uint8Array() };
  }),
});
