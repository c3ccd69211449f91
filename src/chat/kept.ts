/**
 * Gives for an object what `make` makes of it: made once, and kept as long as the object lives. One that is changed in place keeps what was
 * made of it before; where `make` throws, nothing is kept.
 */
export function keptFor<K extends WeakKey, V>(make: (of: K) => V): (of: K) => V {
  const kept = new WeakMap<K, V>();
  return (of) => {
    const found = kept.get(of);
    if (found !== undefined) return found;
    const made = make(of);
    kept.set(of, made);
    return made;
  };
}

/** As `keptFor`, of two objects together: kept as long as both live. */
export function keptForBoth<A extends WeakKey, B extends WeakKey, V>(
  make: (one: A, other: B) => V,
): (one: A, other: B) => V {
  const keptOf = keptFor((one: A) => keptFor((other: B) => make(one, other)));
  return (one, other) => keptOf(one)(other);
}
