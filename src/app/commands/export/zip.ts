import { ZipDeflate, Zip as ZipFile } from "fflate";
import { invalid } from "../../../kernel/errors.ts";
import type { Output } from "./output.ts";

/** Writes a ZIP file from front to back: sizes stand behind each entry, so none is held. */
export interface Zip {
  entry(name: string, content: (write: (text: string) => Promise<void>) => Promise<void>): Promise<void>;
  end(): Promise<void>;
}

/** Without ZIP64 no size and no place may pass this. */
const most = 0xffff_ffff;
/** Level 3: an export is made once and read once. No moment matters, and the same export is the same file. */
const settings = { level: 3, mtime: new Date(1980, 0, 1) } as const;

/** @throws invalid `export-too-large`, and what `output` throws */
export function zipTo(output: Output): Zip {
  const made: Uint8Array[] = [];
  const file = new ZipFile((error, chunk) => {
    if (error) throw error;
    made.push(chunk);
  });
  let written = 0;
  const handOn = async () => {
    for (const chunk of made.splice(0)) {
      written += chunk.length;
      if (written > most) throw invalid("export-too-large", { gigabytes: 4 });
      await output.write(chunk);
    }
  };
  return {
    async entry(name, content) {
      const entry = new ZipDeflate(name, settings);
      file.add(entry);
      let size = 0;
      await content(async (text) => {
        const bytes = Buffer.from(text);
        size += bytes.length;
        if (size > most) throw invalid("export-too-large", { gigabytes: 4 });
        entry.push(bytes);
        await handOn();
      });
      entry.push(new Uint8Array(), true);
      await handOn();
    },
    async end() {
      file.end();
      await handOn();
    },
  };
}
