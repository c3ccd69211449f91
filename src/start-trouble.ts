import { folderTrouble } from './store/folder-trouble.ts';

/** What kept the program from starting, in a sentence for the person who started it; null: a bug, to be shown whole. `dataDir`: where it keeps its data. */
export function startTrouble(error: unknown, dataDir: string): string | null {
  const { code, syscall } = firstCode(error);
  if (code === 'EADDRINUSE') {
    return 'Cổng này đang được chương trình khác dùng. Chọn cổng khác bằng biến PORT. (The port is taken: choose another with PORT.)';
  }
  if (syscall === 'listen' || syscall === 'getaddrinfo') {
    return `Không mở được cổng trên địa chỉ này (${code}). Xem lại các biến HOST và PORT. (Can't listen there: look at HOST and PORT.)`;
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return (
      'Tệp cơ sở dữ liệu trong DATA_DIR bị hỏng hoặc không phải của chương trình này. Hãy khôi phục từ bản sao lưu. ' +
      '(The database in DATA_DIR is damaged or not ours: restore it from a backup.)'
    );
  }
  return folderTrouble(error, dataDir);
}

/** An error may be wrapped in another, which has no code. */
function firstCode(error: unknown): { readonly code: string; readonly syscall: string } {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    if ('code' in each) return { code: String(each.code), syscall: 'syscall' in each ? String(each.syscall) : '' };
  }
  return { code: '', syscall: '' };
}
