/** Takes the secrets out of a text: as they are, URL-encoded, and a token's secret half alone. */
export type Redact = (text: string) => string;

/** The token is part of every URL, and the HTTP client keeps the URL in its errors: no error's text leaves this room before it went through here. */
export function createRedact(secrets: readonly (string | undefined)[]): Redact {
  const hidden = secrets.flatMap((secret) => {
    if (!secret) return [];
    const half = secret.slice(secret.indexOf(':') + 1);
    return [secret, encodeURIComponent(secret), half];
  });
  return (text) => hidden.reduce((clean, secret) => clean.replaceAll(secret, '[…]'), text);
}
