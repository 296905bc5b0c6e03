import { defineConfig } from "vitest/config";

/** Shared by the projects that need a database: one PostgreSQL a run, one database a test file. */
const withPostgres = {
  globalSetup: ["tests/support/postgres-server.ts"],
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    // Most tests wait for PostgreSQL or a child process: two files at a time also on two cores.
    maxWorkers: 2,
    // Style sheets are read as text (`?raw`), which vitest would empty.
    css: { include: [/\?raw$/] },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["src/**/*.test.{ts,tsx}", "tests/unit/**/*.test.{ts,tsx}"],
          // A file shares its modules with those before it: reading them anew for each took half of the time.
          isolate: false,
          ...withPostgres,
        },
      },
      { extends: true, test: { name: "corpus", include: ["tests/corpus/**/*.test.ts"], ...withPostgres } },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      { extends: true, test: { name: "house", include: ["tests/house/**/*.test.ts"], testTimeout: 120_000 } },
    ],
  },
});
