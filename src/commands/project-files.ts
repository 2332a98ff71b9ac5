/** What a new project takes over from purgebook's own package.json. */
export interface OwnPackage {
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** What a new project's package.json says of itself. */
export interface ProjectPackage {
  readonly name: string;
  readonly private: boolean;
  readonly type: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** What type checks of procedures need. */
export const developmentPackages = ["@types/node", "typescript"] as const;

/** The files of a new project, by name, without its procedures. */
export function projectFiles(folderName: string, own: OwnPackage): ReadonlyMap<string, string> {
  return new Map([
    ["package.json", json(packageJson(folderName, own))],
    ["tsconfig.json", json(tsconfig)],
    [".gitattributes", gitattributes],
    [".gitignore", "node_modules/\n/review/\n/rehearsals/\n"],
    ["README.md", readme(folderName)],
  ]);
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function packageJson(folderName: string, { version, devDependencies }: OwnPackage): ProjectPackage {
  return {
    name:
      folderName
        .toLowerCase()
        .replace(/[^a-z0-9-]+/g, "-")
        .replace(/^-+|-+$/g, "") || "runbooks",
    private: true,
    type: "module",
    scripts: { compile: "purgebook compile", check: "purgebook compile --check", typecheck: "tsc --noEmit" },
    dependencies: { purgebook: version },
    devDependencies: Object.fromEntries(developmentPackages.map((name) => [name, devDependencies[name] ?? "*"])),
  };
}

const tsconfig = {
  compilerOptions: {
    target: "es2024",
    lib: ["es2024"],
    module: "nodenext",
    strict: true,
    noUncheckedIndexedAccess: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
  },
  include: ["runbooks"],
};

const gitattributes = `# What purgebook writes is compared byte for byte, and what is signed is signed to the byte.
* -text
`;

const readme = (folderName: string): string => `# ${folderName}

Procedures that purge mailboxes, in runbooks/, and the PowerShell runbooks that purgebook compiles them to, in out/. Change the
procedures, never what is in out/: its difference is what a reviewer reads, beginning with the .review.md files.

| command | does |
|---|---|
| \`npx purgebook compile\` | compiles every procedure and has PowerShell read each runbook back |
| \`npx purgebook compile --check\` | fails where out/ is not what the procedures compile to |
| \`npx tsc --noEmit\` | checks the procedures' types |

Commit out/ too. docs/change-control.md in node_modules/purgebook leads from an edit to an approved runbook. \`npx purgebook doctor\` says what is lacking on a machine that cannot compile.
`;
