/** What kept the program from starting, in a sentence for the person who started it; null: a bug, to be shown whole. */
export function startTrouble(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const code = String(error.code);
  const syscall = 'syscall' in error ? String(error.syscall) : '';
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
  if (
    /^SQLITE_(?:CANTOPEN|READONLY|FULL|IOERR|PERM)/.test(code) ||
    ['mkdir', 'open', 'write', 'stat'].includes(syscall)
  ) {
    return `Không đọc hoặc ghi được thư mục dữ liệu (${code}). Xem lại biến DATA_DIR và chỗ trống trên đĩa. (Can't use the data folder: look at DATA_DIR and the free space.)`;
  }
  return null;
}
