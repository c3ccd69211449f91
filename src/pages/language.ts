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
  for: 'everybody',
  ways: [
    {
      label: 'pages:button.language',
      menu: { help: 3 },
      command: { vi: 'ngonngu', en: 'language', about: 'pages:about.ngonngu', order: 11 },
      words: 'ngon ngu, doi ngon ngu, doi tieng, language, change language',
    },
    {
      at: 'en',
      label: 'pages:button.language-en',
      words: 'tieng anh, english, in english, sang tieng anh, doi sang tieng anh',
    },
    {
      at: 'vi',
      label: 'pages:button.language-vi',
      words: 'tieng viet, vietnamese, sang tieng viet, doi sang tieng viet',
    },
  ],
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
