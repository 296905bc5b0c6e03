export { renderProblemPage } from "./pages/problem-page.tsx";
