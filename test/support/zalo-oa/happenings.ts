/** What happens at an OA, as events and as what they come to: for traffic.ts. */

/** `id`: unlike any other's, to name a message by. */
type Given = {
  readonly oaId: string;
  readonly person: string;
  readonly id: string;
  readonly timestamp: string;
  /** As the program names what names a person. */
  readonly alias: (text: string) => string;
  readonly chance: () => number;
};
/** `keys`: what the event is noted under; none: nothing comes of it. `message`: it is one, and gets one answer. */
export type Happening = {
  readonly event: Readonly<Record<string, unknown>>;
  readonly keys: readonly string[];
  readonly message?: string;
};
type Happen = (given: Given) => Happening;

const WORDS = ['chủ đề', 'lịch hôm nay', 'trợ giúp', 'Chủ đề năm nay là gì ạ?'];
const VALUES = ['home', 'theme', 'schedule'];
const PICTURE = { attachments: [{ type: 'image', payload: { url: 'https://photo.zdn.vn/a.jpg', thumbnail: '' } }] };
const UNKNOWN = ['user_reacted_message', 'shop_has_order', 'user_received_call', 'constructor'];

const fromPerson = ({ oaId, person }: Given) => ({ sender: { id: person }, recipient: { id: oaId } });
const toPerson = ({ oaId, person }: Given) => ({ sender: { id: oaId }, recipient: { id: person } });

function sendMessage(event_name: string, content: Readonly<Record<string, unknown>>, given: Given): Happening {
  const { id } = given;
  return { event: { event_name, ...fromPerson(given), message: { msg_id: id, ...content } }, keys: [id], message: id };
}

export const say: Happen = (given) => sendMessage('user_send_text', { text: pick(WORDS, given.chance) }, given);
const tap: Happen = (given) => sendMessage('user_send_text', { text: `#bh.${pick(VALUES, given.chance)}` }, given);
const sendPicture: Happen = (given) => sendMessage('user_send_image', PICTURE, given);

const follow: Happen = ({ oaId, person, timestamp, alias }) => ({
  event: { event_name: 'follow', oa_id: oaId, follower: { id: person }, source: 'oa_profile' },
  keys: [`follow:${alias(`${timestamp}:${person}`)}`],
});

const receive: Happen = (given) => ({
  event: { event_name: 'user_received_message', ...toPerson(given), message: { msg_id: given.id } },
  keys: [`delivered:${given.id}`],
});

const see: Happen = (given) => {
  const ids = [`${given.id}a`, `${given.id}b`];
  return {
    event: { event_name: 'user_seen_message', ...toPerson(given), message: { msg_ids: ids } },
    keys: ids.map((id) => `seen:${id}`),
  };
};

/** What the OA's console says by itself. */
const greet: Happen = (given) => ({
  event: { event_name: 'oa_send_text', ...toPerson(given), message: { msg_id: given.id, text: 'Chào bạn' } },
  keys: [`auto:${given.id}`, `aside:${given.id}`],
});

/** To somebody of whom nothing else is heard: while a human writes with a person, the bot does not answer them. */
const writeByHand: Happen = (given) => {
  const { id, oaId, person } = given;
  const ends = { sender: { id: oaId, admin_id: '9007199254740993' }, recipient: { id: `55${person}` } };
  const message = { msg_id: id, text: 'Văn phòng trả lời đây ạ' };
  return { event: { event_name: 'oa_send_text', ...ends, message }, keys: [`human:${id}`, `aside:${id}`] };
};

const doSomethingElse: Happen = (given) => ({
  event: { event_name: pick(UNKNOWN, given.chance), ...fromPerson(given), message: { msg_id: given.id } },
  keys: [],
});

/** Mostly words and taps. Shares of one. */
const SHARES: readonly (readonly [share: number, happen: Happen])[] = [
  [0.58, say],
  [0.2, tap],
  [0.05, sendPicture],
  [0.04, follow],
  [0.04, receive],
  [0.03, see],
  [0.02, greet],
  [0.02, writeByHand],
  [0.02, doSomethingElse],
];

/** One of all that may happen. */
export function happen(given: Given): Happening {
  let left = given.chance();
  const chosen = SHARES.find(([share]) => {
    left -= share;
    return left < 0;
  });
  return (chosen?.[1] ?? say)(given);
}

/** One of several, by chance. */
export const pick = <T>(things: readonly T[], chance: () => number): T =>
  things[Math.floor(chance() * things.length)] as T;
