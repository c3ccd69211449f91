/** Prints the hashes of the sample's Word file and PDF: a test asks them of another process. */
import { createHash } from 'node:crypto';
import { docxOf } from '../../src/documents/docx.ts';
import { pdfOf } from '../../src/documents/pdf.ts';
import { photoOf, sampleOfficial } from './official-sample.ts';

for (const write of [docxOf, pdfOf]) {
  const bytes = await write(sampleOfficial(), (hash) => photoOf(hash, 320));
  process.stdout.write(`${createHash('sha256').update(bytes).digest('hex')}\n`);
}
