import type { VNode } from "preact";

/** One way a component can look, shown on the developers' page `/design` and rendered by the tests. */
export interface Example {
  readonly title: string;
  render(): VNode;
}
