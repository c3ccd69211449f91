import { cutTo } from '../../chat/cut.ts';
import type { NewPhone, Phone, PhoneChange, PhoneRefusal, RehearsalControl } from '../../chat/rehearsal.ts';
import type { Clock } from '../../clock.ts';
import type { Blobs } from './blobs.ts';
import { CAN } from './phone-kind.ts';
import type { Recorder } from './recorder.ts';
import { createUpdates, isImage, LONGEST_TEXT, uploadFacts } from './upload.ts';
import type { Fact, KeptMessage } from './world.ts';

export type FingersOptions = {
  readonly recorder: Recorder;
  readonly blobs: Blobs;
  readonly clock: Clock;
  /** Something waits for the bot. */
  readonly wake: () => void;
};

export type Fingers = Pick<RehearsalControl, 'addPhone' | 'changePhone' | 'removePhone' | 'say' | 'tap' | 'upload'>;

/**
 * What a person's fingers can do on the phones. Each act is written down together with the update that tells the bot
 * of it.
 */
export function createFingers(options: FingersOptions): Fingers {
  const { recorder, clock, wake } = options;
  const known = (id: string) => recorder.world.phones.get(id);
  const now = (): number => clock.now().getTime();
  const update = createUpdates(options);
  const record = (...facts: readonly Fact[]): null => {
    recorder.record(...facts);
    wake();
    return null;
  };
  const writable = (id: string): Phone | PhoneRefusal => {
    const phone = known(id)?.phone;
    if (!phone) return 'no-such-phone';
    return phone.blocks ? 'blocked' : phone;
  };

  return {
    addPhone: (wish) => addPhone(recorder, wish),
    changePhone(id: string, change: PhoneChange) {
      const phone = known(id)?.phone;
      if (!phone) return 'no-such-phone';
      const changed: Phone = { ...phone, kind: change.kind ?? phone.kind, blocks: change.blocks ?? phone.blocks };
      const fact: Fact = { kind: 'phone', phone: changed };
      if (changed.blocks === phone.blocks) return record(fact);
      if (changed.blocks) return record(fact, update(phone, { kind: 'unreachable' }, 1));
      const arrives = changed.kind === 'zalo-oa' ? ({ arrives: true } as const) : {};
      return record(fact, update(phone, { kind: 'reachable', ...arrives }, 1));
    },
    removePhone(id) {
      const phone = known(id)?.phone;
      return phone ? record({ kind: 'phone-gone', id }, update(phone, { kind: 'unreachable' }, 1)) : 'no-such-phone';
    },
    say(id, raw) {
      const phone = writable(id);
      if (typeof phone === 'string') return phone;
      const text = cutTo(raw.trim(), LONGEST_TEXT);
      if (text === '') return 'empty';
      const message = { id: String(recorder.next()), from: 'person' as const, at: now(), text, files: [] };
      return record({ kind: 'message', phone: id, message }, update(phone, { kind: 'message', text }, 1));
    },
    tap(id, on, value) {
      const phone = writable(id);
      if (typeof phone === 'string') return phone;
      const message = known(id)?.messages.get(on);
      if (!message) return 'no-such-message';
      const can = CAN[phone.kind];
      if (can.buttons === 0 || !hasButton(message, value)) return 'no-such-button';
      // A platform without edits does not say whose button it was: a tap comes as a text.
      return record(update(phone, { kind: 'message', choice: value, ...(can.edit ? { on } : {}) }));
    },
    upload(id, files, caption) {
      const phone = writable(id);
      if (typeof phone === 'string') return phone;
      if (files.length === 0) return 'empty';
      if (!CAN[phone.kind].files.length && files.some((file) => !isImage(file))) return 'not-here';
      return record(...uploadFacts(options, phone, files, cutTo(caption.trim(), LONGEST_TEXT), update));
    },
  };
}

/** The phone of this id where there is one, else a new one. */
function addPhone(recorder: Recorder, wish: NewPhone & { readonly id?: string }): Phone {
  const same = wish.id === undefined ? undefined : recorder.world.phones.get(wish.id)?.phone;
  if (same) return same;
  const { label, kind, language } = wish;
  const phone: Phone = { id: wish.id ?? `phone-${recorder.next()}`, label, kind, language, blocks: false };
  recorder.record({ kind: 'phone', phone });
  return phone;
}

const hasButton = ({ buttons = [] }: KeptMessage, value: string): boolean =>
  buttons.flat().some((button) => 'value' in button && button.value === value);
