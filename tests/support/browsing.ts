import type { TestSite } from "./installation.ts";

/** Somebody with cookies, who sends forms as pages of the site do. */
export interface Browsing {
  get(url: string): Promise<Answer>;
  post(
    url: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  readonly cookies: Map<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
}

const origin = "https://entente.example";

export function browse({ server }: TestSite): Browsing {
  const cookies = new Map<string, string>();
  const ask = async (given: { method: "GET" | "POST"; url: string; headers?: object; payload?: string }) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await server.inject({
      ...given,
      headers: { ...given.headers, ...(cookie && { cookie }) },
    });
    for (const { name, value } of answer.cookies) {
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return { status: answer.statusCode, location: answer.headers.location?.toString(), body: answer.body };
  };
  return {
    cookies,
    get: (url) => ask({ method: "GET", url }),
    post: (url, fields, headers = {}) =>
      ask({
        ...{ method: "POST", url, payload: new URLSearchParams(fields).toString() },
        headers: { "content-type": "application/x-www-form-urlencoded", origin, ...headers },
      }),
  };
}

/** The token that the forms of a page hold. */
export const formTokenIn = ({ body }: Answer): string =>
  /name="form-token" value="([^"]*)"/.exec(body)?.[1] ?? "";
