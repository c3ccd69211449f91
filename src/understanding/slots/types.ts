import type { Campaign } from '../../campaign/types.ts';
import type { LocalDate, LocalTime } from '../../chat/civil.ts';
import type { DayPart } from '../../chat/day-parts.ts';
import type { Word } from '../words.ts';

/** The school year of a child, as a child's age says it too; a level ("cấp 2") is its first year. */
export type Grade = number | 'kindergarten';

/** What a text is about: null is "not said". Codes are the campaign's. */
export type TextSlots = {
  readonly day: LocalDate | null;
  /** The last of several days; null: one day. */
  readonly until: LocalDate | null;
  readonly part: DayPart | null;
  readonly time: LocalTime | null;
  readonly grade: Grade | null;
  readonly platform: string | null;
  readonly unit: string | null;
  /** Sessions by the words of their titles, the best first; what is not sure is only offered. */
  readonly topic: { readonly codes: readonly string[]; readonly isSure: boolean } | null;
  readonly audience: string | null;
  readonly category: string | null;
  readonly isFree: boolean;
};

export type SlotContext = {
  /** null: none, as in examples; then only what every campaign has is found. */
  readonly campaign: Campaign | null;
  readonly now: Date;
  /**
   * How common a word, or two with a space between, in plain form, is in what people write about other things, from 0 (in no example) to 1: such a word says little about
   * a title. Left out: as if it were in none.
   */
  readonly commonness?: (plain: string) => number;
};

export type SlotsFound = {
  readonly slots: TextSlots;
  /** The words with what was found replaced: "<day>", "<part>", "<time>", "<grade>", "<name>" (the Week's own), "<platform>", "<unit>", "<topic>", "<audience>", "<category>", "<number>". */
  readonly words: readonly Word[];
  /** The same with the words of topic and category left as they are; null: there is neither. "Đổi sang tiếng Anh" may be about a title or not. */
  readonly withoutTopic: readonly Word[] | null;
};
