import type { VNode } from "preact";
import { Foreign } from "../../../platform/html/index.ts";
import type { PageRequest } from "../../../platform/http/index.ts";
import { languageMark } from "./words.tsx";

/** A remark of the register. Remarks are in English, and say so to readers of other languages. */
export function Note({ text, request }: { text: string; request: PageRequest }): VNode | null {
  if (text === "") return null;
  return (
    <span class="small tie__note">
      <Foreign text={text} language="en" pageLanguage={request.language} />{" "}
      {languageMark({ text, language: "en" }, request)}
    </span>
  );
}
