import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";
import { Time } from "./time.tsx";

/** In force, in force but ending soon, or over. */
export type Validity = "live" | "soon" | "expired";

export interface EndsProps {
  readonly is: Validity;
  /** The words that say it, with the date: "expired on 31 December 2025". */
  readonly children: ComponentChildren;
}

/** How long something holds, in words; the colour only repeats them. */
export function Ends({ is, children }: EndsProps): VNode {
  return (
    <span class="ends" data-is={is}>
      {children}
    </span>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.validityLive,
    render: () => (
      <Ends is="live">
        {sample.inForceUntil} <Time datetime="2029-01-05">{sample.dateLive}</Time>
      </Ends>
    ),
  },
  {
    title: titles.validitySoon,
    render: () => (
      <Ends is="soon">
        {sample.endsOn} <Time datetime="2026-12-31">{sample.dateSoon}</Time>
      </Ends>
    ),
  },
  {
    title: titles.validityExpired,
    render: () => (
      <Ends is="expired">
        {sample.expiredOn} <Time datetime="2025-12-31">{sample.dateExpired}</Time>
      </Ends>
    ),
  },
];
