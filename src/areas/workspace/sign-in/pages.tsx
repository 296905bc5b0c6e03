import { encode } from "uqr";
import { languages } from "../../../kernel/language.ts";
import { Button, Choice, Field, Form } from "../../../platform/html/index.ts";
import { addressOf, type EntryRequest } from "../../../platform/http/index.ts";
import { languageName } from "../../../platform/i18n/index.ts";
import { renderEntry } from "./entry-page.tsx";

const Go = ({ children }: { children: string }) => (
  <div class="form__acts">
    <Button>{children}</Button>
  </div>
);

/** Shows itself where the browser can (`islands/passkey.ts`); elsewhere there is the mail. */
const PasskeyButton = (props: { request: EntryRequest; does: "sign-in" | "enrol"; children: string }) => (
  <p
    hidden
    data-passkey={props.does}
    data-language={props.request.language}
    data-fault={props.request.translate("entry.fault-passkey")}
  >
    <button class="button" data-is="plain" type="button">
      {props.children}
    </button>
  </p>
);

interface Shown {
  readonly problem?: string | undefined;
}

/** The ways in: by mail, by passkey, by a provider. */
export function renderSignIn(
  request: EntryRequest,
  {
    problem,
    provider,
    email,
    passkeys,
  }: Shown & { provider: string | undefined; email?: string; passkeys: boolean },
): string {
  const { translate, language } = request;
  return renderEntry({
    ...{ request, title: translate("entry.title"), problem },
    islands: passkeys ? ["passkey"] : [],
    children: (
      <>
        <Form action={addressOf(language, "sign-in")}>
          <Field
            id="email"
            name="email"
            label={translate("entry.email")}
            hint={`${translate("entry.email-hint")} ${translate("personal.sign-in-purpose")}`}
            value={email}
            required
          />
          <Go>{translate("entry.send")}</Go>
        </Form>
        {passkeys ? (
          <PasskeyButton request={request} does="sign-in">
            {translate("entry.passkey")}
          </PasskeyButton>
        ) : null}
        {provider === undefined ? null : (
          <p>
            <a href={addressOf(language, "sign-in/oidc")}>
              {translate("entry.provider", { name: provider })}
            </a>
          </p>
        )}
      </>
    ),
  });
}

/** What was sent, and the place to type the code. The same for every address. */
export function renderSent(request: EntryRequest, { problem }: Shown = {}): string {
  const { translate, language } = request;
  return renderEntry({
    ...{ request, title: translate("entry.sent-title"), problem },
    children: (
      <>
        <p>{translate("entry.sent-text")}</p>
        <Form action={addressOf(language, "sign-in/code")}>
          <Field id="code" name="code" label={translate("entry.code")} required />
          <Go>{translate("entry.code-go")}</Go>
        </Form>
      </>
    ),
  });
}

/** A link does nothing by being opened. */
export function renderLink(
  request: EntryRequest,
  { invited, email }: { invited: boolean; email: string | undefined },
): string {
  const { translate } = request;
  const address = email?.replace(/^(.).*(?=@)/, "$1…");
  return renderEntry({
    ...{ request, title: translate("entry.link-title") },
    children: (
      <>
        <p>{translate(invited ? "entry.invite-text" : "entry.link-text")}</p>
        {address !== undefined && <p>{translate("entry.link-for", { address: `\u2068${address}\u2069` })}</p>}
        <Form>
          <Go>{translate("entry.link-go")}</Go>
        </Form>
      </>
    ),
  });
}

