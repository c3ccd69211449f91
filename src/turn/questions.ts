/** What people asked of the office, and what it answers once for all. */

/** A question on the office's list, as so many asked it. */
export type WaitingQuestion = {
  /** Names it in an address; another once whoever asked it first takes it back. */
  readonly id: number;
  /** Without numbers, addresses and names. */
  readonly text: string;
  readonly count: number;
  /** When it was asked last. */
  readonly at: Date;
};

/** What was offered to those who asked, and what they opened next: addresses, and how many. */
export type QuestionTraces = {
  readonly offered: readonly (readonly [address: string, count: number])[];
  readonly opened: readonly (readonly [address: string, count: number])[];
};

/** What a person sends; `key`: its words as they are compared. */
export type SentQuestion = {
  readonly key: string;
  readonly text: string;
  readonly offered: readonly string[];
  readonly opened: string | null;
};

/** The office's part throws NotAllowed. */
export type Questions = {
  /** Keeps it for the office. many: this person sent enough for a day, or nobody could read more. */
  send(question: SentQuestion): 'sent' | 'same' | 'many';
  /** What the person opened next after sending it. */
  noteOpened(key: string, address: string): void;
  /** Takes back all that the person sent. Gives how many. */
  takeBack(): number;
  /** How many different questions wait for an answer. The office's. */
  openCount(): number;
  /** Those that were asked most first. The office's. */
  open(skip: number, most: number): readonly WaitingQuestion[];
  /** One that waits; null: it was settled, or taken back. The office's. */
  find(id: number): WaitingQuestion | null;
  traces(id: number): QuestionTraces;
  /** Answers a question (null: one that nobody asked yet) for all; those who asked are told. Gives the entry's id ("t3") and how many will be told. */
  answer(
    id: number | null,
    said: { readonly question: string; readonly answer: string },
  ): { readonly entry: string; readonly told: number };
  /** Says at which address its answer stands; those who asked are told. null: it does not wait any more. */
  assign(id: number, address: string): { readonly told: number } | null;
  /** Takes it off the list; nobody is told. False: it does not wait any more. */
  drop(id: number): boolean;
  /** Puts one that was dropped on the list again. */
  restore(id: number): boolean;
  /** Says an entry ("t3") in other words. False: there is none any more. */
  change(entry: string, said: { readonly question: string; readonly answer: string }): boolean;
  /** Takes an entry back. */
  withdraw(entry: string): boolean;
};
