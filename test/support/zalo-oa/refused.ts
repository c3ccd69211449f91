/**
 * The stand-in refuses a call. form: wrong whoever it is for and whenever (what a test wants never to see); world: it depends on what
 * happened before (no longer follows, silent for too long, a token that died). Answered with HTTP 200, as Zalo does.
 */
export class Refused extends Error {
  readonly code: number;
  readonly description: string;
  readonly kind: 'form' | 'world';
  /** Another body than `{error, message}`: OAuth's, or an upload's silent `{}`. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly status: number;
  constructor(
    code: number,
    description: string,
    kind: 'form' | 'world' = 'form',
    body?: Readonly<Record<string, unknown>>,
    status = 200,
  ) {
    super(`${code} ${description}`);
    this.code = code;
    this.description = description;
    this.kind = kind;
    this.body = body;
    this.status = status;
    this.name = 'Refused';
  }
}

export const badForm = (text: string, code = -201): Refused => new Refused(code, text);
export const badWorld = (code: number, text: string): Refused => new Refused(code, text, 'world');
