/** What is said of a file that is made: how far it is, the file, that there is none. */
import type { Media, Reply, Say } from '../chat/index.ts';
import { bytesSay } from '../chat/size.ts';
import type { KeyOf } from '../words/keys.ts';

const say = (key: KeyOf<'jobs'>, values?: Extract<Say, { key: string }>['with']): Say =>
  values ? { key: `jobs:${key}`, with: values } : { key: `jobs:${key}` };

export const progressReply = (title: Say, share: number): Reply => ({
  text: say('progress', { title, done: Math.floor(share * 100) }),
});
export const doneReply = (title: Say): Reply => ({ text: say('done', { title }) });

/** `at`: the moment of its figures, where the title does not say it. `way` none: it is too big for this chat, and has no address. */
export function fileReply(given: {
  readonly media: Media;
  readonly bytes: number;
  readonly at: Date | null;
  readonly canHave: boolean;
}): Reply {
  const { media, bytes, at } = given;
  const name: Say = { plain: media.name };
  if (!given.canHave) return { text: say('too-big', { name, size: bytesSay(bytes) }) };
  const file = say('file', { name, size: bytesSay(bytes) });
  const figures: Say | null = at && {
    key: 'office:figures.at',
    with: { at: { date: at.toISOString(), as: 'moment' } },
  };
  return { text: { join: [file, figures] }, file: media };
}

export const failedReply = (title: Say): Reply => ({ text: say('failed', { title }) });
export const refusedReply = (): Reply => ({ text: say('refused') });
