import { fileURLToPath } from "node:url";
import { checkBorders } from "./border-check.js";

const { files, units, violations } = checkBorders(fileURLToPath(new URL("../..", import.meta.url)));
for (const line of violations) console.log(line);
console.log(`borders: ${files} files, ${units} units, ${violations.length} violations`);
process.exitCode = violations.length > 0 ? 1 : 0;
