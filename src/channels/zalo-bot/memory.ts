/** A map that forgets what was put first once it is full. */
export type Memory<V> = {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
};

export function createMemory<V>(size: number): Memory<V> {
  const map = new Map<string, V>();
  return {
    get: (key) => map.get(key),
    set(key, value) {
      map.delete(key);
      map.set(key, value);
      const [oldest] = map.keys();
      if (map.size > size && oldest !== undefined) map.delete(oldest);
    },
    delete(key) {
      map.delete(key);
    },
  };
}
