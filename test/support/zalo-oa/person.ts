import type { Delivered, Events } from './events.ts';
import type { ButtonForm } from './forms.ts';
import type { Seen, User, World } from './world.ts';

/** A person with Zalo on their phone. Whatever they do resolves once the bot's webhook has answered. */
export type Person = {
  readonly id: string;
  follow(): Promise<Delivered>;
  unfollow(): Promise<Delivered>;
  /** Opens the chat by the OA's "Message" button: an interaction, and nothing said. */
  openChat(): Promise<Delivered>;
  /** Refuses messages of OAs in their settings, or takes them again: no event tells. */
  restrict(isOn: boolean): void;
  say(text: string): Promise<Delivered>;
  /** Taps the button of that title on the newest message that has one. A link gives its address instead. */
  tap(title: string): Promise<Delivered>;
  link(title: string): string;
  sendImage(bytes: Buffer, caption?: string): Promise<Delivered>;
  sendFile(bytes: Buffer, name: string): Promise<Delivered>;
  send(event: string, payload: Readonly<Record<string, unknown>>): Promise<Delivered>;
  /** Their phone got a message of the OA, the newest unless named; they looked at it. */
  receives(id?: string): Promise<Delivered>;
  sees(...ids: readonly string[]): Promise<Delivered>;
  /** Somebody answers them by hand in the OA's console. */
  adminSays(text: string): Promise<Delivered>;
  messages(): readonly Seen[];
  /** The newest of the OA. */
  last(): Seen | undefined;
  titles(): readonly string[];
  lastInteraction(): number | null;
};

export function createPerson(given: {
  readonly user: User;
  readonly oaId: string;
  readonly world: World;
  readonly events: Events;
  readonly host: (bytes: Buffer, type: string) => string;
}): Person {
  const { user, oaId, world, events } = given;
  const fromOa = (): Seen[] => user.messages.filter((each) => each.by !== 'person');
  const ends = { sender: { id: user.id }, recipient: { id: oaId }, user_id_by_app: `app-${user.id}` };
  const fromUs = { sender: { id: oaId }, recipient: { id: user.id } };

  const send = (event_name: string, message: Readonly<Record<string, unknown>>, text = ''): Promise<Delivered> => {
    world.interacted(user);
    const seen = world.post(user, { by: 'person', text, buttons: [] });
    return events.push({ event_name, ...ends, message: { msg_id: seen.id, ...message } });
  };
  const attach = (event: string, type: string, payload: Readonly<Record<string, unknown>>, text?: string) =>
    send(event, { ...(text === undefined ? {} : { text }), attachments: [{ type, payload }] }, text);
  const find = (title: string): ButtonForm => {
    const button = fromOa()
      .toReversed()
      .flatMap((each) => each.buttons)
      .find((each) => each.title === title);
    if (!button) throw new Error(`no button "${title}"`);
    return button;
  };
  const followed = (event_name: string): Promise<Delivered> => {
    const follower = { id: user.id };
    return events.push({ event_name, oa_id: oaId, follower, user_id_by_app: `app-${user.id}`, source: 'oa_profile' });
  };

  return {
    id: user.id,
    follow() {
      user.follows = true;
      world.interacted(user);
      return followed('follow');
    },
    unfollow() {
      user.follows = false;
      return followed('unfollow');
    },
    openChat() {
      world.interacted(user);
      const { id: user_id } = user;
      return events.push({ event_name: 'user_click_chatnow', oa_id: oaId, user_id, user_id_by_app: `app-${user_id}` });
    },
    restrict(isOn) {
      user.restricts = isOn;
    },
    say: (text) => send('user_send_text', { text }, text),
    tap(title) {
      const button = find(title);
      if (button.type === 'oa.open.url') throw new Error(`"${title}" is a link`);
      // A tap arrives as a text; `hide` only keeps it out of the chat.
      return send('user_send_text', { text: button.payload }, button.payload);
    },
    link(title) {
      const button = find(title);
      if (button.type !== 'oa.open.url') throw new Error(`"${title}" is no link`);
      return button.payload.url;
    },
    sendImage(bytes, caption) {
      const url = given.host(bytes, 'image/jpeg');
      return attach('user_send_image', 'image', { url, thumbnail: url }, caption);
    },
    sendFile(bytes, name) {
      const type = name.split('.').at(-1) ?? '';
      const url = given.host(bytes, 'application/octet-stream');
      return attach('user_send_file', 'file', { url, name, size: String(bytes.length), checksum: 'c', type });
    },
    send: (event, payload) => attach(event, event.replace('user_send_', ''), payload),
    receives: (id = fromOa().at(-1)?.id ?? '') =>
      events.push({ event_name: 'user_received_message', ...fromUs, message: { msg_id: id } }),
    sees: (...ids) => events.push({ event_name: 'user_seen_message', ...fromUs, message: { msg_ids: ids } }),
    adminSays(text) {
      const seen = world.post(user, { by: 'admin', text, buttons: [] });
      const sender = { id: oaId, admin_id: '9007199254740993' };
      return events.push({ event_name: 'oa_send_text', ...fromUs, sender, message: { msg_id: seen.id, text } });
    },
    messages: () => user.messages,
    last: () => fromOa().at(-1),
    titles: () => (fromOa().at(-1)?.buttons ?? []).map((each) => each.title),
    lastInteraction: () => user.lastInteraction,
  };
}
