/** What opens something to whoever has it: a token, and the signature of an address. Those of a rehearsal open nothing, but look as if they did. */
const secrets: readonly RegExp[] = [
  /(?<=\bBearer )[\w.~+/=-]+/gi,
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /(?<=\b(?:sig|client_secret|access_token)=)[^&\s"]+/g,
];

const elided = "(elided)";

/** A text without the secrets in it. */
export const withoutSecrets = (text: string): string =>
  secrets.reduce((left, secret) => left.replace(secret, elided), text);

/** A value that a call was given, for people: text and times are written as such, not in the form of the bridge, and secrets are left out. */
export function readable(value: unknown): unknown {
  if (typeof value === "string") return withoutSecrets(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(readable);
  const { $bytes: bytes, $date: date } = value as { readonly $bytes?: unknown; readonly $date?: unknown };
  if (typeof date === "string") return date;
  const text = typeof bytes === "string" ? textIn(bytes) : undefined;
  if (text !== undefined) return withoutSecrets(text);
  return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, readable(own)]));
}

/** Undefined where the bytes are no text. */
function textIn(base64: string): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(base64, "base64"));
  } catch {
    return undefined;
  }
}
