/**
 * Our small markup: what a rendered text is. Plain text in which `&`, `<` and `>` are escaped, and `<b>` and `<code>` may stand.
 * A channel that shows markup passes it on as HTML; the others take `toPlain`.
 */

export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The same text without markup. */
export function toPlain(markup: string): string {
  return markup
    .replace(/<\/?(?:b|code)>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
