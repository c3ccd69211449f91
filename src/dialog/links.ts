import { gist, isTooLong } from '../chat/gist.ts';
import { quote, type Reading, refuse } from './reading.ts';

const LONGEST = 500;
/** The lookbehind keeps it from beginning anew at each letter of a long word. */
const FOUND = /(?:https?:\/\/|www\.)\S+|(?<![a-z0-9-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/:?#]\S*)?/i;

const WHOLE = /(?:https?:\/\/|www\.)\S+/gi;
const severalIn = (text: string): number =>
  new Set((text.match(WHOLE) ?? []).map((each) => each.replace(/[),.;!'"”]+$/, '').toLowerCase())).size;

/** The link in a text, with https:// where none was typed. Other schemes and addresses without a dot are refused; of several it is asked which. */
export function readLink(pasted: string): Reading<string> {
  const text = gist(pasted);
  const unreadable = refuse({ key: 'dialog:link.unreadable', with: { text: quote(text) } });
  if (/(?:^|\s)(?!https?:)[a-z][a-z0-9+]*:\/\//i.test(text) || /(?:javascript|data):/i.test(text)) return unreadable;
  const count = severalIn(text);
  if (count > 1) return refuse({ key: 'dialog:link.several', with: { count } });
  const match = FOUND.exec(text);
  const isCut = match !== null && isTooLong(pasted) && match.index + match[0].length === text.length;
  if (isCut) return refuse({ key: 'dialog:link.too-long' });
  const found = match?.[0].replace(/[),.;!'"”]+$/, '');
  const isMailbox = /\S@\S/.test(text) && !/https?:\/\//i.test(text);
  if (found === undefined || isMailbox) return unreadable;
  const link = /^https?:\/\//i.test(found) ? found : `https://${found}`;
  if (link.length > LONGEST) return refuse({ key: 'dialog:link.too-long' });
  try {
    const url = new URL(link);
    return url.hostname.includes('.') && url.username === '' ? { ok: true, value: link } : unreadable;
  } catch {
    return unreadable;
  }
}
