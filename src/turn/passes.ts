/** Pages of ours in a browser, for one person: the office's board, or the report of one unit. */
export type WebPage = { readonly kind: 'bang' } | { readonly kind: 'bao-cao'; readonly unit: string };

export type Passes = {
  /**
   * An address that opens this page once, within half an hour; say it in a reply that is `secret`. null: there is no address at which the
   * program can be reached from outside. Throws NotAllowed.
   */
  offer(page: WebPage): string | null;
};
