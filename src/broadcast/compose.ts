import type { Media, Reply } from '../chat/index.ts';

/** A broadcast as its reader sees it: the office's words, and how to stop them. */
export function composeBroadcast(draft: { readonly text: string; readonly attachment: Media | null }): Reply {
  const { text, attachment } = draft;
  return {
    text: { join: [{ plain: text }, { plain: '' }, { key: 'broadcast:stop' }] },
    ...(attachment?.mime.startsWith('image/') ? { image: attachment } : {}),
    ...(attachment && !attachment.mime.startsWith('image/') ? { file: attachment } : {}),
  };
}
