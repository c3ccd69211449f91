import { unitName } from '../campaign/unit-tree.ts';
import { fold } from '../chat/fold.ts';
import type { Message } from '../chat/index.ts';
import { stripPoliteness } from '../dialog/answers-in-words.ts';
import { sayMode } from '../dialog/echo.ts';
import type { Parsed, Step } from '../dialog/flow.ts';
import type { Mode, Turn } from '../turn/index.ts';
import { type LogAnswers, type SoFar, say } from './log-answers.ts';
import { LONGEST_PLACE } from './log-where.ts';

const WORDS: Record<Mode, readonly string[]> = {
  'in-person': ['truc tiep', 'tai cho', 'gap mat', 'offline', 'off', 'in person', 'on site'],
  online: ['truc tuyen', 'qua mang', 'online', 'onl', 'tren mang', 'virtual'],
  mixed: [
    'ket hop',
    'ca hai',
    'vua truc tiep vua truc tuyen',
    'truc tiep va truc tuyen',
    'ket hop ca hai',
    'mixed',
    'hybrid',
    'both',
  ],
};
const MODES: readonly Mode[] = ['in-person', 'online', 'mixed'];

export const modeStep: Step<LogAnswers, 'mode'> = {
  key: 'mode',
  owns: (text, soFar, turn) => readMode({ text }, soFar, turn).ok,
  words: ['hình thức', 'mode', 'form'],
  ask: (soFar) => ({
    text: say('mode.ask'),
    buttons: [
      ...(soFar.unit === undefined ? [] : [[{ label: say('mode.button.at-unit'), value: AT_UNIT }]]),
      ...MODES.map((mode) => [{ label: say(`mode.button.${mode}`), value: mode }]),
    ],
  }),
  parse: readMode,
  line: (value) => ({ label: say('mode.label'), value: sayMode(value) }),
};

/** In person at the unit itself: the commonest of all, one answer to two questions. */
const AT_UNIT = 'at-unit';
const AT_UNIT_SAID =
  /^(?:truc tiep )?(?:tai|o|trong) (?:don vi|truong|trung tam)(?: (?:em|minh|toi))?$|^(?:in person )?at the (?:unit|school)$/;

function readMode(message: Pick<Message, 'text' | 'choice'>, soFar: SoFar, turn: Turn): Parsed<Mode> {
  const said = stripPoliteness(fold(message.text ?? ''));
  const isAtUnit = message.choice === undefined ? AT_UNIT_SAID.test(said) : message.choice === AT_UNIT;
  if (isAtUnit && soFar.unit !== undefined) {
    return { ok: true, value: 'in-person', also: { place: unitName(turn.campaign, soFar.unit).vi } };
  }
  const mode = MODES.find(
    (each) => each === message.choice || (message.choice === undefined && WORDS[each].includes(said)),
  );
  return mode
    ? { ok: true, value: mode }
    : (readModeAndPlace(message) ?? { ok: false, because: say('mode.unreadable') });
}

/** "trực tiếp ở sân trường": two questions are answered. The place is told in the person's own words. */
function readModeAndPlace({ text, choice }: Pick<Message, 'text' | 'choice'>): Parsed<Mode> | null {
  const words = choice === undefined ? (text ?? '').normalize('NFC').trim().replace(COURTESY, '').split(/\s+/) : [];
  for (const mode of ['in-person', 'mixed'] as const) {
    const said = WORDS[mode].find((each) => fold(words.slice(0, each.split(' ').length).join(' ')) === each);
    const [where = '', ...place] = words.slice(said?.split(' ').length);
    if (said !== undefined && place.length > 0 && WHERE.has(fold(where)) && place.join(' ').length <= LONGEST_PLACE)
      return { ok: true, value: mode, also: { place: place.join(' ') } };
  }
  return null;
}
const COURTESY = /[\s,]+(?:ạ|nhé|nha|nhe)[.!]*$/iu;
const WHERE = new Set(['o', 'tai', 'trong', 'ngoai', 'at', 'in']);
