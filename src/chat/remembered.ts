/**
 * The same function of a text, which remembers what it made of short ones: labels, syllables and short answers come again and again. All of it
 * is dropped when there is too much.
 */
export function remembered<T>(longest: number, make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    if (kept.size >= MOST_KEPT) kept.clear();
    if (text.length <= longest) kept.set(text, made);
    return made;
  };
}

const MOST_KEPT = 4000;
