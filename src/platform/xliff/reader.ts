/** The program of the process that reads one file for translation. */
import { decodeXliff, readXliff } from "../../engines/xliff/index.ts";
import { readInside } from "../fenced/index.ts";
import { packed } from "./packed.ts";

await readInside((bytes) => packed(readXliff(decodeXliff(bytes))));
