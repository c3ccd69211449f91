import { cleanText } from '../../chat/clean.ts';
import { splitText } from '../../wire/split.ts';
import type { ZaloButton } from './client.ts';
import { meaningOf } from './errors.ts';
import { TEXT_LIMIT, type ZaloPart } from './render.ts';
import type { ZaloSent } from './result.ts';

const TOO_LARGE = -210;

/**
 * What was refused for its form, as words alone: what was to be tapped stands as a line, and can be typed. Empty: it
 * was not, or there is nothing plainer. `result`: of the part as it was sent.
 */
export function plainParts(part: ZaloPart, result: ZaloSent): ZaloPart[] {
  if (result.kind !== 'permanent' || result.code === null) return [];
  const meaning = meaningOf(result.code);
  if (meaning !== 'payload' && meaning !== 'recipient') return [];
  const words = part.kind === 'text' ? part.text : part.kind === 'image' ? part.caption : '';
  const lines = part.kind === 'text' ? part.buttons.map(lineOf) : [];
  const text = cleanText([words, lines.join('\n')].filter((each) => each !== '').join('\n\n'));
  // How large is too large was not what we believed.
  const texts = splitText(text, result.code === TOO_LARGE ? TEXT_LIMIT / 2 : TEXT_LIMIT);
  if (part.kind === 'text' && texts.length === 1 && texts[0] === part.text) return [];
  return texts.map((each) => ({ kind: 'text', text: each, buttons: [] }));
}

const lineOf = (button: ZaloButton): string =>
  button.type === 'oa.open.url' ? `${button.title}: ${button.payload.url}` : `– ${button.title}`;
