/** "Kính gửi các trường, đề nghị …": a letter of the office to its units is an announcement, and no log. It is begun with those words; nothing is sent. */
import { foldWords } from '../../chat/fold.ts';
import { type Intent, readAddress } from '../intent.ts';
import type { Said } from './said.ts';

const WHO =
  '(?:(?:cac|toan the|tat ca|quy) )*(?:truong|don vi|co so|thay co|quy thay|quy co|giao vien|hieu truong|ban giam hieu|bgh|can bo|phu huynh|trung tam|tthtcd|schools|units|teachers|all)';
/** How such a letter begins. */
const LETTER = new RegExp(
  `^(?:(?:da|xin|thong bao) )*(?:kinh (?:gui|thua|bao)|than gui|gui|thong bao(?: (?:toi|den|cho))?|dear|to) ${WHO}(?: |$)|^(?:phong|ubnd|uy ban|ban to chuc|co quan)(?: \\S+){0,6} (?:thong bao|de nghi|yeu cau|kinh de nghi)(?: |$)|^(?:de nghi|yeu cau|kinh de nghi|thong bao den) ${WHO} `,
);
/** Fewer words are no letter, but ask for one to be written. */
const FEWEST = 9;

export const isAnnouncement = (text: string): boolean => {
  const folded = foldWords(text);
  return folded.split(' ').length >= FEWEST && LETTER.test(folded);
};

/** "Gửi thông báo cho các trường: …": what stands behind the colon is the text. */
const HEAD = new RegExp(
  `^(?:(?:da|cho|em|chi|minh|toi|muon|can|nho|giup|gium|dum|xin|oi|bot) )*(?:(?:soan|viet|gui|phat|lam|ra|dang|giup|gium|dum|cho|chi|em|minh|mot|1) )*(?:thong bao|tin nhan|loi nhan|send|announce|announcement)(?: (?:moi|nay|sau|toi|den|cho|gui|the|to))*(?: ${WHO})*$`,
);
const COLON = /\s{0,3}[:：\n]\s{0,3}/u;

/** The text that an announcement is begun with; null: it is none. */
export function announced(text: string): string | null {
  const colon = COLON.exec(text.slice(0, LONGEST_HEAD));
  const said = colon ? text.slice(colon.index + colon[0].length).trim() : '';
  if (colon && said.includes(' ') && HEAD.test(foldWords(text.slice(0, colon.index)))) return said;
  return isAnnouncement(text) ? text.trim() : null;
}
const LONGEST_HEAD = 120;

/** Begins it with that text, as it was typed. */
export function announcement({ text, message, turn }: Said): Intent | null {
  const said = turn.group || !turn.people.may('office') ? null : announced((message.text ?? text).normalize('NFC'));
  if (said === null) return null;
  const to = readAddress('go.broadcast');
  // What waits half written is offered first: a button holds no letter.
  const waits = turn.drafts.list().some(({ flow }) => flow === 'broadcast');
  return to.is === 'begin' && !waits ? { ...to, args: ['text', said] } : to;
}

const RECALLS =
  /^(?:(?:u|uh|ok|da|chet|thoi|a|oi|cho|em|chi|minh|toi|muon|can|nho|giup|gium|dum|xin) )*(?:thu hoi|rut lai|rut|go bo|go|lay lai|recall)(?: (?:lai|cai|ban|tin|luon|ngay|di|giup|gium|em|chi|minh|nha|nhe|a|duoc khong|khong))*( (?:thong bao|announcement)(?: \S+){0,5})?$/;
const MISTAKEN =
  /^(?:a |ui |oi |thoi |u )*(?:chet|nham|lon|sai|gui nham|ghi nham|gui sai|ghi sai|wrong)(?: |$)| moi dung(?: (?:a|nha|em))*$/;
const LONGEST = 120;

/** "Thu hồi thông báo vừa gửi", "chết, 10h mới đúng" below it: what can still be done about it. Nothing is done by it. */
export function recalled({ text, turn, place }: Said): Intent | null {
  if (turn.group || text.length > LONGEST || !turn.people.may('office')) return null;
  const folded = foldWords(text);
  const recalls = RECALLS.exec(folded);
  const seen = place.shown.flatMap(([, value]) => /^broadcast\.(\d+)(?:\.|$)/.exec(value)?.[1] ?? [])[0];
  const isMeant = seen !== undefined && (recalls !== null || MISTAKEN.test(folded));
  const latest = recalls?.[1] === undefined ? undefined : turn.broadcasts.recent()[0]?.id;
  const id = isMeant ? seen : latest;
  return id === undefined ? null : readAddress(`broadcast.${id}.recall`);
}
