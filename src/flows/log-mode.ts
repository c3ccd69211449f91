import { fold } from '../chat/fold.ts';
import type { Message } from '../chat/index.ts';
import { stripPoliteness } from '../dialog/answers-in-words.ts';
import { sayMode } from '../dialog/echo.ts';
import type { Parsed, Step } from '../dialog/flow.ts';
import type { Mode } from '../turn/index.ts';
import { type LogAnswers, say } from './log-answers.ts';

const WORDS: Record<Mode, readonly string[]> = {
  'in-person': ['truc tiep', 'tai cho', 'tai truong', 'gap mat', 'offline', 'off', 'in person', 'on site'],
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
  ask: () => ({
    text: say('mode.ask'),
    buttons: MODES.map((mode) => [{ label: say(`mode.button.${mode}`), value: mode }]),
  }),
  parse: readMode,
  line: (value) => ({ label: say('mode.label'), value: sayMode(value) }),
};

function readMode(message: Message): Parsed<Mode> {
  const said = stripPoliteness(fold(message.text ?? ''));
  const mode = MODES.find(
    (each) => each === message.choice || (message.choice === undefined && WORDS[each].includes(said)),
  );
  return mode ? { ok: true, value: mode } : { ok: false, because: say('mode.unreadable') };
}
