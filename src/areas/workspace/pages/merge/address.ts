import type { WorkRequest } from "../../../../platform/http/index.ts";

export const listPath = "work/merge";

/** Where two parties stand side by side: the one that is kept first. */
export const pairPath = (kept: string, merged: string, after = ""): string =>
  `${listPath}/${kept}/${merged}${after}`;

export const perPage = 50;

/** Which page of the list is asked for; the first where it is none. */
export const pageOf = ({ query }: WorkRequest): number =>
  /^[1-9]\d{0,2}$/.test(query.page ?? "") ? Number(query.page) : 1;

/** What has just been done, as addresses say it. */
export const dones = ["merged", "undone", "waits", "distinct", "undistinct"] as const;

export const doneOf = ({ query, translate }: WorkRequest): string | undefined => {
  const done = dones.find((one) => one === query.done);
  return done && translate(`merge.done-${done}`);
};
