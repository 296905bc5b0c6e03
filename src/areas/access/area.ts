import type { AreaPlug } from "../../platform/plug/index.ts";

export const accessArea: AreaPlug = {
  name: "access",
  migrations: {
    unit: "access",
    files: import.meta.glob<string>("./migrations/*.sql", { query: "?raw", import: "default", eager: true }),
  },
  acts: [],
};
