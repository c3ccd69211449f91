/** What is said of the person's last log once it is not shown any more: a correction of it, or a question whether it is right. */
import { HOUR_MS } from '../../chat/civil.ts';
import type { Message } from '../../chat/index.ts';
import { readOpening } from '../../dialog/mending/opening.ts';
import { phraseAt, type ToldText, toldText } from '../../flows/told/text.ts';
import type { Activity, Turn } from '../../turn/index.ts';
import { type Intent, lookUp, readAddress } from '../intent.ts';
import { changeIn } from '../logs/mend.ts';
import type { Said } from './said.ts';

/** Who says more tells something new. */
const LONGEST = 120;
const MOST_WORDS = 8;
/** So long a log that is the last is meant; of older ones each that it would change. */
const LATELY_MS = 24 * HOUR_MS;
const LONG_AGO_MS = 14 * 24 * HOUR_MS;
const MOST_LOOKED_AT = 30;

export function afterSaved(said: Said): Intent | null {
  const { text, turn, lead, message } = said;
  if (turn.group || lead !== null || text.length > LONGEST || !/\d/.test(text) || !turn.people.may('log')) return null;
  const told = toldText(text, turn.languages);
  const asks = endsWith(told, 'after.isRight');
  if (!asks && !corrects(text, told)) return null;
  const last = turn.activities.mine();
  const age = last ? turn.now.getTime() - last.updatedAt.getTime() : LONG_AGO_MS;
  if (!last || age >= LONG_AGO_MS || !turn.activities.mayChange(last)) return null;
  if (asks) return age < LATELY_MS && isShort(told) ? lookUp(readAddress('log.last')) : null;
  const correction = fromSlip(text, told);
  if (age >= LATELY_MS) return ofOlder(last.unit, correction, message, turn);
  const change = changeIn(correction, last, message, turn);
  if (change !== null) return { is: 'mend-log', code: last.code, change, photos: false };
  return age < HOUR_MS && isShort(told) ? lookUp(readAddress('log.last')) : null;
}

/** "À 2 buổi thôi", "nhầm, 36 em", "bữa trước chị ghi nhầm, 38 em". */
function corrects(text: string, told: ToldText): boolean {
  if (readOpening(text) !== null) return true;
  const isSlip = told.tokens.some((_, at) => phraseAt(told, at, 'after.slip') > 0);
  return isSlip || (isShort(told) && endsWith(told, 'after.only') && phraseAt(told, 0, 'after.oh') > 0);
}

/** "Bữa trước chị ghi nhầm, 38 em": from where it says so. */
function fromSlip(text: string, told: ToldText): string {
  const at = told.tokens.findIndex((_, each) => phraseAt(told, each, 'after.slip') > 0);
  return at > 0 && readOpening(text) === null ? told.text.slice(told.tokens[at]?.from ?? 0) : text;
}

function endsWith(told: ToldText, list: 'after.isRight' | 'after.only'): boolean {
  const words = told.tokens.filter(({ raw }) => /[\p{L}\p{N}]/u.test(raw)).length;
  const end = told.tokens.length;
  return words > 1 && [1, 2, 3, 4].some((n) => n < end && phraseAt(told, lastWord(told) - n + 1, list) === n);
}

/** Behind it only signs stand. */
const lastWord = ({ tokens }: ToldText): number => tokens.findLastIndex(({ raw }) => /[\p{L}\p{N}]/u.test(raw));

const isShort = ({ tokens }: ToldText): boolean => tokens.length <= MOST_WORDS;

/** One's own logs that it would change: the one, or it is asked which. */
function ofOlder(unit: string, text: string, message: Message, turn: Turn): Intent | null {
  const found = turn.activities
    .ofUnit(unit, 0, MOST_LOOKED_AT)
    .filter((each) => isRecent(each, turn) && each.mine && !each.withdrawn && turn.activities.mayChange(each))
    .map((each) => ({ each, change: changeIn(text, each, message, turn) }))
    .filter(({ change }) => change !== null);
  const [only, another] = found;
  if (only && !another) return { is: 'mend-log', code: only.each.code, change: only.change, photos: false };
  if (!only) return null;
  return {
    is: 'which',
    among: found.slice(0, MOST_ASKED).map(({ each }) => {
      const day = turn.plain({ date: each.from, as: 'short' });
      return [`${day} · ${each.title.slice(0, LONGEST_NAME)}`, `go.log.edit.${each.code}`];
    }),
  };
}
const MOST_ASKED = 8;
const LONGEST_NAME = 40;

const isRecent = ({ updatedAt }: Activity, { now }: Turn): boolean => now.getTime() - updatedAt.getTime() < LONG_AGO_MS;
