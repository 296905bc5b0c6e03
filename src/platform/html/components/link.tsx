import type { ComponentChildren, VNode } from "preact";
import { sample, titles } from "../design-text.ts";
import type { Example } from "../example.ts";

export interface LinkProps {
  /** An address of our own: path, query or fragment. */
  readonly href: string;
  readonly children: ComponentChildren;
  /** `jump` leads further down the same page and never breaks over two lines. */
  readonly is?: "jump" | undefined;
  readonly rel?: string | undefined;
  readonly type?: string | undefined;
  readonly hreflang?: string | undefined;
}

/** A link within the site. */
export function Link({ href, children, is, rel, type, hreflang }: LinkProps): VNode {
  return (
    <a class={is} href={href} rel={rel} type={type} hreflang={hreflang}>
      {children}
    </a>
  );
}

export interface ExternalLinkProps {
  /** An address taken from the data. */
  readonly href: string;
  /** Without it the link reads as the name of the host. */
  readonly children?: ComponentChildren;
}

/** A link to somebody else's site. Anything but `http(s)` is shown as text: addresses come from data. */
export function ExternalLink({ href, children }: ExternalLinkProps): ComponentChildren {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    return children ?? <bdi dir="ltr">{href}</bdi>;
  }
  return (
    <a href={href} rel="external noopener">
      {children ?? <bdi dir="ltr">{url.host.replace(/^www\./, "")}</bdi>}
    </a>
  );
}

export const examples: readonly Example[] = [
  { title: titles.plain, render: () => <Link href="#design">{sample.fatf.en}</Link> },
  {
    title: titles.jump,
    render: () => (
      <Link is="jump" href="#design">
        {sample.jump}
      </Link>
    ),
  },
  { title: titles.external, render: () => <ExternalLink href={sample.externalHref} /> },
  { title: titles.externalRefused, render: () => <ExternalLink href={sample.notAnAddress} /> },
];
