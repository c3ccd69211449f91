/** What never stands on two pages: a line of text, a row of a table, the signature. Heights in points. */
export type Atom = {
  readonly height: number;
  /** Space above it, of none at the top of a page; space below it may be lost at its end. */
  readonly before?: number;
  readonly after?: number;
  /** On the same page as the next. */
  readonly keepNext?: boolean;
  readonly draw: (y: number) => void;
  /** Drawn above it where it begins a page: a table's headings. */
  readonly again?: Atom;
  /** Called where a page ends below it, with that height: a row that goes on has to be closed. */
  readonly close?: (y: number) => void;
};

/** Where pages begin and end, and how one is begun. */
export type Frame = { readonly top: number; readonly bottom: number; readonly begin: () => void };

const total = (atoms: readonly Atom[]): number =>
  atoms.reduce((sum, each, at) => sum + (at === 0 ? 0 : (each.before ?? 0)) + each.height + (each.after ?? 0), 0);

/** Atoms that have to stay on one page. */
function groupsOf(atoms: readonly Atom[]): Atom[][] {
  const groups: Atom[][] = [];
  let open: Atom[] = [];
  for (const atom of atoms) {
    open.push(atom);
    if (atom.keepNext) continue;
    groups.push(open);
    open = [];
  }
  return open.length > 0 ? [...groups, open] : groups;
}

/** Draws all of them, page after page. The first page has been begun. A group that is higher than a page is torn where the page ends. */
export function flow(atoms: readonly Atom[], frame: Frame): void {
  let y = frame.top;
  let last: Atom | null = null;
  const turn = (next: Atom): void => {
    last?.close?.(y);
    frame.begin();
    y = frame.top;
    last = null;
    if (!next.again) return;
    next.again.draw(y);
    y += next.again.height;
  };
  const put = (atom: Atom): void => {
    y += last ? (atom.before ?? 0) : 0;
    atom.draw(y);
    y += atom.height + (atom.after ?? 0);
    last = atom;
  };
  for (const group of groupsOf(atoms)) {
    const [first] = group;
    if (!first) continue;
    const ends = group.at(-1)?.after ?? 0;
    const needed = total(group) - ends;
    const fits = (): boolean => y + (last ? (first.before ?? 0) : 0) + needed <= frame.bottom + 0.01;
    if (!fits() && last) turn(first);
    if (fits()) {
      for (const atom of group) put(atom);
      continue;
    }
    for (const atom of group) {
      if (y + (atom.before ?? 0) + atom.height > frame.bottom + 0.01 && last) turn(atom);
      put(atom);
    }
  }
}
