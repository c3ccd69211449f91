/** Tells when what a person did was taken in: a webhook has answered, a batch is committed. */
export type Taken = {
  /** Resolves at the next ring of this channel that nobody else waits for. Ask before the deed. */
  next(channel: string): Promise<void>;
  ring(channel: string): void;
};

export function createTaken(): Taken {
  const waiting = new Map<string, (() => void)[]>();
  return {
    next(channel) {
      const queue = waiting.get(channel) ?? [];
      waiting.set(channel, queue);
      return new Promise((resolve) => queue.push(resolve));
    },
    ring: (channel) => waiting.get(channel)?.shift()?.(),
  };
}
