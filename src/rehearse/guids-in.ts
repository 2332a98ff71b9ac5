const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** The ids that stand anywhere in a value, in lower case. */
export const guidsIn = (value: unknown): readonly string[] => [
  ...new Set([...(JSON.stringify(value) ?? "").matchAll(guid)].map(([id]) => id.toLowerCase())),
];
