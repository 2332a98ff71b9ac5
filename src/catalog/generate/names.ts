function words(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** `Get-EXOMailbox` becomes `GetExoMailbox`. */
export function pascalCase(name: string): string {
  return words(name).map(capitalized).join("");
}

/** `Get-EXOMailbox` becomes `getExoMailbox`. */
export function camelCase(name: string): string {
  const pascal = pascalCase(name);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** `Get-EXOMailbox` becomes `get-exo-mailbox`. */
export function kebabCase(name: string): string {
  return words(name).join("-").toLowerCase();
}

/** `RetryDistributionParameterSet` becomes `RetryDistribution`, `ListUsers__0` becomes `ListUsers`. */
export function setTypeName(cmdlet: string, set: string): string {
  return pascalCase(cmdlet) + pascalCase(set.replace(/__\d+$/, "").replace(/(Assistant)?ParameterSet$/, ""));
}
