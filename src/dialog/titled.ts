import type { Say } from '../chat/index.ts';
import { eachText, type Localized } from '../chat/languages.ts';

/** A name of the campaign ("phụ huynh") as it begins a button: "Phụ huynh". */
export const titled = (name: Localized): Say => ({
  local: eachText(name, (words) => words.slice(0, 1).toUpperCase() + words.slice(1)),
});
