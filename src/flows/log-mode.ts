import { unitName } from '../campaign/unit-tree.ts';
import { fold } from '../chat/fold.ts';
import type { Message } from '../chat/index.ts';
import { stripPoliteness } from '../dialog/answers-in-words.ts';
import { sayMode } from '../dialog/echo.ts';
import type { Parsed, Step } from '../dialog/flow.ts';
import type { Mode, Turn } from '../turn/index.ts';
import { type LogAnswers, type SoFar, say } from './log-answers.ts';

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

function readMode(message: Message, soFar: SoFar, turn: Turn): Parsed<Mode> {
  const said = stripPoliteness(fold(message.text ?? ''));
  const isAtUnit = message.choice === undefined ? AT_UNIT_SAID.test(said) : message.choice === AT_UNIT;
  if (isAtUnit && soFar.unit !== undefined) {
    return { ok: true, value: 'in-person', also: { place: unitName(turn.campaign, soFar.unit).vi } };
  }
  const mode = MODES.find(
    (each) => each === message.choice || (message.choice === undefined && WORDS[each].includes(said)),
  );
  return mode ? { ok: true, value: mode } : { ok: false, because: say('mode.unreadable') };
}
