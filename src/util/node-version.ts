/** The oldest Node.js that runs TypeScript as it is and lets a program hook into its imports. */
export const oldestNode = "22.18";

export function isNodeNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}