/** Who the first administrator is. */
export function renderFirst(request: EntryRequest, { problem }: Shown = {}): string {
  const { translate, language, form } = request;
  return renderEntry({
    ...{ request, title: translate("entry.first-title"), problem },
    children: (
      <>
        <p>{translate("entry.first-text")}</p>
        <Form>
          <Field
            id="name"
            name="name"
            label={translate("entry.first-name")}
            value={form.text("name")}
            required
          />
          <Field
            id="email"
            name="email"
            label={translate("entry.email")}
            hint={translate("personal.people-purpose")}
            value={form.text("email")}
            required
          />
          <Choice
            id="language"
            name="language"
            label={translate("entry.first-language")}
            value={form.text("language") || language}
            options={languages.map((one) => ({ value: one, text: languageName(one, language) }))}
          />
          <Go>{translate("entry.first-go")}</Go>
        </Form>
      </>
    ),
  });
}

export function renderSecond(
  request: EntryRequest,
  { problem, passkeyOnly }: Shown & { passkeyOnly: boolean },
): string {
  const { translate, language } = request;
  return renderEntry({
    ...{ request, title: translate("entry.second-title"), problem },
    islands: ["passkey"],
    children: (
      <>
        {passkeyOnly ? (
          <p>{translate("entry.second-passkey")}</p>
        ) : (
          <Form action={addressOf(language, "sign-in/second")}>
            <p>{translate("entry.second-text")}</p>
            <Field id="code" name="code" label={translate("entry.second-code")} required />
            <Go>{translate("entry.second-go")}</Go>
          </Form>
        )}
        <PasskeyButton request={request} does="sign-in">
          {translate("entry.passkey")}
        </PasskeyButton>
      </>
    ),
  });
}

/** Light around it, as the standard asks, so that it is read in the dark too. */
function Qr({ uri, label }: { readonly uri: string; readonly label: string }) {
  const { size, data } = encode(uri, { ecc: "M", border: 4 });
  const dots = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width="220" height="220" role="img" aria-label={label}>
      <rect width={size} height={size} fill="#ffffff" />
      <path d={dots.join("")} fill="#000000" />
    </svg>
  );
}

/** The key is shown once for each beginning; after a wrong code the app keeps what it has scanned. */
export function renderEnrol(
  request: EntryRequest,
  { problem, key }: Shown & { key: { readonly secret: string; readonly uri: string } | undefined },
): string {
  const { translate, language } = request;
  return renderEntry({
    ...{ request, title: translate("entry.enrol-title"), problem },
    islands: ["passkey"],
    children: (
      <>
        <p>{translate("entry.enrol-text")}</p>
        {key === undefined ? (
          <p>
            <a href={addressOf(language, "sign-in/enrol")}>{translate("entry.enrol-again")}</a>
          </p>
        ) : (
          <>
            <Qr uri={key.uri} label={translate("entry.enrol-picture")} />
            <p>
              {translate("entry.enrol-key")} <code dir="ltr">{key.secret}</code>
            </p>
          </>
        )}
        <Form action={addressOf(language, "sign-in/enrol")}>
          <Field id="code" name="code" label={translate("entry.enrol-code")} required />
          <Go>{translate("entry.enrol-go")}</Go>
        </Form>
        <PasskeyButton request={request} does="enrol">
          {translate("entry.enrol-passkey")}
        </PasskeyButton>
      </>
    ),
  });
}

/** Shown once. */
export function renderCodes(
  request: EntryRequest,
  { codes, next }: { codes: readonly string[]; next: string },
): string {
  const { translate, language } = request;
  return renderEntry({
    ...{ request, title: translate("entry.codes-title") },
    children: (
      <>
        <p>{translate("entry.codes-text")}</p>
        <ul>
          {codes.map((code) => (
            <li key={code}>
              <code dir="ltr">{code}</code>
            </li>
          ))}
        </ul>
        <p>
          <a href={addressOf(language, next)}>{translate("entry.codes-go")}</a>
        </p>
      </>
    ),
  });
}

/** What went wrong, and the way to begin again. */
export function renderFault(request: EntryRequest, problem: string): string {
  const { translate, language } = request;
  return renderEntry({
    ...{ request, title: translate("entry.title"), problem },
    children: (
      <p>
        <a href={addressOf(language, "sign-in")}>{translate("entry.title")}</a>
      </p>
    ),
  });
}
