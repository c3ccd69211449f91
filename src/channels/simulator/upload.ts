import type { FileKind } from '../../chat/index.ts';
import type { Phone, UploadedFile } from '../../chat/rehearsal.ts';
import type { Clock } from '../../clock.ts';
import type { Blobs } from './blobs.ts';
import type { Recorder } from './recorder.ts';
import type { Fact, KeptFile, Update } from './world.ts';

type Sources = { readonly recorder: Recorder; readonly blobs: Blobs; readonly clock: Clock };
export type MakeUpdate = (phone: Phone, rest: Omit<Update, 'id' | 'phone' | 'at'>, ahead?: number) => Fact;

export const LONGEST_TEXT = 4096;

/** Makes updates; each is named after the line of the journal on which it will stand, `ahead` lines from the next. */
export function createUpdates({ recorder, clock }: Omit<Sources, 'blobs'>): MakeUpdate {
  return (phone, rest, ahead = 0) => {
    const id = `${recorder.world.id}-${recorder.next() + ahead}`;
    return {
      kind: 'update',
      update: { ...rest, id, phone: phone.id, at: clock.now().getTime(), language: phone.language },
    };
  };
}

export const isImage = (file: { readonly mime: string }): boolean => kindOf(file) === 'image';

function kindOf({ mime }: { readonly mime: string }): FileKind {
  const [type] = mime.split('/');
  return type === 'image' || type === 'audio' || type === 'video' ? type : 'document';
}

/**
 * A platform with albums shows several pictures as one message and tells of each in an update of its own, siblings by
 * the album's id. Without albums each picture is a message, and there are no captions: the text is one more message.
 */
export function uploadFacts(
  { recorder, blobs, clock }: Sources,
  phone: Phone,
  files: readonly UploadedFile[],
  caption: string,
  update: MakeUpdate,
): Fact[] {
  const first = recorder.next();
  const facts: Fact[] = [];
  const show = (text: string, kept: readonly KeptFile[]): void => {
    const message = {
      id: String(first + facts.length),
      from: 'person' as const,
      at: clock.now().getTime(),
      text,
      files: kept,
    };
    facts.push({ kind: 'message', phone: phone.id, message });
  };
  const tell = (kept: KeptFile | null, text: string, album?: string): void => {
    const incoming = kept && { kind: kindOf(kept), ref: kept.hash };
    const sent =
      kept && incoming
        ? [{ ...incoming, name: kept.name, mime: kept.mime, bytes: kept.bytes, ...(album ? { album } : {}) }]
        : undefined;
    facts.push(
      update(phone, { kind: 'message', ...(text ? { text } : {}), ...(sent ? { files: sent } : {}) }, facts.length),
    );
  };

  const kept = files.map(
    ({ name, mime, data }): KeptFile => ({ name, mime, bytes: data.length, hash: blobs.keep(data) }),
  );
  if (phone.kind === 'telegram-like') {
    const album = kept.length > 1 ? `${recorder.world.id}-${first}` : undefined;
    show(caption, kept);
    for (const [index, each] of kept.entries()) tell(each, index === 0 ? caption : '', album);
    return facts;
  }
  for (const each of kept) {
    show('', [each]);
    tell(each, '');
  }
  if (caption) {
    show(caption, []);
    tell(null, caption);
  }
  return facts;
}
