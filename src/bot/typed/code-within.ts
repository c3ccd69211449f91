import { activityCodeIn } from '../../activities/code.ts';
import { looksLikeCode, normaliseCode, resemblesCode, withoutCourtesy } from '../../people/code.ts';
import type { Code } from '../intent.ts';
import { isIntroduced, readLinkCode } from '../link-account.ts';

/** Ten letters in a row, or two times five with a dash, as an invitation shows its code. */
const CANDIDATE = /(?<![\p{L}\p{N}])[A-Z0-9]{5}\p{Pd}?[A-Z0-9]{5}(?![\p{L}\p{N}])/giu;

/**
 * The one invitation code in a sentence ("em chào cô, mã của em là BCG2H-3KMNP"), or in an invitation that was passed on whole. null: none, or
 * more than one. A code has digits and capitals and no vowel: neither a phone number nor a word is one.
 */
function codeWithin(text: string): string | null {
  const found = new Set((text.normalize('NFC').match(CANDIDATE) ?? []).filter(looksLikeCode).map(normaliseCode));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

const CODE_WORD = /^\s*(?:mã|ma|code)\s*(?:mời|moi)?\s*:?\s+/iu;

/** `isWhole`: it may be right; else it only was meant as one. `isIntroduced`: "mã" stood before it. */
export type TypedCode = { readonly to: Code; readonly isWhole: boolean; readonly isIntroduced: boolean };

/**
 * What was typed as a code of an invitation, or of one that links accounts; null: nothing was. In a flow only one that stands alone: a sentence
 * with one in it is an answer. `isLinkOffered`: see readLinkCode. Nothing is looked up here.
 */
export function readCode(text: string, inFlow: boolean, isLinkOffered: () => boolean): TypedCode | null {
  const linking = readLinkCode(text, inFlow, isLinkOffered);
  if (linking !== null) return { to: { is: 'link', code: linking }, isWhole: true, isIntroduced: isIntroduced(text) };
  const bare = text.normalize('NFC').replace(CODE_WORD, '');
  const said = withoutCourtesy(bare);
  const code = looksLikeCode(said) || inFlow ? said : (codeWithin(text) ?? said);
  const isWhole = looksLikeCode(code);
  if (!isWhole && (inFlow || !resemblesCode(code))) return null;
  const to = { is: 'code', code: normaliseCode(code).replace(/[^A-Z0-9]/g, '') } as const;
  return { to, isWhole, isIntroduced: bare.length < text.length && looksLikeCode(said) };
}

/**
 * The log's page whose code was typed ("HD-7K3M", "hd 7k3m"), in a flow only where nothing else was; null: none. `isLog` is asked where it may
 * be words as well ("hd tham").
 */
export function readReceipt(text: string, inFlow: boolean, isLog: (code: string) => boolean): string | null {
  const found = activityCodeIn(withoutCourtesy(text.replace(CODE_WORD, '')));
  if (!found || (inFlow && !(found.isAlone && found.isSure))) return null;
  return found.isSure || isLog(found.code) ? `log.${found.code}` : null;
}
