/** Properties that an object of the SDK has whether they were asked for or not; what is missing is null. */
const ofUser = [
  "AccountEnabled",
  "AssignedLicenses",
  "AssignedPlans",
  "CreatedDateTime",
  "DeletedDateTime",
  "DisplayName",
  "Id",
  "IsManagementRestricted",
  "Mail",
  "OnPremisesImmutableId",
  "OnPremisesSyncEnabled",
  "ProxyAddresses",
  "UserPrincipalName",
  "UserType",
];

/** An object of Graph as the SDK gives it: names begin with a capital letter, and times are times. */
export function sdkObject(value: unknown): Readonly<Record<string, unknown>> {
  const properties = Object.entries(value as object).filter(([name]) => !name.startsWith("@"));
  return Object.fromEntries(properties.map(([name, own]) => [capital(name), inSdk(name, own)]));
}

export const sdkUser = (value: unknown): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(ofUser.map((name) => [name, null])),
  ...sdkObject(value),
});

function inSdk(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => inSdk("", item));
  if (typeof value === "object" && value !== null) return sdkObject(value);
  return typeof value === "string" && /DateTime$/i.test(name) ? { $date: value } : value;
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
