/** What a file holds, before anybody knows whether it is any good: what is not as expected is empty. */
export const asMap = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
/** The codes of a list's items, in their order. */
export const codesIn = (list: unknown): readonly string[] =>
  asList(list).flatMap((item) => asText(asMap(item)['code']) || []);
