import type { RawAnswer } from '../odd-answers.ts';

/** What the platform does with a call instead of answering it as usual. */
export type Scripted =
  /** HTTP 200 and `{error, message}`. */
  | { readonly code: number; readonly message?: string; readonly status?: number }
  /** This body, whatever it is. */
  | { readonly body: unknown; readonly status?: number }
  | RawAnswer
  /** A proxy's page: this status, HTML in the body (200 too: an answer that can't be read). */
  | { readonly html: number }
  /** The connection breaks before, or after, the call was carried out; after: the platform takes it, and the answer is lost. */
  | 'reset-before'
  | 'reset-after'
  /** No answer ever; `hang-after`: but it was carried out. */
  | 'hang'
  | 'hang-after';

/** Which calls: all where nothing is said. `path` is the end of the path: 'cs', 'access_token', 'upload/image'. */
export type Match = {
  readonly path?: string;
  readonly user?: string;
  readonly where?: (fields: Readonly<Record<string, unknown>>) => boolean;
};

export const ANSWERS = {
  tooMany: { code: -32, message: 'Rate limit exceeded' },
  tokenInvalid: { code: -216, message: 'Access token is invalid' },
  tokenExpired: { code: -220, message: 'access_token is expired or removed' },
  badGateway: { html: 502 },
  oauthError: {
    body: {
      error_name: 'Invalid refresh token',
      error_reason: 'Refresh token is invalid',
      error_description: 'The refresh token was used',
      error: -14014,
    },
  },
  oauthEmpty: { body: {} },
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
    take(path: string, user: string | null, fields: Readonly<Record<string, unknown>>): Scripted | undefined {
      const line = lines.find(
        ({ match, left }) =>
          left > 0 &&
          (match.path === undefined || path.endsWith(match.path)) &&
          (match.user === undefined || match.user === user) &&
          (match.where === undefined || match.where(fields)),
      );
      if (line) line.left -= 1;
      return line?.answer;
    },
  };
}
