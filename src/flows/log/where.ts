/** Where it took place: the platform and link of what was online, the place of what was not. */
import { fold } from '../../chat/fold.ts';
import type { Message } from '../../chat/index.ts';
import type { Parsed, Step } from '../../dialog/flow.ts';
import { readLink } from '../../dialog/links.ts';
import { namesOfPlatform } from '../../dialog/mode-words.ts';
import { readMode, withoutForm } from '../../dialog/modes.ts';
import { goesOn, isOfOtherKind } from '../../dialog/other-kind.ts';
import { isNoPlace, namedPlace, plainAnswer } from '../../dialog/plain-answer.ts';
import { search } from '../../dialog/search.ts';
import type { Turn } from '../../turn/index.ts';
import { spellingsOf } from '../../understanding/spellings.ts';
import { isInPerson, isOnline, type LogAnswers, type SoFar, say } from './answers.ts';

/** Letters of a place's name. */
export const LONGEST_PLACE = 150;
const none = say('none');
const tidy = (text: string | undefined): string => (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
const platforms = (turn: Turn) => turn.campaign.plan.platforms.filter((each) => !each.inPerson);

export const platformStep: Step<LogAnswers, 'platform'> = {
  key: 'platform',
  when: isOnline,
  maybe: ({ mode }) => mode === undefined,
  takesText: true,
  isName: true,
  skip: null,
  words: ['nền tảng', 'phần mềm', 'ứng dụng', 'platform'],
  owns: (text, _soFar, turn) => {
    const typed = fold(text.slice(0, 80)).replace(/^(?:qua|tren|bang|dung) /, '');
    return platforms(turn).some((each) => [each.name, each.code, ...each.words].some((word) => fold(word) === typed));
  },
  ask: (_soFar, turn) => {
    const known = platforms(turn).map((each) => [{ label: { plain: each.name }, value: each.code }]);
    return { text: say('platform.ask'), buttons: [...known, [{ label: say('platform.other'), value: '.other' }]] };
  },
  parse: readPlatform,
  line: (value, _soFar, turn) => {
    const known = platforms(turn).find((each) => each.code === value);
    return { label: say('platform.label'), value: value === null ? none : { plain: known?.name ?? value } };
  },
};

function readPlatform(message: Message, _soFar: SoFar, turn: Turn): Parsed<string | null> {
  const known = platforms(turn);
  if (message.choice === '.other') return { ok: true, deeper: true, more: { text: say('platform.type') } };
  if (message.choice !== undefined) {
    const tapped = known.find((each) => each.code === message.choice);
    return tapped ? { ok: true, value: tapped.code } : { ok: false, because: say('platform.type') };
  }
  const typed = tidy(message.text);
  const entries = known.map((each) => ({ item: each.code, words: [each.code, ...namesOfPlatform(each)] }));
  const exact = entries.find((entry) => entry.words.some((word) => fold(word) === fold(typed)));
  const { clear } = exact ? { clear: exact.item } : search(typed, entries, 1);
  if (clear) return { ok: true, value: clear };
  // "học trên zoom luôn": the one that is named in it.
  const named = readMode(typed, known, spellingsOf(turn.languages));
  if (named && 'mode' in named && named.platform !== null) return { ok: true, value: named.platform };
  return typed.length >= 2 && typed.length <= LONGEST_PLACE && !isOfOtherKind(typed, spellingsOf(turn.languages))
    ? { ok: true, value: typed }
    : { ok: false, because: say('platform.type') };
}

export const linkStep: Step<LogAnswers, 'link'> = {
  key: 'link',
  when: isOnline,
  maybe: ({ mode }) => mode === undefined,
  skip: null,
  words: ['đường dẫn', 'link', 'liên kết'],
  ask: () => ({ text: say('link.ask') }),
  parse: (message) => readLink(message.text ?? ''),
  line: (value) => ({ label: say('link.label'), value: value === null ? none : { plain: value } }),
};

const WHERE = /^(?:o|tai|trong|ngoai|at|in) \S/;

export const placeStep: Step<LogAnswers, 'place'> = {
  key: 'place',
  when: isInPerson,
  maybe: ({ mode }) => mode === undefined,
  takesText: true,
  isName: true,
  skip: null,
  words: ['địa điểm', 'nơi', 'chỗ', 'nơi tổ chức', 'place', 'where'],
  owns: (text) => WHERE.test(fold(text.slice(0, 80))),
  ask: () => ({ text: say('place.ask') }),
  parse: (message, _soFar, turn) => {
    const place = placeAlone(namedPlace(plainAnswer(message.text)), turn);
    const told = readMode(place, platforms(turn), spellingsOf(turn.languages));
    // "trên zoom" and "chỗ đó" name no place.
    const isElsewhere = told !== null && 'mode' in told && told.mode === 'online';
    if (
      !/[\p{L}\p{N}]/u.test(place) ||
      place.length < 2 ||
      place.length > LONGEST_PLACE ||
      isNoPlace(place) ||
      isElsewhere
    )
      return { ok: false, because: say('place.unreadable', { most: LONGEST_PLACE }) };
    return { ok: true, value: place };
  },
  line: (value) => ({ label: say('place.label'), value: value === null ? none : { plain: value } }),
};

/** "thư viện, 310 em", "sân trường, trực tiếp": a day, a figure or the form behind it is no part of a place. */
export function placeAlone(place: string, turn: Turn): string {
  const parts = place.split(/(?<=[,;.!…])\s+/);
  const spellings = spellingsOf(turn.languages);
  const at = parts.findIndex(
    (part, n) => n > 0 && !goesOn(parts.slice(0, n).join(' '), part, turn.languages) && isOfOtherKind(part, spellings),
  );
  const alone = (at < 0 ? parts : parts.slice(0, at)).join(' ').replace(/[,;.\s]+$/, '');
  return withoutForm(alone, spellings);
}
