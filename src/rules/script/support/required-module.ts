import type { Comment, Script } from "../../../powershell/script/script.ts";

/** A module that #Requires names: the engine gives the text of the statement alone. */
export interface RequiredModule {
  readonly at: Comment;
  readonly name: string;
  /** The version that it must have, or the least that it may have. */
  readonly version?: string;
  readonly isExact: boolean;
}

/** What `#Requires -Modules` names: `A, @{ ModuleName = 'B'; ModuleVersion = '1.0' }`. */
export function requiredModules(script: Script): readonly RequiredModule[] {
  if (script.root.requires !== true) return [];
  return script.comments.flatMap((at) => {
    const list = /^#requires\b.*?\s-Modules?\s+(.*)$/i.exec(at.text)?.[1];
    return list === undefined ? [] : [...inTables(list), ...plainIn(list)].map((one) => ({ at, ...one }));
  });
}

type Named = Omit<RequiredModule, "at">;

function inTables(list: string): readonly Named[] {
  return [...list.matchAll(/@\{([^}]*)\}/g)].flatMap(([, table = ""]) => {
    const entry = (key: string): string | undefined =>
      new RegExp(String.raw`\b${key}\s*=\s*['"]?([^'";\s]+)`, "i").exec(table)?.[1];
    const name = entry("ModuleName");
    const fixed = entry("RequiredVersion");
    const version = fixed ?? entry("ModuleVersion");
    if (name === undefined) return [];
    return [{ name, isExact: fixed !== undefined, ...(version === undefined ? {} : { version }) }];
  });
}

/** What stands there beside the tables, up to another parameter of #Requires. */
function plainIn(list: string): readonly Named[] {
  const [names = ""] = list.replaceAll(/@\{.*?\}/g, "").split(/\s-(?=[a-z])/i);
  return names
    .split(/[\s,;]+/)
    .map((name) => name.replaceAll(/['"]/g, ""))
    .filter((name) => name !== "")
    .map((name) => ({ name, isExact: false }));
}
