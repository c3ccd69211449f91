/** Takes the token, also URL-encoded and also its secret half alone, out of a text. */
export type Redact = (text: string) => string;

/**
 * The token is part of every URL of the Bot API, and the HTTP client puts the URL into its errors: no error's text may leave
 * this room before it went through here.
 */
export function createRedact(secrets: readonly (string | undefined)[]): Redact {
  const hidden = secrets.flatMap((secret) => {
    if (!secret) return [];
    const half = secret.slice(secret.indexOf(':') + 1);
    return [secret, encodeURIComponent(secret), half];
  });
  return (text) => hidden.reduce((clean, secret) => clean.replaceAll(secret, '[…]'), text);
}
