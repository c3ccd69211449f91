import { dataOf, textOf, type ZaloBody } from './body.ts';
import { OA_PATH, type ZaloCalls } from './calls.ts';
import type { HostCall } from './host.ts';
import type { Failure, Got, ZaloSent } from './result.ts';

/** The OA API takes these; the fields are the platform's own. */
export type ZaloButton =
  | { readonly title: string; readonly type: 'oa.open.url'; readonly payload: { readonly url: string } }
  | { readonly title: string; readonly type: 'oa.query.hide' | 'oa.query.show'; readonly payload: string };

export type OaProfile = {
  readonly id: string;
  readonly name: string;
  readonly isVerified: boolean;
  readonly followers: number | null;
  readonly packageName: string | null;
  readonly packageUntil: string | null;
};
export type UserDetail = {
  readonly displayName: string;
  readonly isFollower: boolean;
  /** DD/MM/YYYY, as the platform writes it. */
  readonly lastInteraction: string | null;
};
export type UserQuota = {
  /** Milliseconds since the Unix epoch. */
  readonly lastInteraction: number | null;
  readonly body: Readonly<Record<string, unknown>>;
};

/** developers.zalo.me/docs/official-account: only what the bot uses, and nothing that is dead. */
export type ZaloClient = {
  sendText(user: string, text: string): Promise<ZaloSent>;
  sendButtons(user: string, text: string, buttons: readonly ZaloButton[]): Promise<ZaloSent>;
  sendImage(user: string, attachmentId: string, caption: string): Promise<ZaloSent>;
  sendFile(user: string, token: string): Promise<ZaloSent>;
  /** JPEG or PNG of at most 1 MB. Gives the attachment's id, which holds for seven days. */
  uploadImage(bytes: Uint8Array, name: string): Promise<Got<string>>;
  /**
   * PDF, DOC, DOCX or CSV of at most 5 MB; the name needs its extension. Gives the token, which holds for seven days.
   */
  uploadFile(bytes: Uint8Array, name: string): Promise<Got<string>>;
  userDetail(user: string): Promise<Got<UserDetail>>;
  getOa(): Promise<Got<OaProfile>>;
  /** What may still be sent to a person. */
  quota(user: string): Promise<Got<UserQuota>>;
  /** The OA or its package forbids sending; null: not that we know. */
  trouble(): string | null;
  /** What came of the last call instead of an answer of the platform; null: an answer did. */
  away(): string | null;
};

const IMAGE_BYTES = 1024 * 1024;
export const FILE_BYTES = 5 * 1024 * 1024;
/** Extension -> MIME type of the files that the platform takes. */
export const FILE_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv',
};
const UPLOAD_TIMES = 4;
const MESSAGE_PATH = '/v3.0/oa/message/cs';

