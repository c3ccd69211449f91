import type { Phone, PhoneMessage, PhoneWindow, RehearsalChange, RehearsalState } from '../../chat/rehearsal.ts';

export type ModelPhone = {
  phone: Phone;
  window: PhoneWindow | null;
  readonly messages: Map<string, PhoneMessage>;
};

/** What the page knows, so that it can be drawn anew (in another language) without asking. */
export type Model = {
  seq: number;
  readonly phones: Map<string, ModelPhone>;
  platform: RehearsalState['platform'];
  clock: RehearsalState['clock'];
};

export function modelOf(state: RehearsalState): Model {
  const phones = state.phones.map(({ phone, window, messages }) => {
    const byId = new Map(messages.map((message) => [message.id, message]));
    return [phone.id, { phone, window, messages: byId }] as const;
  });
  return { seq: state.seq, phones: new Map(phones), platform: state.platform, clock: state.clock };
}

export function applyEvent(model: Model, event: RehearsalChange): void {
  if (event.kind === 'clock') model.clock = event.clock;
  else if (event.kind === 'platform') model.platform = event.platform;
  else if (event.kind === 'phone-gone') model.phones.delete(event.id);
  else if (event.kind === 'window') {
    const known = model.phones.get(event.phone);
    if (known) known.window = event.window;
  } else if (event.kind === 'message') model.phones.get(event.phone)?.messages.set(event.message.id, event.message);
  else {
    const known = model.phones.get(event.phone.id);
    if (known) known.phone = event.phone;
    else model.phones.set(event.phone.id, { phone: event.phone, window: null, messages: new Map() });
  }
}
