/**
 * The stand-in refuses a call. form: wrong whoever it is for and whenever (what a test wants never to see);
 * world: it depends on what happened before (blocked, gone, answered too late).
 */
export class Refused extends Error {
  readonly code: number;
  readonly description: string;
  readonly kind: 'form' | 'world';
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
  constructor(
    code: number,
    description: string,
    kind: 'form' | 'world' = 'form',
    parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number },
  ) {
    super(`${code} ${description}`);
    this.code = code;
    this.description = description;
    this.kind = kind;
    this.parameters = parameters;
    this.name = 'Refused';
  }
}

export const badForm = (text: string): Refused => new Refused(400, `Bad Request: ${text}`);
export const badWorld = (text: string): Refused => new Refused(400, `Bad Request: ${text}`, 'world');
