import type { Button, Reply, Say } from '../chat/index.ts';
import type { FailedPhoto } from '../store/waiting-photos.ts';

const WHY: Readonly<Record<string, string>> = {
  'too-large': 'large',
  'not-a-picture': 'kind',
  'not-a-document': 'document',
  format: 'format',
  broken: 'broken',
  'too-many-pixels': 'heavy',
  'too-heavy': 'heavy',
  gone: 'gone',
};

/** What the sender of photos that were given up is told: each reason once, with how many, and what to do next. */
export function sayFailedPhotos(photos: readonly FailedPhoto[]): Reply {
  const codes = [...new Set(photos.flatMap(({ activity }) => activity ?? []))];
  const isAttachment = photos.every(({ purpose }) => purpose === 'broadcast');
  const again = isAttachment ? 'file' : 'photo';
  const buttons = codes.map((code): Button[] => [
    { label: { key: 'bot:photo-failed.mend', with: { code: { plain: code } } }, value: `go.log.edit.${code}` },
  ]);
  const next: Say =
    codes.length > 0
      ? { key: 'bot:photo-failed.again-saved', with: { codes: { plain: codes.join(', ') } } }
      : { key: `bot:photo-failed.again-${again}` };
  return { text: { join: [...reasonsIn(photos), next] }, ...(buttons.length > 0 ? { buttons } : {}) };
}

function reasonsIn(photos: readonly FailedPhoto[]): Say[] {
  const counts = new Map<string, number>();
  for (const { purpose, reason } of photos) {
    const line = `${purpose === 'broadcast' ? 'file' : 'photos'} ${WHY[reason] ?? 'other'}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => {
    const [what = '', why = ''] = line.split(' ');
    return { key: `bot:photo-failed.${what}`, with: { count, why: { key: `bot:photo-failed.why.${why}` } } };
  });
}
