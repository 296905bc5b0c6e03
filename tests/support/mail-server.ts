import { buffer } from "node:stream/consumers";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import type { MailSettings } from "../../src/platform/mail/index.ts";
import { selfSigned, type TestCertificate } from "./certificate.ts";

/** What a mail server got. */
export interface ArrivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** The user who logged in. */
  readonly user: string | undefined;
  readonly overTls: boolean;
  /** The mail as it came. */
  readonly raw: Buffer;
}

/** What a server answers at a step: it goes on, or it refuses in these words. */
type Answer = undefined | { readonly code: number; readonly words: string };

export interface MailServerOptions {
  readonly login?: { readonly user: string; readonly password: string };
  readonly tls?: "at-once" | "asked-for" | "off";
  readonly at?: {
    readonly from?: (address: string) => Answer;
    readonly to?: (address: string) => Answer;
    readonly data?: () => Answer;
  };
}

/** A mail server of a test, on this machine. */
export interface TestMailServer {
  readonly arrived: readonly ArrivedMail[];
  /** How often somebody connected. */
  readonly connections: () => number;
  readonly certificate: TestCertificate;
  /** How it is reached; `more` changes that. */
  settings(more?: Partial<MailSettings>): MailSettings;
  /** The same as a URL, with the login. */
  readonly url: string;
  close(): Promise<void>;
}

const refusal = (answer: Answer): Error | null =>
  answer === undefined ? null : Object.assign(new Error(answer.words), { responseCode: answer.code });

export async function startMailServer(options: MailServerOptions = {}): Promise<TestMailServer> {
  const { login, tls = "off" } = options;
  const arrived: ArrivedMail[] = [];
  let connections = 0;
  const certificate = selfSigned("localhost");
  const server = new SMTPServer({
    ...certificate,
    secure: tls === "at-once",
    ...handlersOf(options, arrived),
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    disabledCommands: [...(tls === "off" ? ["STARTTLS"] : []), ...(login ? [] : ["AUTH"])],
    allowInsecureAuth: tls === "off",
    authOptional: login === undefined,
    logger: false,
    closeTimeout: 100,
  });
  // Whoever refuses our certificate breaks off, which is an error here.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const shown = login ? `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@` : "";
  return {
    ...{ arrived, certificate, connections: () => connections },
    url: `${tls === "at-once" ? "smtps" : "smtp"}://${shown}localhost:${port}${tls === "off" ? "?tls=off" : ""}`,
    settings: (more) => ({
      ...{ host: "localhost", port, tls, login, authorities: tls === "off" ? undefined : certificate.cert },
      from: { name: "Entente", address: "entente@secretariat.example" as MailSettings["from"]["address"] },
      ...more,
    }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function handlersOf({ login, at = {} }: MailServerOptions, arrived: ArrivedMail[]): SMTPServerOptions {
  return {
    onAuth({ username, password }, _session, done) {
      if (username === login?.user && password === login?.password) done(null, { user: username });
      else done(Object.assign(new Error(`no ${username} with ${password}`), { responseCode: 535 }));
    },
    onMailFrom: ({ address }, _session, done) => done(refusal(at.from?.(address))),
    onRcptTo: ({ address }, _session, done) => done(refusal(at.to?.(address))),
    onData(stream, session, done) {
      void buffer(stream).then((raw) => {
        const answer = at.data?.();
        const { mailFrom, rcptTo } = session.envelope;
        if (answer === undefined)
          arrived.push({
            from: mailFrom === false ? "" : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            user: session.user,
            overTls: session.secure,
            raw,
          });
        done(refusal(answer));
      });
    },
  };
}
