/**
 * What a channel says of itself. The program knows a channel by this alone, and all of them by the list in
 * channels/index.ts.
 */
import type { z } from 'zod';
import type { Channel, Language, Media, Say } from '../chat/index.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Abilities } from './abilities.ts';
import type { ProxyFor } from './proxy.ts';
import { type Environment, readVariables } from './variables.ts';
import type { Webhook } from './webhook.ts';

/**
 * How many messages the platform is sent in a period, a second unless said otherwise; `bulk`: of reminders and
 * announcements.
 */
export type Pace = { readonly total: number; readonly bulk: number; readonly periodMs?: number };

/** What the office has set for the whole program with a channel's variables. */
export type Manners = {
  /** What becomes of what the platform would bill. */
  readonly billed?: { readonly reminder: 'allow' | 'hold'; readonly bulk: 'allow' | 'hold' };
  /** How long the bot keeps quiet after a human of the office wrote to a person by hand. */
  readonly quietMinutes?: number;
};

/**
 * A list of commands as a platform's menu takes it. `language` null: everybody whose language has no list of its own.
 */
export type MenuCommands = {
  readonly scope: 'private' | 'group';
  readonly language: Language | null;
  readonly commands: readonly { readonly command: string; readonly description: string }[];
};

/** A row of secrets as one line of text, and back. `unseal` throws where it can't. */
type Sealing<Row> = { seal(row: Row): string; unseal(text: string): Row };

/** A row of secrets that changes while the program runs, sealed; see store/tokens.ts. */
export type KeptTokens<Row> = {
  reseal(isPlain: (text: string) => boolean): boolean;
  /** unreadable: there is one, under another key, or damaged. */
  read(): Row | 'unreadable' | null;
  write(row: Row): void;
};

/** What a channel is handed to run with, so that it knows neither store nor words. */
export type ChannelParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly proxyFor: ProxyFor;
  /** Where the program can be reached from outside, without a slash at its end; null: it can't. */
  readonly publicUrl: string | null;
  /** What encrypts tokens at rest; null: they lie in the database as they are. */
  readonly tokenKey: string | null;
  /** Something said in a language, without markup. */
  readonly say: (say: Say, lang: Language) => string;
  /** The bytes of a file of ours, by content hash. Throws when they are gone. */
  readonly readFile: (hash: string) => Uint8Array | Promise<Uint8Array>;
  /** How many bytes it has; null: they are gone. */
  readonly bytesOf: (hash: string) => number | null;
  /** What the platform holds already, by channel and content hash; a new one is written with the next commit. */
  readonly uploads: {
    get(channel: string, hash: string): string | null;
    put(channel: string, hash: string, ref: string): void;
  };
  /** A public address for a file of ours; left out: there are none. */
  readonly linkFor: ((media: Media) => string | null) | undefined;
  readonly commands: () => readonly MenuCommands[];
  /** How the channel links to the bot's chat; an invitation's code goes behind `invitation`. */
  readonly setLinks: (links: { readonly chat: string; readonly invitation: string | null }) => void;
  /** The link to the chat as it stands in the database, where a tool may have set it meanwhile. */
  readonly chatLink: () => string | null;
  /** Tells everybody who holds the office, on another channel; once under a key. */
  readonly tellOffice: (text: Say, key: string) => void;
  /** Sending is worth a try again. */
  readonly resume: () => void;
  readonly tokens: <Row extends { readonly version: number }>(sealing: Sealing<Row>) => KeptTokens<Row>;
  /** Counted for a platform that has a quota: people of this channel, messages that it took this month. */
  readonly counter: { users(): number; sentThisMonth(): number; add(): void };
};

/** A channel that runs, with what it has besides for the HTTP door. */
export type OpenedChannel = {
  readonly channel: Channel;
  readonly webhook?: Webhook;
  /** Where the platform leads somebody back to who gave the bot a permission in a browser: a path. */
  readonly consentPath?: string;
  /** What came to the webhook since the start, as /healthz tells it. */
  readonly events?: () => object;
};

/** A channel that the environment asks for. */
export type AskedChannel = {
  readonly name: string;
  readonly label: string;
  readonly secrets: readonly string[];
  readonly pace: Pace;
  readonly manners: Manners;
  /** It would call the real platform, and no stand-in. */
  readonly isReal: boolean;
  open(parts: ChannelParts): OpenedChannel;
};

