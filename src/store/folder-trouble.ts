import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const MB = 1_000_000;
/** A new database with a campaign and its log take 6 MB (measured); the rest is for the first photos. */
const NEEDED_BYTES = 50 * MB;

const FULL = /^(?:ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)$/;
const READ_ONLY = /^(?:EROFS|SQLITE_READONLY)/;
const FORBIDDEN = /^(?:EACCES|EPERM)$/;
const NO_FOLDER = /^(?:ENOTDIR|EEXIST|EISDIR|ENAMETOOLONG|ELOOP)$/;
const OF_DISK = /^SQLITE_(?:CANTOPEN|READONLY|FULL|IOERR|PERM)/;
const CALLS: readonly string[] = ['mkdir', 'open', 'write', 'fsync', 'stat', 'link', 'rename', 'copyfile', 'scandir'];

/** The code of an error of the disk or of SQLite, whatever it is wrapped in (the ORM wraps them); null: the disk is not to blame. */
function diskCode(error: unknown): string | null {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    if (!('code' in each)) continue;
    const code = String(each.code);
    if (OF_DISK.test(code) || ('syscall' in each && CALLS.includes(String(each.syscall)))) return code;
  }
  return null;
}

// In two languages at once, not from locales/: it is told before anybody's language is known, and the disk may hold the locales too.
const WHOSE = {
  data: {
    vi: 'thư mục dữ liệu',
    en: 'the data folder',
    vary: 'đặt DATA_DIR ở nơi khác',
    varyEn: 'set another DATA_DIR',
  },
  backup: { vi: 'thư mục sao lưu', en: 'the backup folder', vary: 'chọn thư mục khác', varyEn: 'name another folder' },
} as const;

/**
 * Why `folder` can't be used, in a sentence for who started the program or the tool: which folder, how much is free, how much is `needed`
 * (bytes). null: the error is about something else.
 */
export function folderTrouble(
  error: unknown,
  folder: string,
  { needed = NEEDED_BYTES, of = 'data' }: { readonly needed?: number; readonly of?: keyof typeof WHOSE } = {},
): string | null {
  const code = diskCode(error);
  if (code === null) return null;
  const path = resolve(folder);
  const { why, whyEn, mend, mendEn } = TROUBLES[kindOf(code, path, needed)];
  const free = freeAt(nearest(path));
  const { vi, en, vary, varyEn } = WHOSE[of];
  return (
    `Không dùng được ${vi} ${path}: ${why} (${code}). Còn trống ${inMb(free)}, cần ít nhất ${inMb(needed)}. Hãy ${mend} hoặc ${vary}, rồi làm lại. ` +
    `(Can't use ${en} ${path}: ${whyEn}. ${inMb(free)} free, at least ${inMb(needed)} needed. ${mendEn} or ${varyEn}, then start again.)`
  );
}

const TROUBLES = {
  full: { why: 'ổ đĩa đã đầy', whyEn: 'the disk is full', mend: 'dọn bớt ổ đĩa', mendEn: 'Make room on the disk' },
  file: {
    why: 'đó không phải một thư mục, hoặc trên đường dẫn có một tệp',
    whyEn: 'it is no folder, or a file stands in its path',
    mend: 'dời tệp đó đi',
    mendEn: 'Move that file away',
  },
  forbidden: {
    why: 'người dùng đang chạy chương trình không được phép ghi vào đó',
    whyEn: 'the user who runs the program may not write there',
    mend: 'cho người dùng này quyền ghi',
    mendEn: 'Give this user the right to write',
  },
  'read-only': {
    why: 'ổ đĩa hoặc tệp chỉ đọc được, không ghi được',
    whyEn: 'the disk or the file is read-only',
    mend: 'gắn lại ổ đĩa ở chế độ ghi, sửa quyền của tệp',
    mendEn: "Mount the disk for writing, mend the file's rights",
  },
  other: {
    why: 'không đọc hoặc ghi được',
    whyEn: 'it can be neither read nor written',
    mend: 'xem lại ổ đĩa',
    mendEn: 'Look at the disk',
  },
} as const;

function kindOf(code: string, path: string, needed: number): keyof typeof TROUBLES {
  const above = nearest(path);
  const refusal = writeRefusal(above);
  // First: making room on a disk that takes nothing helps nobody.
  if (code === 'EROFS' || refusal === 'EROFS') return 'read-only';
  const isShort = (freeAt(above) ?? needed) < needed;
  if (FULL.test(code) || (/^SQLITE_(?:IOERR|CANTOPEN)/.test(code) && isShort)) return 'full';
  if (NO_FOLDER.test(code) || !statSync(above).isDirectory()) return 'file';
  if (FORBIDDEN.test(code) || refusal !== null) return 'forbidden';
  return READ_ONLY.test(code) ? 'read-only' : 'other';
}

const inMb = (bytes: number | null): string =>
  bytes === null ? '? MB' : `${(Math.floor(bytes / (MB / 10)) / 10).toString()} MB`;

/** The path itself, or what of it there is. */
function nearest(path: string): string {
  let at = path;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}

/** Bytes that this user may still write; null: nobody says. */
function freeAt(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** The code with which writing there is refused; null: it is not. */
function writeRefusal(path: string): string | null {
  try {
    accessSync(path, constants.W_OK);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? '';
  }
}