/** See ZaloClient. Never throws for what the network or the platform does. `timeoutMs`: of a usual call. */
export function createClient(calls: ZaloCalls, timeoutMs: number): ZaloClient {
  const send = async (user: string, message: Readonly<Record<string, unknown>>): Promise<ZaloSent> => {
    const json = { recipient: { user_id: user }, message };
    const result = await calls.ask(() => ({ method: 'POST', path: MESSAGE_PATH, json }), true);
    if (result.kind !== 'got') return result;
    return { kind: 'sent', id: textOf(dataOf(result.value)['message_id']) };
  };

  const get = async (path: string, data?: unknown): Promise<Got<ZaloBody>> => {
    const params = data === undefined ? {} : { params: { data: JSON.stringify(data) } };
    const result = await calls.ask(() => ({ method: 'GET', path, ...params }), false);
    return result.kind === 'got' ? { kind: 'got', value: dataOf(result.value) } : result;
  };

  return {
    sendText: (user, text) => send(user, { text }),
    sendButtons: (user, text, buttons) => send(user, { text, attachment: { type: 'template', payload: { buttons } } }),
    sendImage(user, attachmentId, caption) {
      const elements = [{ media_type: 'image', attachment_id: attachmentId }];
      const attachment = { type: 'template', payload: { template_type: 'media', elements } };
      return send(user, { ...(caption === '' ? {} : { text: caption }), attachment });
    },
    sendFile: (user, token) => send(user, { attachment: { type: 'file', payload: { token } } }),
    ...uploadsBy(calls, timeoutMs * UPLOAD_TIMES),
    async userDetail(user) {
      const result = await get('/v3.0/oa/user/detail', { user_id: user });
      if (result.kind !== 'got') return result;
      const { display_name, user_is_follower, user_last_interaction_date } = result.value;
      const lastInteraction = textOf(user_last_interaction_date) || null;
      return got({ displayName: textOf(display_name), isFollower: user_is_follower === true, lastInteraction });
    },
    async getOa() {
      const result = await get(OA_PATH);
      if (result.kind !== 'got') return result;
      const data = result.value;
      return got({
        id: textOf(data['oaid'] ?? data['oa_id']),
        name: textOf(data['name']),
        isVerified: data['is_verified'] === true,
        followers: typeof data['num_follower'] === 'number' ? data['num_follower'] : null,
        packageName: textOf(data['package_name']) || null,
        packageUntil: textOf(data['package_valid_through_date']) || null,
      });
    },
    async quota(user) {
      const json = { user_id: user };
      const result = await calls.ask(() => ({ method: 'POST', path: '/v3.0/oa/quota/message', json }), false);
      if (result.kind !== 'got') return result;
      const body = dataOf(result.value);
      const at = Number(body['last_interaction']);
      return got({ lastInteraction: Number.isFinite(at) && at > 0 ? at : null, body });
    },
    trouble: () => calls.trouble(),
    away: () => calls.away(),
  };
}

/** Files to the platform. `timeoutMs`: of one of them. */
function uploadsBy(calls: ZaloCalls, timeoutMs: number): Pick<ZaloClient, 'uploadImage' | 'uploadFile'> {
  const upload = async (
    kind: 'image' | 'file',
    bytes: Uint8Array,
    name: string,
    mime: string,
  ): Promise<Got<ZaloBody>> => {
    const make = (): HostCall => {
      const form = new FormData();
      form.append('file', new Blob([Uint8Array.from(bytes)], { type: mime }), name);
      return { method: 'POST', path: `/v2.0/oa/upload/${kind}`, form, timeoutMs };
    };
    const result = await calls.ask(make, false);
    return result.kind === 'got' ? got(dataOf(result.value)) : result;
  };
  return {
    async uploadImage(bytes, name) {
      if (bytes.length > IMAGE_BYTES) return tooLarge(name);
      const [extension, mime] = bytes[0] === 0x89 ? ['png', 'image/png'] : ['jpg', 'image/jpeg'];
      return field(await upload('image', bytes, `${stem(name)}.${extension}`, mime ?? ''), 'attachment_id');
    },
    async uploadFile(bytes, name) {
      const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
      const mime = FILE_TYPES[extension];
      if (mime === undefined) return wrong(`no file of Zalo's: ${extension}`);
      if (bytes.length > FILE_BYTES) return tooLarge(name);
      return field(await upload('file', bytes, `${stem(name)}.${extension}`, mime), 'token');
    },
  };
}

const got = <T>(value: T): Got<T> => ({ kind: 'got', value });
const wrong = (detail: string): Failure => ({ kind: 'permanent', code: null, forAll: true, detail });
const tooLarge = (name: string): Failure => wrong(`larger than Zalo takes: ${name}`);

/** Uploads fall silent (an empty `data`) where the platform did not like the file's name. */
function field(result: Got<ZaloBody>, name: string): Got<string> {
  if (result.kind !== 'got') return result;
  const value = textOf(result.value[name]);
  return value === '' ? wrong(`the upload gave no ${name}`) : got(value);
}

/** A name goes into a header: plain letters only. */
const stem = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/\.[a-z]+$/i, '')
    .replace(/[^\w .()-]+/g, '_')
    .slice(0, 100)
    .trim() || 'tep';