export type Descriptor = {
  /** As it stands in addresses, in the log and in /healthz. */
  readonly name: string;
  /** For people, the same in each language. */
  readonly label: string;
  /** For people too, where no channel is beside that it could be taken for. Default: the label. */
  readonly short: string;
  readonly abilities: Abilities;
  readonly variables: z.ZodRawShape;
  /** The variables without which it can't run. */
  readonly needs: readonly string[];
  /** `shared`: variables that another channel reads too. `asked` null: the environment does not ask for it. */
  read(
    environment: Environment,
    about: { readonly publicUrl: string | null; readonly shared: ReadonlySet<string> },
  ): {
    readonly asked: AskedChannel | null;
    readonly mistakes: readonly string[];
    /** What does not go together, each "NAME: what is wrong". */
    readonly wrong: readonly string[];
    readonly bad: ReadonlySet<string>;
  };
};

type Values<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>;
type Ready<Shape extends z.ZodRawShape, Need extends string> = Values<Shape> & {
  readonly [Name in Need & keyof Values<Shape>]-?: NonNullable<Values<Shape>[Name]>;
};

/** What stands in a channel's folder; see Descriptor. */
export type Definition<Shape extends z.ZodRawShape, Need extends string> = {
  readonly name: string;
  readonly label: string;
  readonly short?: string;
  readonly abilities: Abilities;
  readonly settings: {
    /** Its environment variables; each may be left out. */
    readonly variables: Shape;
    /** Those that are never told: not in the log, not in a mistake. */
    readonly secrets: readonly (keyof Shape & string)[];
    readonly needs: readonly (Need & keyof Shape)[];
    /** The variables that hold the platform's address, and the domains that are the real one. */
    readonly roots: readonly (keyof Shape & string)[];
    readonly domains: readonly string[];
    /** Whether it is asked for, by the names that are set. Default: one that no other channel reads is. */
    isAsked?(given: ReadonlySet<string>): boolean;
    /** What does not go together, each "NAME: what is wrong". */
    wrong?(values: Values<Shape>, about: { readonly isAsked: boolean; readonly publicUrl: string | null }): string[];
  };
  pace(values: Values<Shape>): Pace;
  manners?(values: Values<Shape>): Manners;
  open(values: Ready<Shape, Need>, parts: ChannelParts): OpenedChannel;
};

/** A channel's definition as the program reads it. */
export function defineChannel<Shape extends z.ZodRawShape, Need extends string>(
  given: Definition<Shape, Need>,
): Descriptor {
  const { name, label, settings } = given;
  const { variables, needs } = settings;
  return {
    name,
    label,
    short: given.short ?? label,
    abilities: given.abilities,
    variables,
    needs,
    read(environment, { publicUrl, shared }) {
      const read = readVariables(variables, environment);
      const own = [...read.given].some((each) => !shared.has(each));
      const isAsked = settings.isAsked?.(read.given) ?? own;
      const values: Readonly<Record<string, unknown>> = read.values;
      const missing = isAsked ? needs.filter((each) => values[each] === undefined) : [];
      const wrong = [
        ...missing.map((each) => `${each}: ${label} cần đủ ${needs.join(', ')}`),
        ...(settings.wrong?.(read.values, { isAsked, publicUrl }) ?? []),
      ];
      const { mistakes, bad } = read;
      if (!isAsked) return { asked: null, mistakes, wrong, bad };
      const asked: AskedChannel = {
        name,
        label,
        secrets: settings.secrets.flatMap((each) => (typeof values[each] === 'string' ? [values[each]] : [])),
        pace: given.pace(read.values),
        manners: given.manners?.(read.values) ?? {},
        isReal: settings.roots.some((each) => isBelow(String(values[each]), settings.domains)),
        // Where something that it needs is missing the program does not start: that is a mistake.
        open: (parts) => given.open(read.values as Ready<Shape, Need>, parts),
      };
      return { asked, mistakes, wrong, bad };
    },
  };
}

/** Whatever its scheme, port or letters: "https://API.telegram.org:443" is Telegram too. */
function isBelow(root: string, domains: readonly string[]): boolean {
  const host = URL.canParse(root) ? new URL(root).hostname : '';
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
