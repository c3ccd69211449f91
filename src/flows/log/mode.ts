import { unitName } from '../../campaign/unit-tree.ts';
import type { Message } from '../../chat/index.ts';
import { sayMode } from '../../dialog/echo.ts';
import type { Json, Parsed, Step } from '../../dialog/flow.ts';
import { readMode } from '../../dialog/modes.ts';
import type { Mode, Turn } from '../../turn/index.ts';
import { spellingsOf } from '../../understanding/spellings.ts';
import { type LogAnswers, type SoFar, say } from './answers.ts';
import { LONGEST_PLACE, placeAlone } from './where.ts';

const MODES: readonly Mode[] = ['in-person', 'online', 'mixed'];
/** In a longer text a word of these is about something else. */
const SHORT = 30;

export const modeStep: Step<LogAnswers, 'mode'> = {
  key: 'mode',
  owns: (text, soFar, turn) => {
    const read = text.length <= SHORT ? readAnswer({ text }, soFar, turn) : null;
    // A platform or a place tells of its own line.
    return read?.ok === true && 'value' in read && Object.keys(read.also ?? {}).length === 0;
  },
  words: ['hình thức', 'mode', 'form'],
  ask: (soFar) => ({
    text: say('mode.ask'),
    buttons: [
      ...(soFar.unit === undefined ? [] : [[{ label: say('mode.button.at-unit'), value: AT_UNIT }]]),
      ...MODES.map((mode) => [{ label: say(`mode.button.${mode}`), value: mode }]),
    ],
  }),
  parse: readAnswer,
  line: (value) => ({ label: say('mode.label'), value: sayMode(value) }),
};

/** In person at the unit itself: the commonest of all, one answer to two questions. */
const AT_UNIT = 'at-unit';

function readAnswer(message: Pick<Message, 'text' | 'choice'>, soFar: SoFar, turn: Turn): Parsed<Mode> {
  const unreadable: Parsed<Mode> = { ok: false, because: say('mode.unreadable') };
  const atUnit = (): Readonly<Record<string, Json>> =>
    soFar.unit === undefined ? {} : { place: unitName(turn.campaign, soFar.unit).vi };
  if (message.choice !== undefined) {
    if (message.choice === AT_UNIT && soFar.unit !== undefined) return { ok: true, value: 'in-person', also: atUnit() };
    const tapped = MODES.find((each) => each === message.choice);
    return tapped ? { ok: true, value: tapped } : unreadable;
  }
  const { platforms } = turn.campaign.plan;
  const read = readMode(message.text ?? '', platforms, spellingsOf(turn.languages));
  if (read === null) return unreadable;
  if ('which' in read) {
    const offer = read.which.map((mode) => ({ label: say(`mode.button.${mode}`), value: mode }));
    return { ok: false, because: say('mode.which'), offer };
  }
  const { mode, platform, isAtUnit } = read;
  const place = read.place === null ? null : placeAlone(read.place, turn);
  const isPlace = place !== null && place.length >= 2 && place.length <= LONGEST_PLACE;
  const where: Readonly<Record<string, Json>> = isAtUnit ? atUnit() : isPlace && mode !== 'online' ? { place } : {};
  const on: Readonly<Record<string, Json>> = platform !== null && mode !== 'in-person' ? { platform } : {};
  return { ok: true, value: mode, also: { ...where, ...on } };
}
