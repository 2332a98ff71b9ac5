import { configDefaults, defineConfig } from "vitest/config";

// What gives its process another environment has a worker of its own.
const apart = ["test/runtime/**/*.test.ts", "test/runbooks/desktop.test.ts"];

export default defineConfig({
  test: {
    // Node runs the TypeScript as it is, as it does for a user: so the positions that the DSL reads from its call sites
    // are those of the source file.
    experimental: { viteModuleRunner: false },
    // Most tests wait for an engine: left to itself, Vitest would leave one of two cores to it.
    maxWorkers: "100%",
    globalSetup: ["./test/support/build-engine.ts"],
    execArgv: ["--conditions=purgebook-source"],
    reporters: ["default", "./test/support/closing-line-reporter.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      // A worker starts its engines and loads its modules once, for all the files that it runs.
      {
        extends: true,
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...apart],
          isolate: false,
        },
      },
      { extends: true, test: { name: "apart", include: apart } },
    ],
  },
});
