import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface IndexItem {
  readonly href: string;
  readonly text: ComponentChildren;
  readonly count?: ComponentChildren;
  /** 2 stands under the last 1 before it. */
  readonly level?: 1 | 2 | undefined;
}

export interface IndexProps {
  /** Names the landmark: "Contents of the directory". */
  readonly label: string;
  readonly items: readonly IndexItem[];
}

interface Branch {
  readonly item: IndexItem;
  readonly below: IndexItem[];
}

function branchesOf(items: readonly IndexItem[]): readonly Branch[] {
  const branches: Branch[] = [];
  for (const item of items) {
    const last = branches.at(-1);
    if (item.level === 2 && last !== undefined) last.below.push(item);
    else branches.push({ item, below: [] });
  }
  return branches;
}

function Entry({ href, text, count }: IndexItem): VNode {
  return (
    <a href={href}>
      <span>{text}</span> {count === undefined ? null : <span class="num">{count}</span>}
    </a>
  );
}

/** The contents of a directory with its counts, in two levels. */
export function Index({ label, items }: IndexProps): VNode {
  return (
    <nav class="index" aria-label={label}>
      <ul>
        {branchesOf(items).map(({ item, below }) => (
          <li key={item.href}>
            <Entry {...item} />
            {below.length === 0 ? null : (
              <ul>
                {below.map((entry) => (
                  <li key={entry.href}>
                    <Entry {...entry} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

export const examples: readonly Example[] = [
  {
    title: titles.twoLevels,
    render: () => (
      <Index
        label={sample.indexLabel}
        items={[
          { href: "#index-a", text: sample.groups.council, count: 3 },
          { href: "#index-b", text: sample.groups.assembly, count: 0 },
          { href: "#index-c", text: sample.groups.regional, count: 29 },
          { href: "#index-d", text: sample.groups.africa, count: 13, level: 2 },
          { href: "#index-e", text: sample.groups.asia, count: 9, level: 2 },
        ]}
      />
    ),
  },
];
