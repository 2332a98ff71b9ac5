import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
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
  },
});
