import type { Localized, Media, Reply, Say } from '../chat/index.ts';

/** A broadcast as its reader sees it: who sends it, the office's words, and how to stop them. `from`: the organiser's short name. */
export function composeBroadcast(
  draft: { readonly text: string; readonly attachment: Media | null },
  from: Localized | null,
): Reply {
  const { text, attachment } = draft;
  const sender: Say | null = from && { bold: { key: 'broadcast:from', with: { organiser: { local: from } } } };
  return {
    text: { join: [sender, { plain: text }, { plain: '' }, { key: 'broadcast:stop' }] },
    ...(attachment?.mime.startsWith('image/') ? { image: attachment } : {}),
    ...(attachment && !attachment.mime.startsWith('image/') ? { file: attachment } : {}),
  };
}
