import { create } from 'content-disposition';
import { z } from 'zod';
import { cutTo } from '../chat/cut.ts';
import type { PageWords, PhoneRefusal, RehearsalControl, UploadedFile } from '../chat/rehearsal.ts';
import { streamEvents } from './events.ts';
import { answer, answerJson, BadRequest, type Exchange, type Route, readBody } from './exchange.ts';
import { isOurs } from './guard.ts';
import { pageRoute } from './page-files.ts';

const PREFIX = '/api/rehearsal/';
const JSON_LIMIT = 65_536;
/** As much as Telegram lets a bot fetch. */
const FILE_LIMIT = 20 * 1_048_576;
/** More than an album; an upload that is never sent must not stay for ever. */
const STAGED_FILES = 12;

const said = z.object({ text: z.string() });
const tapped = z.object({ message: z.string(), value: z.string().max(64) });
const uploaded = z.object({ files: z.array(z.string()).max(10), caption: z.string().default('') });
const kind = z.enum(['telegram-like', 'zalo-oa', 'zalo-bot']);
/** As a platform hints at it: which languages there are the bot knows. */
const language = z.string().regex(/^[A-Za-z-]{2,20}$/);
const added = z.object({ label: z.string().trim().min(1).max(40), kind, language });
const changed = z.object({ kind: kind.optional(), blocks: z.boolean().optional() });
const mood = z.object({ throttleMs: z.number().min(0).max(3_600_000).optional(), down: z.boolean().optional() });
const clockOrder = z.union([
  z.object({ set: z.number().min(Date.parse('2000-01-01')).max(Date.parse('2100-01-01')) }),
  z.object({ speed: z.number().min(0).max(36_000) }),
  z.object({ push: z.enum(['next-morning', 'next-due']) }),
]);

type Staged = Map<string, UploadedFile>;

/** The simulator's control, and what the page says in each language. */
export type Rehearsal = { readonly control: RehearsalControl; readonly words: (lang: string) => PageWords };

/** The rehearsal's page and its API. To be handed in only where the server is bound to loopback. */
export function rehearsalRoute({ control, words }: Rehearsal): Route {
  const staged: Staged = new Map();
  const page = pageRoute(words);
  return (exchange) => {
    const { pathname } = exchange.url;
    const isApi = pathname.startsWith(PREFIX);
    if (pathname === '/healthz' || pathname.startsWith('/webhooks/')) return false;
    if (!isOurs(exchange.request)) return answer(exchange, 403, 'Trang diễn tập chỉ mở trên chính máy này.\n');
    if (!isApi) return page(exchange);
    const parts = pathname.slice(PREFIX.length).split('/').map(decodePart);
    return exchange.method === 'POST' ? act(control, staged, exchange, parts) : read(control, exchange, parts);
  };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new BadRequest('unreadable address');
  }
}

function read(control: RehearsalControl, exchange: Exchange, parts: readonly string[]): boolean {
  const [what, id = '', inPhone, message = '', , index] = parts;
  if (what === 'state') return answerJson(exchange, 200, control.state());
  if (what === 'events') return streamEvents(control, exchange);
  if (what === 'phones' && inPhone === 'commands') return answerJson(exchange, 200, control.commands(id));
  if (what !== 'phones' || inPhone !== 'messages') return false;
  const opened = control.open(id, message, Number(index));
  if (!opened) return false;
  const isPicture = /^image\/(?:png|jpeg|webp|gif)$/.test(opened.file.mime);
  return answer(exchange, 200, opened.data, {
    'content-type': isPicture ? opened.file.mime : 'application/octet-stream',
    'content-disposition': create(opened.file.name, { type: isPicture ? 'inline' : 'attachment', fallback: false }),
    // What came from a chat is shown as a picture or saved, never run as a page of ours.
    'content-security-policy': "default-src 'none'; sandbox",
    // An address names one message's file, and that never changes.
    'cache-control': 'private, max-age=31536000, immutable',
  });
}

async function act(
  control: RehearsalControl,
  staged: Staged,
  exchange: Exchange,
  parts: readonly string[],
): Promise<boolean> {
  const [what, id, verb] = parts;
  const body = <T>(schema: z.ZodType<T>): Promise<T> => readJson(exchange, schema);
  if (what === 'clock') return done(exchange, control.setClock(await body(clockOrder)));
  if (what === 'platform') {
    control.setPlatform(await body(mood));
    return done(exchange, null);
  }
  if (what === 'files') return stage(staged, exchange);
  if (what !== 'phones') return false;
  if (id === undefined) {
    const wish = await body(added);
    return answerJson(exchange, 200, control.addPhone({ ...wish, label: { vi: wish.label } }));
  }
  if (verb === 'say') return done(exchange, control.say(id, (await body(said)).text));
  if (verb === 'change') return done(exchange, control.changePhone(id, await body(changed)));
  if (verb === 'remove') return done(exchange, control.removePhone(id));
  if (verb === 'tap') {
    const { message, value } = await body(tapped);
    return done(exchange, control.tap(id, message, value));
  }
  if (verb !== 'upload') return false;
  const { files, caption } = await body(uploaded);
  const found = files.map((token) => staged.get(token)).filter((file) => file !== undefined);
  if (found.length < files.length) throw new BadRequest('an uploaded file is no longer here');
  for (const token of files) staged.delete(token);
  return done(exchange, control.upload(id, found, caption));
}

function done(exchange: Exchange, refusal: PhoneRefusal | null): boolean {
  return answerJson(exchange, refusal ? 409 : 200, { refusal });
}

async function readJson<T>(exchange: Exchange, schema: z.ZodType<T>): Promise<T> {
  // A form on another site can't send this type without being asked for leave first.
  if (!exchange.request.headers['content-type']?.startsWith('application/json')) throw new BadRequest('JSON expected');
  const text = (await readBody(exchange.request, JSON_LIMIT)).toString('utf8');
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) throw new BadRequest(z.prettifyError(parsed.error));
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest('unreadable JSON');
  }
}

/** Takes one file's bytes and gives a name for it; `upload` then sends several under one caption. */
async function stage(staged: Staged, exchange: Exchange): Promise<boolean> {
  const data = await readBody(exchange.request, FILE_LIMIT);
  const name = cutTo(exchange.url.searchParams.get('name') ?? 'file', 120);
  const mime = exchange.request.headers['content-type'] ?? 'application/octet-stream';
  const token = crypto.randomUUID();
  staged.set(token, { name, mime, data });
  const oldest = staged.keys().next();
  if (staged.size > STAGED_FILES && !oldest.done) staged.delete(oldest.value);
  return answerJson(exchange, 200, { token });
}
