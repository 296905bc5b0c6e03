import type { z } from "zod";
import type { EntenteError } from "../../../kernel/errors.ts";
import type { Language } from "../../../kernel/language.ts";
import type { Actor, Door } from "../../acts/index.ts";
import type { Translate } from "../../i18n/index.ts";
import type { DescribedRoute } from "./route.ts";

/** What an operation answers from that a program may ask for only with the token of the installation. */
export interface GuardedRequest<Params = unknown, Filters = unknown> {
  readonly params: Params;
  readonly filters: Filters;
  readonly language: Language;
  readonly translate: Translate;
  readonly door: Door;
  readonly actor: Actor;
  /** The body as it came; none where the operation takes none. */
  readonly bytes: Uint8Array;
}

export interface GuardedAnswer {
  readonly body: Readonly<Record<string, unknown>>;
  /** Below `/api/v1`: where what was made can be asked for. */
  readonly location?: string;
}

/** One operation of `/api/v1` that reads or changes what is not public. It is never kept, and never for pages of others. */
export interface GuardedRoute extends DescribedRoute {
  readonly method: "GET" | "POST";
  readonly status: 200 | 202;
  /** Bytes of the largest body that it takes; none where it takes none. */
  readonly largest?: number;
  /** An answer, as `answer` says: one that an installation gives cannot be asked for without its token. */
  readonly sample: Readonly<Record<string, unknown>>;
  /** How it may refuse, besides what every guarded operation refuses with; values stand for others. */
  readonly refusals: () => readonly EntenteError[];
  run(request: GuardedRequest): Promise<GuardedAnswer>;
}

interface Declared<P extends z.ZodObject, F extends z.ZodObject>
  extends Omit<GuardedRoute, "params" | "filters" | "dated" | "key" | "run"> {
  readonly params: P;
  readonly filters: F;
  /** @throws EntenteError; the answer is then a problem. */
  readonly run: (request: GuardedRequest<z.output<P>, z.output<F>>) => Promise<GuardedAnswer>;
}

/** Declares a guarded operation. */
export const guardedRoute = <P extends z.ZodObject, F extends z.ZodObject>({
  run,
  ...rest
}: Declared<P, F>): GuardedRoute => ({
  ...rest,
  dated: false,
  // Parsed by these very schemas before it comes here.
  run: (request) => run(request as GuardedRequest<z.output<P>, z.output<F>>),
});
