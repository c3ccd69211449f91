/** Whom the office thanks: those whom units proposed, once it approved of them, and the units themselves. */
import type { Certificates } from '../documents/certificate.ts';
import type { Nomination } from './unit-reports.ts';

/** What handing out came to: leads who were told now, units that have a certificate, and those of them that nobody leads. */
export type HandedOut = { readonly told: number; readonly units: number; readonly unled: readonly string[] };

/** Each call checks the right: the office's, but for a unit's own certificates. Throws NotAllowed. */
export type Thanks = {
  /** Everybody who was proposed and not taken back, by the campaign's order of units. */
  nominations(): readonly Nomination[];
  /** Approves of one, or declines. null: there is no such proposal any more, or, approved of, no consent. */
  settle(id: number, state: 'approved' | 'declined'): Nomination | null;
  /** Approves of all who agreed to be named and were not decided upon. Gives how many. */
  approveAll(): number;
  /** The units that a letter of thanks is for, by their codes. */
  thanked(): readonly string[];
  /** Thanks these units, each once. Gives how many are new. */
  thank(units: readonly string[]): number;
  /** How many certificates there are: of all, or of one unit (its lead may ask). */
  count(unit: string | null): number;
  /** The certificates of all, or of one unit (its lead may have them). */
  certificates(unit: string | null): Certificates;
  /** Tells the leads of all units with a certificate that theirs can be fetched; once for the same certificates. */
  handOut(): HandedOut;
};
