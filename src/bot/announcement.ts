/** "Kính gửi các trường, đề nghị …": a letter of the office to its units is an announcement, and no log. It is begun with those words; nothing is sent. */
import { foldWords } from '../chat/fold.ts';
import { type Intent, readAddress } from './intent.ts';
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

/** Begins it with the whole text, as it was typed. */
export function announcement({ text, message, turn }: Said): Intent | null {
  if (turn.group || !turn.people.may('office') || !isAnnouncement(text)) return null;
  const to = readAddress('go.broadcast');
  // What waits half written is offered first: a button holds no letter.
  const waits = turn.drafts.list().some(({ flow }) => flow === 'broadcast');
  return to.is === 'begin' && !waits ? { ...to, args: ['text', (message.text ?? text).trim()] } : to;
}
