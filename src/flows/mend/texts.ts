/** What is mended as a text (title, host, room, passcode, recording), and the platform. */
import type { Session } from '../../campaign/types.ts';
import { isLink, isRoomText, ROOM_LIMIT } from '../../campaign/values.ts';
import { fold } from '../../chat/fold.ts';
import type { Button, Message, Say } from '../../chat/index.ts';
import type { Parsed, Step } from '../../dialog/flow.ts';
import { readLink } from '../../dialog/links.ts';
import type { Turn } from '../../turn/index.ts';
import { choice, word } from '../office-word.ts';
import { isMendText, type MendAnswers, type MendText } from './answers.ts';
import { sessionOf } from './values.ts';

export const TITLE_LIMIT = 200;
const TITLE_LEAST = 5;

/** One line, composed: a letter with its marks counts as one. */
export const tidy = (text: string | undefined): string => (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();

const now = (session: Session | null, what: MendText): string | null =>
  session === null ? null : what === 'title' ? session.title.vi : session[what];

const shown = (value: string | null): Say => (value === null ? word('mend.no-value') : { plain: value });

export const text: Step<MendAnswers, 'text'> = {
  key: 'text',
  when: (soFar) => isMendText(soFar.what),
  takesText: true,
  takesNumbers: true,
  ask: (soFar, turn) => {
    const what = isMendText(soFar.what) ? soFar.what : 'title';
    const isThere = what !== 'title' && now(sessionOf(soFar, turn), what) !== null;
    const buttons: Button[][] = isThere ? [[choice('mend.remove', 'none')]] : [];
    return { text: word(`mend.ask.${what}`), buttons };
  },
  parse: (message, soFar, turn) => {
    const what = isMendText(soFar.what) ? soFar.what : 'title';
    const before = now(sessionOf(soFar, turn), what);
    const read =
      message.choice === 'none' && what !== 'title' ? { ok: true as const, value: null } : readText(what, message);
    return read.ok && 'value' in read && read.value === before ? { ok: false, because: word('mend.not.same') } : read;
  },
  line: (value, soFar, turn) => {
    if (!isMendText(soFar.what)) return null;
    const before = shown(now(sessionOf(soFar, turn), soFar.what));
    return { label: word(`mend.what.${soFar.what}`), value: word('mend.change', { before, after: shown(value) }) };
  },
};

function readText(what: MendText, message: Message): Parsed<string | null> {
  const said = tidy(message.text);
  if (what === 'recording') {
    const read = readLink(said);
    return read.ok && isLink(read.value) ? read : { ok: false, because: word('mend.not.link') };
  }
  if (what === 'room' || what === 'passcode') {
    const isGood = said !== '' && isRoomText(said);
    return isGood ? { ok: true, value: said } : { ok: false, because: word('mend.not.room', { most: ROOM_LIMIT }) };
  }
  return readTitle(said);
}

/** A title or a name: some letters, and no more than fit. */
export function readTitle(said: string): Parsed<string> {
  const isGood = /\p{L}/u.test(said) && said.length >= TITLE_LEAST && said.length <= TITLE_LIMIT;
  return isGood
    ? { ok: true, value: said }
    : { ok: false, because: word('mend.not.text', { least: TITLE_LEAST, most: TITLE_LIMIT }) };
}

export const platform: Step<MendAnswers, 'platform'> = {
  key: 'platform',
  when: (soFar) => soFar.what === 'platform',
  ask: (_soFar, turn) => ({ text: word('mend.ask.platform'), buttons: platformButtons(turn) }),
  parse: (message, soFar, turn) => {
    const code = readPlatform(message, turn);
    if (code === null) return { ok: false, because: word('mend.not.platform') };
    const isSame = (sessionOf(soFar, turn)?.platform ?? 'none') === code;
    return isSame ? { ok: false, because: word('mend.not.same') } : { ok: true, value: code };
  },
  line: (value, soFar, turn) => ({
    label: word('mend.what.platform'),
    value: word('mend.change', {
      before: platformName(sessionOf(soFar, turn)?.platform ?? null, turn),
      after: platformName(value, turn),
    }),
  }),
};

/** Two in a row, and last that none is known yet. */
export function platformButtons(turn: Turn): Button[][] {
  const all = turn.campaign.plan.platforms.map((each): Button => ({ label: { plain: each.name }, value: each.code }));
  const rows: Button[][] = [];
  for (let i = 0; i < all.length; i += 2) rows.push(all.slice(i, i + 2));
  return [...rows, [choice('mend.no-platform', 'none')]];
}

/** A platform's code, or 'none'; null: it is no platform of the campaign. */
export function readPlatform(message: Message, turn: Turn): string | null {
  const { platforms } = turn.campaign.plan;
  if (message.choice !== undefined) {
    return message.choice === 'none' || platforms.some((each) => each.code === message.choice) ? message.choice : null;
  }
  const said = fold(message.text ?? '');
  return platforms.find((each) => [each.name, ...each.words].some((name) => fold(name) === said))?.code ?? null;
}

export const platformName = (code: string | null, turn: Turn): Say => {
  const known = turn.campaign.plan.platforms.find((each) => each.code === code);
  return known ? { plain: known.name } : word('mend.no-value');
};
