import { foldWords } from '../../chat/fold.ts';
import type { IncomingFile, Message, Reply, Say } from '../../chat/index.ts';
import { mayBePicture } from '../../chat/picture-file.ts';
import { stripPoliteness } from '../../dialog/answers-in-words.ts';
import type { Parsed, Step } from '../../dialog/flow.ts';
import type { Turn } from '../../turn/index.ts';
import { choice, word } from '../office-word.ts';
import type { Attached, BroadcastAnswers } from './answers.ts';

const MOST_MB = 10;
const DOCUMENT_NAMES = /\.(pdf|docx)$/i;
const TYPES = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'image/jpeg',
  'image/png',
];

const stateOf = (turn: Turn) => turn.attachments?.state() ?? 'none';

/** One picture or one PDF/DOCX, or nothing. A file that is sent later, at another question, takes the place of the one before. */
export const attachment: Step<BroadcastAnswers, 'attachment'> = {
  key: 'attachment',
  words: ['tệp', 'tệp kèm', 'tệp gửi kèm', 'file', 'attachment'],
  when: (_soFar, turn) => turn.attachments !== undefined,
  stands: (value, _soFar, turn) => (value === 'none') === (stateOf(turn) === 'none'),
  skip: 'none',
  takesFiles: true,
  ask: (_soFar, turn) => askFile(turn),
  parse: (message, _soFar, turn) => readFile(message, turn),
  line: (value, _soFar, turn) => ({
    label: word('send.line.attachment'),
    value: value === 'none' ? word('send.no-attachment') : fileLine(turn),
  }),
};

/** "ke-hoach.pdf (đang tải)": the name and how far its bytes are. */
export function fileLine(turn: Turn): Say {
  const name = turn.attachments?.name();
  return word(`send.file-${stateOf(turn)}`, { name: name ? { plain: name } : word('send.unnamed') });
}

/** Why it can't be sent yet; null: nothing is attached, or it is here. */
export function fileMissing(attached: Attached | undefined, turn: Turn): Say | null {
  if (attached !== 'file' || stateOf(turn) === 'kept') return null;
  return word(stateOf(turn) === 'waiting' ? 'send.wait-for-file' : 'send.file-lost');
}

function askFile(turn: Turn): Reply {
  if (stateOf(turn) === 'none') return { text: word('send.ask.attachment', { mb: MOST_MB }) };
  const text: Say = { join: [fileLine(turn), word('send.ask.keep-file')] };
  return { text, buttons: [[choice('send.button.with', 'file'), choice('send.button.without', 'none')]] };
}

function readFile(message: Message, turn: Turn): Parsed<Attached> {
  if (message.choice === 'none' || NOTHING.test(stripPoliteness(foldWords(message.text ?? '')))) {
    turn.attachments?.clear();
    return { ok: true, value: 'none' };
  }
  if (message.choice === 'file' && stateOf(turn) !== 'none') return { ok: true, value: 'file' };
  const [file, ...others] = message.files ?? [];
  if (!file) return { ok: false, because: word('send.not.attachment') };
  if (others.length > 0 && file.album === undefined) return { ok: false, because: word('send.not.one-file') };
  if (!isAllowed(file)) return { ok: false, because: word('send.not.file-kind') };
  if ((file.bytes ?? 0) > MOST_MB * 1024 * 1024)
    return { ok: false, because: word('send.not.file-size', { mb: MOST_MB }) };
  // Of an album, whose pictures may come one by one, the first is kept, which is said once.
  if (turn.attachments?.add(file) === false) return { ok: true, more: null };
  const asked = askFile(turn);
  if (file.album === undefined) return { ok: true, more: asked };
  return { ok: true, more: { ...asked, text: { join: [word('send.first-of-album'), asked.text] } } };
}

/** "Không kèm", "khỏi, gửi luôn": nothing is attached. */
const NOTHING =
  /^(?:(?:khong|ko|k|khoi|thoi|chang|no|none)(?: (?:can|kem|co|gui kem|them|dinh kem|gi|tep|file|anh|hinh|dau|nua|het|gui luon|luon|attachment|file))*|khoi kem|gui luon|gui di|gui khong|cu the gui)$/;

/** By what the platform says; the bytes themselves are looked at when they come. */
function isAllowed(file: IncomingFile): boolean {
  if (mayBePicture(file)) return true;
  if (file.kind !== 'document') return false;
  return (file.mime !== undefined && TYPES.includes(file.mime)) || DOCUMENT_NAMES.test(file.name ?? '');
}
