/** The program of the process that reads one document. */
import { readInside } from "../fenced/index.ts";
import { readDocument } from "./read-document.ts";

await readInside(readDocument);
