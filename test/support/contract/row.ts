import type { Reply, Sent } from '../../../src/chat/index.ts';
import { toPlain } from '../../../src/chat/markup.ts';
import type { Ability } from '../../../src/wire/abilities.ts';
import type { Column, Door, Kind, Need, Stage, StageOptions } from './stage.ts';

/** One row of the table: what is asked of every channel whose platform can. */
export type Row = {
  /** A sentence: what holds of a person or of the channel. */
  readonly says: string;
  /** A platform that lacks one of these by nature is not asked. */
  readonly needs?: readonly Need[];
  /** Asked of every channel, however it can: what is right differs by it. */
  readonly asks?: readonly Ability[];
  readonly on?: StageOptions;
  /** Under this name a column may depart from the rule, for a reason that stands in the table. */
  readonly departure?: string;
  /** A call of it may be refused for its form: that is what is asked. */
  readonly mayBeRefused?: true;
  play(on: Playing): Promise<void>;
};

/** A stage on which everything that the channel says is kept, for the check at the end of each case. */
export type Playing = Stage & {
  readonly column: Column;
  /** Everything that the channel gave back in words. */
  readonly told: unknown[];
  /** Everything that a person or the bot wrote. */
  readonly written: readonly string[];
};

/** The webhook of a row that needs one. */
export function doorOf({ door, column }: Playing): Door {
  if (!door) throw new Error(`${column.name} has no webhook`);
  return door;
}

/** The kind of a result. Whatever failed says why. */
export function kindOf(sent: Sent): Kind {
  if (sent.ok) return 'sent';
  if (sent.detail === '') throw new Error(`no detail: ${JSON.stringify(sent)}`);
  return sent.again === 'unknown' ? 'unknown' : sent.why;
}

/** What a result of this kind says about trying again. */
export const AGAIN: Readonly<Record<Exclude<Kind, 'sent'>, Exclude<Sent, { ok: true }>['again']>> = {
  throttled: true,
  later: true,
  refused: true,
  unavailable: true,
  unreachable: false,
  rejected: false,
  'wrong-for-all': false,
  reauthorise: false,
  unknown: 'unknown',
};

/** Wraps a stage so that its words are kept. */
export function playOn(stage: Stage, column: Column): Playing {
  const told: unknown[] = [];
  const written: string[] = [];
  const { door } = stage;
  const words: Door['words'] | undefined =
    door &&
    ((n, text) => {
      written.push(text);
      return door.words(n, text);
    });
  return {
    ...stage,
    ...(door && words ? { door: { ...door, words } } : {}),
    column,
    told,
    written,
    async send(reply: Reply<string>) {
      written.push(toPlain(reply.text));
      const sent = await stage.send(reply);
      told.push(sent, stage.channel.health());
      return sent;
    },
    says(text) {
      written.push(text);
      stage.says(text);
    },
  };
}
