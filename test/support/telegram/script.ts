import type { RawAnswer } from '../odd-answers.ts';

/** What the platform does with a call instead of answering it as usual. */
export type Scripted =
  /** Refused with this code. `parameters` as the Bot API's. */
  | {
      readonly code: number;
      readonly description: string;
      readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
    }
  | RawAnswer
  /** A proxy's page: this status, HTML in the body (200 too: an answer that can't be read). */
  | { readonly html: number }
  /** The connection breaks before, or after, the call was carried out. */
  | 'reset-before'
  | 'reset-after'
  /** No answer ever; `hang-after`: but it was carried out. */
  | 'hang'
  | 'hang-after';

/** Which calls: all where nothing is said. `where` sees the parameters. */
export type Match = {
  readonly method?: string;
  readonly chat?: number;
  readonly where?: (fields: Readonly<Record<string, unknown>>) => boolean;
};

export const ANSWERS = {
  tooMany: (seconds: number): Scripted => ({
    code: 429,
    description: `Too Many Requests: retry after ${seconds}`,
    parameters: { retry_after: seconds },
  }),
  blocked: { code: 403, description: 'Forbidden: bot was blocked by the user' },
  unauthorised: { code: 401, description: 'Unauthorized' },
  conflict: {
    code: 409,
    description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  },
  badGateway: { html: 502 },
} as const;

/** The answers that were asked for, in order; each is used so many times. */
export type Script = ReturnType<typeof createScript>;

export function createScript() {
  const lines: { readonly match: Match; readonly answer: Scripted; left: number }[] = [];
  return {
    add(match: Match, answer: Scripted, times: number): void {
      lines.push({ match, answer, left: times });
    },
    clear(): void {
      lines.length = 0;
    },
    /** The answer for this call; undefined: as usual. */
    take(method: string, chat: number | null, fields: Readonly<Record<string, unknown>> = {}): Scripted | undefined {
      const line = lines.find(
        ({ match, left }) =>
          left > 0 &&
          (match.method === undefined || match.method === method) &&
          (match.chat === undefined || match.chat === chat) &&
          (match.where === undefined || match.where(fields)),
      );
      if (line) line.left -= 1;
      return line?.answer;
    },
  };
}
