/** Text that says where a secret would stand, or that there is none. */
export const isSecret = (text: unknown): text is string =>
  typeof text === "string" &&
  text.trim() !== "" &&
  !/^<.*>$|^[*.xX_\W]+$|^\{\{.*\}\}$|^(redacted|hidden|none)$/i.test(text.trim());

/** A text that nobody would take for a word, a path or a place to fill in: letters beside digits or signs. */
const looksMade = (text: unknown): boolean =>
  isSecret(text) &&
  /^[a-z\d][^\s\\/<>{}[\]()*|^]{5,}$/i.test(text) &&
  /[a-z]/i.test(text) &&
  /[^a-z_-]/i.test(text) &&
  !/^(your|my)[^a-z]|placeholder|example|redacted|change_?me|x{4}/i.test(text);

/** What ends so is a secret itself; `PasswordPolicies` and `SecretName` are something about one. */
const secretName = /(password|passwd|passphrase|secret|secretvalue|api_?key|access_?key|client_?secret|shared_?key)$/i;

/** What may be something else, too: a test is passed, and $PWD is where the session is. */
const shortName = /(^|[_-]|user|admin|svc|service|account|login|sql|db|smtp|app|cert|pfx)pass$|pwd$/i;

/** A text is a secret, since what it is given to is named so. */
export const isSecretNamed = (name: string, text: unknown): boolean =>
  secretName.test(name) ? isSecret(text) : shortName.test(name) && looksMade(text);

/** Each with the secret itself in its one group, and what it is. */
const forms: readonly (readonly [form: RegExp, what: string, onlyBeside?: RegExp])[] = [
  [
    /(?:^|;)\s*(?:password|pwd|accountkey|sharedaccesskey)\s*=\s*['"]?([^;'"]+)/gi,
    "the password of a connection string",
    /(?:^|;)\s*(?:server|data source|host|addr(?:ess)?|database|initial catalog|user id|uid|username|accountname|endpoint|provider|driver)\s*=/i,
  ],
  [
    /(?:^|[&?])(?:client_secret|password|refresh_token|client_assertion)=([^&\s]+)/gi,
    "the secret in the body of a request",
  ],
  [/"\w*(?:password|passphrase|secret|api_?key|access_?key)"\s*:\s*"([^"]+)"/gi, "a secret in JSON"],
  [/(?:^|[&?])sig=([\w%+/-]+)/gi, "a shared access signature", /(?:^|[&?])s[vep]=/i],
];

/** A token of JSON, signed: header and body begin with a brace in Base64 (RFC 7519). */
const token = /\beyJ[\w-]{8,}\.eyJ[\w-]{4,}|\bBearer\s+eyJ[\w-]{10,}/;

/** A word of one of the forms, without which no text is looked at closer: most texts have none. */
const hint = /pass|pwd|key|secret|refresh_token|client_assertion|sig=|eyJ/i;

/**
 * What secret stands in the middle of a text; undefined for none.
 * @param isExpanded a dollar sign in it is a variable
 */
export function secretWithin(text: string, isExpanded: boolean): string | undefined {
  if (!hint.test(text)) return undefined;
  if (token.test(text)) return "a token";
  const isMade = (secret: string): boolean =>
    !(isExpanded && secret.includes("$")) && looksMade(secret.replaceAll("/", ""));
  const found = forms.find(
    ([form, , onlyBeside]) =>
      onlyBeside?.test(text) !== false && [...text.matchAll(form)].some(([, secret = ""]) => isMade(secret.trim())),
  );
  return found?.[1];
}
