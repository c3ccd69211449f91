import type { Button } from '../chat/index.ts';
import type { Page } from '../turn/index.ts';
import { afterChange, inRows, page, say } from './frame.ts';

/** Chooses one of the languages that have a folder: `language.en`. The bot draws the page in the language that holds after the turn. */
export const language: Page<'language', string | null> = {
  name: 'language',
  for: 'everybody',
  ways: [
    {
      label: 'pages:button.language',
      menu: { help: 3 },
      command: { vi: 'ngonngu', en: 'language', about: 'pages:about.ngonngu', order: 11 },
      words: 'ngon ngu, doi ngon ngu, doi tieng, language, change language',
    },
  ],
  read: ([code = null]) => code,
  show(asked, turn) {
    const chosen = turn.languages.find(({ code }) => code === asked)?.code;
    if (chosen !== undefined && chosen !== turn.person.lang) turn.people.setLanguage(chosen);
    const after = chosen === undefined ? turn : afterChange(turn, { lang: chosen });
    const buttons = turn.languages.map(({ code, name }): Button => {
      const label = code === after.lang ? say('language.chosen', { name }) : { plain: name };
      return { label, value: `language.${code}` };
    });
    const lines = [say(chosen === undefined ? 'language.ask' : 'language.now')];
    return page(lines, inRows(buttons, 2), 'help');
  },
};
