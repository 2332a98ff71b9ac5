import type { Dialect, Runtime } from "./procedure.ts";

/** Where a runbook runs, as far as its text depends on it: all of Azure Automation gets one text, which keeps to what its runtimes share. */
export const places = ["automation", "desktop-5.1", "desktop-7"] as const;
export type Place = (typeof places)[number];

/** One of the scripts that a procedure is compiled to: how it spells directory operations, and where it runs. */
export interface Form {
  readonly dialect: Dialect;
  readonly place: Place;
}

const runtimesByPlace = {
  automation: ["automation-5.1", "automation-7.4", "automation-7.6"],
  "desktop-5.1": ["desktop-5.1"],
  "desktop-7": ["desktop-7"],
} as const satisfies Readonly<Record<Place, readonly Runtime[]>>;

/** The runtimes that the script of a place serves. */
export const runtimesOf = (place: Place): readonly Runtime[] => runtimesByPlace[place];

/** The place whose script serves a runtime. */
export function placeOf(runtime: Runtime): Place {
  return places.find((place) => runtimesOf(place).includes(runtime)) ?? "automation";
}

/** True where nobody sits: no sign-in can be asked for, and a managed identity is there. */
export const isAutomation = (place: Place): boolean => place === "automation";

/** The forms of a procedure. MSOnline loads in Windows PowerShell alone and asks who signs in: its form has a place of its own. */
export function formsOf(dialects: readonly Dialect[], wanted: readonly Place[]): readonly Form[] {
  return dialects.flatMap((dialect) => {
    const all: readonly Place[] = dialect === "msonline" ? ["desktop-5.1"] : wanted;
    return all.map((place) => ({ dialect, place }));
  });
}

/** The folder of a form within the output folder, with a slash at its end; empty for the form that most will want. */
export function folderOf({ dialect, place }: Form): string {
  const ofDialect = dialect === "graph-rest" ? "" : `${dialect}/`;
  return isAutomation(place) || dialect === "msonline" ? ofDialect : `${place}/${ofDialect}`;
}
