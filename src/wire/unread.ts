/** What a platform handed in and nobody can read: it is confirmed, since it would come again as it is, and counted. */
export type Unread = {
  note(more?: number): void;
  /** For health; null: there was none. */
  line(): string | null;
};

/**
 * Nothing of what stands in it is told. The first and each hundredth is a line: a flood of them must not become one
 * of lines.
 */
export function createUnread(channel: string, log: { warn(fields: object, message: string): void }): Unread {
  let count = 0;
  return {
    note(more = 1) {
      const before = count;
      count += more;
      if (before === 0 || Math.floor(before / 100) < Math.floor(count / 100)) {
        log.warn({ channel, unread: count }, 'what came in can’t be read: passed over');
      }
    },
    line: () => (count === 0 ? null : `${count} updates could not be read`),
  };
}
