import type { CommandBook } from './commands.ts';
import { readCaption, readFile, readKeyboard, readText } from './content.ts';
import type { Fields, Method } from './forms.ts';
import { messageJson, userJson } from './message-json.ts';
import { badForm, badWorld } from './refused.ts';
import type { Request } from './request.ts';
import type { Updates } from './updates.ts';
import type { NewPost, Posted, World } from './world.ts';

/** What a method may use. `gone` resolves when the caller hung up. */
export type Scene = {
  readonly world: World;
  readonly updates: Updates;
  readonly commands: CommandBook;
  /** Where a webhook of https://anything/path is delivered in truth: a root on loopback. */
  readonly webhookRoot: () => string | undefined;
};

type Methods = { readonly [M in Method]: (fields: Fields<M>, request: Request, gone: Promise<void>) => unknown };
type Editing = { readonly chat_id: unknown; readonly message_id: number };

/** The Bot API's methods, as far as a careful bot uses them. Each gives the `result`, or throws Refused. */
export function createMethods({ world, updates, commands, webhookRoot }: Scene): Methods {
  type To = { readonly chat_id: unknown; readonly message_thread_id?: number | undefined };
  const say = ({ chat_id, message_thread_id }: To, fields: NewPost) => {
    const chat = world.reach(chat_id);
    const topic = world.topicOf(chat, message_thread_id);
    return messageJson(world, world.post(chat, world.bot.id, { ...fields, topic }));
  };

  const find = ({ chat_id, message_id }: Editing): Posted => {
    const posted = world.reach(chat_id).messages.find((each) => each.id === message_id && !each.deleted);
    if (!posted) throw badWorld('message to edit not found');
    if (posted.by !== world.bot.id) throw badWorld("message can't be edited");
    return posted;
  };
  const change = (posted: Posted, to: Partial<Posted>) => {
    const look = (each: Partial<Posted>): string =>
      JSON.stringify([each.text, each.entities, each.keyboard, each.file?.id ?? null]);
    // An edit that changes nothing counts as a mistake of form: the bot could have known.
    if (look({ ...posted, ...to }) === look(posted)) {
      throw badForm(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      );
    }
    Object.assign(posted, to);
    posted.edits += 1;
    world.touch(posted);
    return messageJson(world, posted);
  };
  const sendFile = (
    as: 'photo' | 'document',
    fields: Fields<'sendPhoto'> | Fields<'sendDocument'>,
    given: string,
    request: Request,
  ) => {
    world.reach(fields.chat_id);
    const { text, entities } = readCaption(fields.caption, fields.parse_mode);
    const keyboard = readKeyboard(fields.reply_markup);
    const file = readFile(world, request, given, as);
    return say(fields, { text, entities, source: fields.caption ?? '', keyboard, file });
  };

  return {
    getMe: () => ({ ...userJson(world, world.bot.id), can_join_groups: true, can_read_all_group_messages: false }),
    getUpdates(fields, _request, gone) {
      updates.setKinds(fields.allowed_updates);
      return updates.poll(fields.offset, fields.limit, fields.timeout, gone);
    },
    setWebhook(fields) {
      if (fields.url === '') updates.setWebhook(null);
      else {
        const url = checkWebhookUrl(fields.url);
        const deliverTo = `${webhookRoot() ?? url.origin}${url.pathname}${url.search}`;
        updates.setKinds(fields.allowed_updates);
        if (fields.drop_pending_updates) updates.drop();
        updates.setWebhook({ url: fields.url, secret: fields.secret_token, deliverTo, failures: 0, lastError: null });
      }
      return true;
    },
    deleteWebhook(fields) {
      if (fields.drop_pending_updates) updates.drop();
      updates.setWebhook(null);
      return true;
    },
    getWebhookInfo() {
      const hook = updates.webhook();
      const error = hook?.lastError;
      return {
        url: hook?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: updates.pending().length,
        allowed_updates: updates.kinds(),
        ...(error ? { last_error_date: error.date, last_error_message: error.message } : {}),
      };
    },
    sendMessage(fields) {
      world.reach(fields.chat_id);
      const { text, entities } = readText(fields.text, fields.parse_mode);
      return say(fields, { text, entities, source: fields.text, keyboard: readKeyboard(fields.reply_markup) });
    },
    sendPhoto: (fields, request) => sendFile('photo', fields, fields.photo, request),
    sendDocument: (fields, request) => sendFile('document', fields, fields.document, request),
    sendMediaGroup(fields, request) {
      world.reach(fields.chat_id);
      if (fields.media.length < 2 || fields.media.length > 10) throw badForm('wrong number of items in an album');
      if (new Set(fields.media.map((each) => each.type)).size > 1) throw badForm("can't mix types in an album");
      const items = fields.media.map((each) => ({
        ...readCaption(each.caption, each.parse_mode),
        source: each.caption ?? '',
        file: readFile(world, request, each.media, each.type),
      }));
      const album = `${Date.now()}${items.length}`;
      return items.map((each) => say(fields, { ...each, album }));
    },
    editMessageText(fields) {
      const posted = find(fields);
      const { text, entities } = readText(fields.text, fields.parse_mode);
      const keyboard = readKeyboard(fields.reply_markup);
      if (posted.file) throw badWorld('there is no text in the message to edit');
      return change(posted, { text, entities, source: fields.text, keyboard });
    },
    editMessageCaption(fields) {
      const posted = find(fields);
      const { text, entities } = readCaption(fields.caption, fields.parse_mode);
      if (!posted.file) throw badWorld('there is no caption in the message to edit');
      return change(posted, {
        text,
        entities,
        source: fields.caption ?? '',
        keyboard: readKeyboard(fields.reply_markup),
      });
    },
    editMessageReplyMarkup: (fields) => change(find(fields), { keyboard: readKeyboard(fields.reply_markup) }),
    editMessageMedia(fields, request) {
      const posted = find(fields);
      const { text, entities } = readCaption(fields.media.caption, fields.media.parse_mode);
      const file = readFile(world, request, fields.media.media, fields.media.type);
      return change(posted, { text, entities, file, keyboard: readKeyboard(fields.reply_markup) });
    },
    deleteMessage(fields) {
      const posted = world
        .reach(fields.chat_id)
        .messages.find((each) => each.id === fields.message_id && !each.deleted);
      if (!posted) throw badWorld('message to delete not found');
      posted.deleted = true;
      world.touch(posted);
      return true;
    },
    answerCallbackQuery(fields) {
      const tap = world.taps.get(fields.callback_query_id);
      if (!tap) throw badWorld('query is too old and response timeout expired or query ID is invalid');
      tap.answered += 1;
      if (fields.text !== undefined) tap.text = fields.text;
      world.events.emit('answered', fields.callback_query_id);
      return true;
    },
    getFile(fields) {
      const file = world.files.get(fields.file_id.replace(/-s$/, ''));
      if (!file) throw badForm('wrong file_id or the file is temporarily unavailable');
      if (file.bytes.length > 20 * 1024 * 1024) throw badWorld('file is too big');
      const file_path = `${file.kind}s/${file.id}`;
      return { file_id: fields.file_id, file_unique_id: file.id.slice(-12), file_size: file.bytes.length, file_path };
    },
    setMyCommands: (fields) => commands.set(fields.scope.type, fields.language_code, fields.commands),
    getMyCommands: (fields) => commands.get(fields.scope.type, fields.language_code),
    deleteMyCommands: (fields) => commands.set(fields.scope.type, fields.language_code, []),
  };
}

/** core.telegram.org/bots/api#setwebhook: https, and four ports only. */
function checkWebhookUrl(text: string): URL {
  if (!URL.canParse(text)) throw badForm('bad webhook: Failed to resolve host');
  const url = new URL(text);
  if (url.protocol !== 'https:') throw badForm('bad webhook: An HTTPS URL must be provided for webhook');
  if (!['', '443', '80', '88', '8443'].includes(url.port)) {
    throw badForm('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
  }
  return url;
}
