/**
 * What was not understood may be sent to the office: with a tap, which is the consent that the sentence above it asks for. Until then it stands
 * beside what was shown last, without numbers and names, for an hour at the most, and nobody reads it.
 */
import { createHash } from 'node:crypto';
import { dateOf, HOUR_MS } from '../chat/civil.ts';
import { fold } from '../chat/fold.ts';
import type { Button, Message, Reply, Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import { isDanger } from '../understanding/danger.ts';
import { withoutNames } from '../understanding/unnamed.ts';
import { sayAside } from './flow-steps.ts';
import { HOME } from './home-button.ts';
import type { Routed, Whereabouts } from './place.ts';
import { chooseTyped } from './typed/choose.ts';
import { saysSomething, tokensOf } from './typed/plain-words.ts';

/** A text that was not understood. `opened`: the address that was opened next; `sent`: it was sent to the office. */
export type UnreadText = {
  readonly text: string;
  readonly offered: readonly string[];
  readonly opened: string | null;
  readonly sent: boolean;
  /** Epoch ms. */
  readonly at: number;
};

const KEPT_MS = HOUR_MS;
/** What makes two texts the same question: letters and figures, without marks. */
const keyOf = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 200);
const tagOf = (text: string): string => createHash('sha256').update(keyOf(text)).digest('hex').slice(0, 8);

const say = (key: string, values?: Readonly<Record<string, string | number | Say>>): Say =>
  values === undefined ? { key: `bot:ask-office.${key}` } : { key: `bot:ask-office.${key}`, with: values };
const contact: Button = { label: { key: 'bot:contact' }, value: 'contact' };

/** What of a text could be sent; null: too little says anything, or it is about danger, of which nothing is kept. `offered`: what was shown for it. */
export function unreadOf(
  text: string,
  offered: readonly string[],
  turn: Pick<Turn, 'now' | 'languages'>,
): UnreadText | null {
  if (isDanger(text, turn.languages)) return null;
  const kept = withoutNames(text);
  const words = kept.split(' ').filter((word) => /\p{L}{2}/u.test(word));
  return words.length < 2 ? null : { text: kept, offered, opened: null, sent: false, at: turn.now.getTime() };
}

/** The sentence that asks for consent, and the button that gives it. `isFirst`: nothing else was offered for it. */
export const offerToSend = (
  { text }: UnreadText,
  { campaign }: Turn,
  isFirst = false,
): { readonly says: Say; readonly button: Button } => ({
  says: say(isFirst ? 'offer-first' : 'offer', { office: { local: campaign.plan.organiser.short } }),
  button: { label: say('button'), value: `ask.${tagOf(text)}` },
});

/** What is said of saying what one thinks, and not what one thinks. */
const SAYING = new Set(
  'gop y kien danh gia phan hoi anh nhan xet de xuat nghi khao sat bo phieu ghi viet noi loi vai chut ti it them ban chuc chuong trinh tuan le lop hoc buoi feedback review rate comment opinion say'.split(
    ' ',
  ),
);
/** So many other words are an opinion by themselves. */
const LEAST_SAID = 2;

/** Whoever says what they think at once is asked whether the office shall have it as it was typed; null: nothing of it is said yet. */
export function offerOpinion({ text = '', choice }: Message, turn: Turn): Routed | null {
  if (choice !== undefined || turn.group) return null;
  const said = tokensOf(text).filter((word) => saysSomething(word) && !SAYING.has(word));
  const unread = said.length < LEAST_SAID || asksWhere(text) ? null : unreadOf(text, [], turn);
  if (!unread) return null;
  const words = { words: unread.text, office: { local: turn.campaign.plan.organiser.short } };
  const send: Button = { label: say('button-opinion'), value: `ask.${tagOf(unread.text)}` };
  const rows = [[send], ...(isAfter(turn) ? [[rate]] : []), [contact, HOME]];
  return { replies: [{ text: say('opinion', words), buttons: rows }], standing: null, unread };
}

