import { cleanText } from '../chat/clean.ts';
import { cutTo } from '../chat/cut.ts';

const MOST = 300;

/** What stands below a photo: a person's words, on one line, of which a report has room for so many. */
export const tidyCaption = (text: string): string => cutTo(cleanText(text).replace(/\s+/g, ' ').trim(), MOST).trim();
