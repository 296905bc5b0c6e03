export { workViews } from "./pages/views.tsx";