/** What is said of our letters, messages and answers: it asks for help, and is an opinion as well. */
const OF_OURS =
  /(?:^| )(?:chu|tin|tin nhan|tra loi|viet|nut|bot|tro ly|may|letters|messages?|answers?|buttons?)(?: \S+){0,4} (?:qua|ti|xiu|lam|the|rua|ri|hoai|too|very)(?!\p{L})/u;

/** Below the help page: the same text may be sent as what somebody thinks. */
export function withOpinion(routed: Routed, { text = '', choice }: Message, turn: Turn): Routed {
  const [reply, ...rest] = routed.replies;
  const isOne = reply && !routed.standing && choice === undefined && !turn.group && OF_OURS.test(fold(text));
  const unread = isOne ? unreadOf(text, [], turn) : null;
  if (!reply || !unread) return routed;
  const asks = say('opinion', { words: unread.text, office: { local: turn.campaign.plan.organiser.short } });
  const send: Button = { label: say('button-opinion'), value: `ask.${tagOf(unread.text)}` };
  const said: Reply = {
    ...reply,
    text: { join: [reply.text, { plain: '' }, asks] },
    buttons: [[send], ...(reply.buttons ?? [])],
  };
  return { ...routed, replies: [said, ...rest], unread };
}

const rate: Button = { label: { key: 'pages:button.feedback' }, value: 'feedback' };
const isAfter = ({ campaign, now }: Turn): boolean => dateOf(now) > campaign.plan.period.to;
/** "Muốn khen cô giáo thì ghi vào đâu": how it is said is asked first. */
const asksWhere = (text: string): boolean =>
  /(?:^| )(?:dau|mo|cho nao|duoc khong|lam sao|where|how)(?: (?:a|vay|rua|ha|nhi|em|co|ad|the))*[?]?$/.test(fold(text));

/** `ask.<tag>` sends what the tag is of, if that still stands there; `ask.back` takes back all that the person sent. */
export function askOffice(tag: string, turn: Turn, place: Whereabouts): Routed {
  if (tag === 'back')
    return answered({ key: 'pages:my-data.taken-back', with: { count: turn.questions.takeBack() } }, turn, place);
  const unread = stillThere(place.unread, turn);
  if (!unread || tagOf(unread.text) !== tag) return answered(say('gone'), turn, place);
  const { text, offered, opened } = unread;
  const came = turn.questions.send({ key: keyOf(text), text, offered, opened });
  const words = { question: text, office: { local: turn.campaign.plan.organiser.short } };
  const back: Button = { label: say('take-back'), value: 'ask.back' };
  const buttons = came === 'many' ? [[contact, HOME]] : [[back, contact], [HOME]];
  return { ...answered(say(came, words), turn, place, buttons), unread: { ...unread, sent: came !== 'many' } };
}

/** What is open stays open. */
const answered = (text: Say, turn: Turn, place: Whereabouts, buttons: Reply['buttons'] = [[contact, HOME]]): Routed =>
  place.standing ? sayAside({ text }, turn, place) : { replies: [{ text, buttons }], standing: null };

const stillThere = (unread: UnreadText | undefined, { now }: Pick<Turn, 'now'>): UnreadText | undefined =>
  unread && Math.abs(now.getTime() - unread.at) <= KEPT_MS ? unread : undefined;

/** What remains of it after another message: for an hour, with what was chosen next. */
export function afterMessage({ choice, text }: Message, place: Whereabouts, turn: Turn): UnreadText | undefined {
  const unread = stillThere(place.unread, turn);
  if (!unread || unread.opened !== null) return unread;
  const chosen = choice ?? (place.standing || text === undefined ? null : chooseTyped(text, place.shown, true));
  if (chosen === null || /^(?:~|ask\.|more\.|go\.|home$)/.test(chosen)) return unread;
  if (unread.sent) turn.questions.noteOpened(keyOf(unread.text), chosen);
  return { ...unread, opened: chosen };
}
