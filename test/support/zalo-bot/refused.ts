/**
 * The stand-in refuses a call. form: wrong whoever it is for and whenever (what a test wants never to see);
 * world: it depends on what happened before (an unknown chat, the month's messages).
 */
export class Refused extends Error {
  readonly code: number;
  readonly description: string;
  readonly kind: 'form' | 'world';
  constructor(code: number, description: string, kind: 'form' | 'world' = 'form') {
    super(`${code} ${description}`);
    this.code = code;
    this.description = description;
    this.kind = kind;
    this.name = 'Refused';
  }
}

export const badForm = (text: string): Refused => new Refused(400, `Bad request: ${text}`);
export const badWorld = (text: string): Refused => new Refused(400, `Bad request: ${text}`, 'world');
