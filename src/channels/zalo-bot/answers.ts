import { z } from 'zod';
import { NoAnswer } from '../../wire/no-answer.ts';
import type { Redact } from '../../wire/redact.ts';

/** An answer of the platform. Whether it is a refusal stands in the body: errors come with HTTP 200 too. */
export type BotAnswer = { readonly ok: true; readonly result: unknown } | BotRefusal;
export type BotRefusal = {
  readonly ok: false;
  readonly code: number;
  readonly description: string;
  /** What it said about when to come again, in milliseconds. */
  readonly retryAfterMs?: number;
};

/** Who the bot is; `names`: what it may be mentioned by in a group. */
export type Me = { readonly id: string; readonly names: readonly string[] };

const id = z.union([z.string().min(1), z.number()]).transform(String);
const name = z.string().optional().catch(undefined);
const me = z
  .object({ id, account_name: name, display_name: name })
  .transform(({ id: own, account_name, display_name }): Me => {
    const names = [display_name, account_name].filter((each) => each !== undefined && each !== '');
    return { id: own, names: names as string[] };
  });
/** `null`: nothing came. */
const updates = z.union([
  z.null(),
  z.array(z.unknown()),
  z.looseObject({}).refine((one) => Object.keys(one).length > 0),
]);
const info = z.object({ url: z.string().optional().catch(undefined) });

/** What each method gives (bot.zapps.me/docs), as far as it is used. A send is taken as sent without a number too. */
const RESULTS = { getMe: me, getUpdates: updates, getWebhookInfo: info } as const;
const any = z.unknown();

const seconds = z.union([z.number(), z.string()]).optional().catch(undefined);
const envelope = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.union([z.number(), z.string()]).optional().catch(undefined),
  description: z.string().optional().catch(undefined),
  parameters: z.object({ retry_after: seconds }).optional().catch(undefined),
});

/**
 * The one place where an answer of the platform is looked at: a refusal, or a result in the form that its method
 * gives. Throws NoAnswer (unreadable) for everything else: a page of a proxy, another API's JSON, "ok" without what
 * was asked for.
 */
export function readAnswer(
  method: string,
  {
    status,
    text,
    retryAfter,
  }: { readonly status: number; readonly text: string; readonly retryAfter?: string | undefined },
  redact: Redact,
): BotAnswer {
  const read = envelope.safeParse(parse(text));
  if (!read.success) throw new NoAnswer('unreadable', `HTTP ${status}, and not the platform's JSON`);
  const body = read.data;
  if (body.ok) {
    const schema: z.ZodType = Object.hasOwn(RESULTS, method) ? RESULTS[method as keyof typeof RESULTS] : any;
    const result = schema.safeParse(body.result);
    if (!result.success) throw new NoAnswer('unreadable', `${method}: an odd answer`);
    return { ok: true, result: result.data };
  }
  const code = Number(body.error_code ?? status);
  const wait = Number(body.parameters?.retry_after ?? retryAfter ?? Number.NaN);
  return {
    ok: false,
    code: Number.isFinite(code) ? code : status,
    description: redact(body.description ?? ''),
    ...(wait > 0 ? { retryAfterMs: wait * 1000 } : {}),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
