import type { WorkPage } from "../../../../platform/http/index.ts";
import { renderToday } from "./today-page.tsx";

export const todayPages: readonly WorkPage[] = [
  { path: "", permission: "read-as-staff", render: async (request) => renderToday(request) },
];
