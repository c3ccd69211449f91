/**
 * What a webhook needs of the settings, where a channel can poll too. Gives each that is missing as "NAME: what is
 * wrong".
 */
export function webhookLacks(given: {
  readonly label: string;
  readonly mode: 'polling' | 'webhook';
  readonly publicUrl: string | null;
  /** The variable that holds the webhook's secret, and whether it is set. */
  readonly secret: readonly [name: string, value: string | undefined];
}): string[] {
  if (given.mode !== 'webhook') return [];
  const [name, value] = given.secret;
  return [
    ...(given.publicUrl?.startsWith('https://')
      ? []
      : [`PUBLIC_URL: webhook của ${given.label} cần một địa chỉ https://`]),
    ...(value ? [] : [`${name}: webhook của ${given.label} cần một chuỗi bí mật`]),
  ];
}
