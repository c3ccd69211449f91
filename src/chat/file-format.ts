/** What each format is on its way to a person. */
import type { FileFormat } from './document.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** By its registered type (iana.org/assignments/media-types). */
export const MIME: Readonly<Record<FileFormat, string>> = {
  docx: `${OFFICE}.wordprocessingml.document`,
  pdf: 'application/pdf',
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  zip: 'application/zip',
  csv: 'text/csv',
};

const OTHERS: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  ics: 'text/calendar',
  html: 'text/html',
};

/** What a file is by its name's ending; '': not one of ours. */
export function typeOf(name: string): string {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return { ...OTHERS, ...MIME }[ending] ?? '';
}
