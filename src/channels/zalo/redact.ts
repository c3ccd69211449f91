/** Takes every secret, also URL-encoded, out of a text. */
export type Redact = (text: string) => string;

/**
 * The HTTP client keeps the headers (access token, secret key) in its errors, and the platform may repeat what it was sent: no text
 * leaves this room before it went through here. `secrets` is asked each time, since tokens rotate.
 */
export function createRedact(secrets: () => readonly (string | undefined)[]): Redact {
  return (text) =>
    secrets()
      .filter((secret): secret is string => secret !== undefined && secret.length > 3)
      .flatMap((secret) => [secret, encodeURIComponent(secret)])
      .reduce((clean, secret) => clean.replaceAll(secret, '[…]'), text);
}
