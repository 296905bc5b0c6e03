import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Runs `work` with a TypeScript module of the repository, read as the build reads it.
 * @template Module, Result
 * @param {string} path below the root of the repository
 * @param {(module: Module) => Promise<Result>} work
 */
export async function withSource(path, work) {
  const vite = await createServer({
    ...{ root, configFile: false, envDir: false, publicDir: false, logLevel: "error", appType: "custom" },
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  try {
    return await work(/** @type {Module} */ (await vite.ssrLoadModule(`/${path}`)));
  } finally {
    await vite.close();
  }
}
