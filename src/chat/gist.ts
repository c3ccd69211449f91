/**
 * What the readers of words look at: 1,000 characters. The longest things that are read for a part of them are a meeting's invitation that was
 * pasted whole (its link) and an invitation of ours that was passed on (its code), some 600 each; 4,096 may come.
 */
export const MOST_READ = 1000;

/** A typed text as readers get it: NFC, runs of white space as one space or one line break, cut. What is stored keeps its whole length. */
export const gist = (text: string): string => tidied(text).slice(0, MOST_READ);

/** Whether readers would see a part of it only: an answer that is to be read whole is refused then. */
export const isTooLong = (text: string): boolean => tidied(text).length > MOST_READ;

const tidied = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\s+/g, (run) => (run.includes('\n') ? '\n' : ' '))
    .trim();
