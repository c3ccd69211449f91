import type { Button, Language } from '../chat/index.ts';
import type { Page } from '../turn/index.ts';
import { afterChange, page, say } from './frame.ts';

const NAMES: readonly (readonly [Language, string])[] = [
  ['vi', 'Tiếng Việt'],
  ['en', 'English'],
];

/** Chooses the language: `language.en`. The bot draws the page in the language that holds after the turn. */
export const language: Page<'language'> = {
  name: 'language',
  public: false,
  show(args, turn) {
    const chosen = NAMES.find(([code]) => code === args[0])?.[0];
    if (chosen !== undefined && chosen !== turn.person.lang) turn.people.setLanguage(chosen);
    const after = chosen === undefined ? turn : afterChange(turn, { lang: chosen });
    const buttons = NAMES.map(([code, name]): Button => {
      const label = code === after.lang ? say('language.chosen', { name }) : { plain: name };
      return { label, value: `language.${code}` };
    });
    const lines = [say(chosen === undefined ? 'language.ask' : 'language.now')];
    return page(lines, [buttons], 'help');
  },
};
