/** Takes every secret out of a text: as it is, URL-encoded, and of a token `<id>:<secret>` the secret half alone. */
export type Redact = (text: string) => string;

/** Anything shorter would take ordinary words out of a text. */
const SHORTEST = 4;

/**
 * HTTP clients keep URLs and headers in their errors, which is where tokens are, and a platform may repeat what it
 * was sent: no text of an error leaves a channel before it went through here. `secrets` is asked each time, since
 * tokens rotate.
 */
export function createRedact(secrets: () => readonly (string | undefined)[]): Redact {
  return (text) =>
    secrets()
      .flatMap(formsOf)
      .filter((each) => each.length >= SHORTEST)
      .reduce((clean, each) => clean.replaceAll(each, '[…]'), text);
}

function formsOf(secret: string | undefined): readonly string[] {
  if (!secret) return [];
  return [secret, encodeURIComponent(secret), secret.slice(secret.indexOf(':') + 1)];
}
