import type { Amount, Sum } from '../turn/index.ts';

/** A figure while it is added up. `hasMissing`: of so many no number is known. */
type Adding = { value: number | null; about: boolean; missing: number; from: number };

/** Adds numbers up: what is unknown adds nothing and makes nothing 0. */
export type Adder = {
  /** `value` null: it belongs here, and its number is not known. */
  add(value: number | null, about?: boolean): void;
  /** A figure that was added up elsewhere; what it lacks is lacking here too. */
  join(amount: Amount): void;
  amount(): Amount;
  sum(): Sum;
};

export const UNKNOWN: Amount = { value: null, about: false };

export const exactly = (value: number): Amount => ({ value, about: false });

const amountOf = ({ value, about, missing }: Adding): Amount =>
  missing > 0 ? { value, about, missing } : { value, about };

export function createAdder(): Adder {
  const adding: Adding = { value: null, about: false, missing: 0, from: 0 };
  const add = (value: number | null, about: boolean): void => {
    if (value === null) return;
    adding.value = (adding.value ?? 0) + value;
    adding.from += 1;
    // "About none" is none.
    if (about && value !== 0) adding.about = true;
  };
  return {
    add(value, about = false) {
      if (value === null) adding.missing += 1;
      add(value, about);
    },
    join({ value, about, missing = 0 }) {
      adding.missing += missing;
      add(value, about);
    },
    amount: () => amountOf(adding),
    sum: () => ({ ...amountOf(adding), from: adding.from }),
  };
}
