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
