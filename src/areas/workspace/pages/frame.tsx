import type { ComponentChildren, VNode } from "preact";
import { type Language, languages } from "../../../kernel/language.ts";
import {
  Bench,
  type BenchPlace,
  Button,
  Form,
  type HiddenInput,
  type IslandName,
  Notice,
  renderDocument,
} from "../../../platform/html/index.ts";
import { addressOf, tokenField, type WorkRequest } from "../../../platform/http/index.ts";
import { places } from "./places.ts";

export interface WorkFrameProps {
  readonly request: WorkRequest;
  /** Without the name of the site. */
  readonly title: string;
  /** One line beside the title: how much there is. */
  readonly stand?: ComponentChildren;
  /** What has just been done, in a sentence. */
  readonly done?: string | undefined;
  /** What went wrong, in a sentence. */
  readonly problem?: string | undefined;
  readonly islands?: readonly IslandName[];
  readonly children: ComponentChildren;
}

/** The hidden field that every form of the workspace holds. */
export const formToken = ({ formToken: value }: WorkRequest): HiddenInput => ({ name: tokenField, value });

/** The places of work that this person has, the present one marked. */
function placesOf({ can, language, translate, path, person }: WorkRequest): BenchPlace[] {
  return places
    .filter(
      ({ permission, only }) =>
        can(permission) && (only === undefined || (only === "staff") === person.staff),
    )
    .map(({ name, path: at, gap }) => ({
      text: translate(`work.place-${name}`),
      href: addressOf(language, at),
      gap,
      ...(path === at ? { current: "page" as const } : {}),
      ...(path !== at && at !== "work" && path.startsWith(`${at}/`) ? { current: "within" as const } : {}),
    }));
}

function Who({ request }: { request: WorkRequest }): VNode {
  const { translate, language, person } = request;
  return (
    <>
      <p>
        <bdi>{person.name}</bdi>
        {person.roles.map((role) => (
          <small key={role} class="small">
            <br />
            {translate(`person-role.${role}`)}
          </small>
        ))}
      </p>
      <p>
        <a href={addressOf(language, "")}>{translate("work.public-site")}</a>
      </p>
      <Form action={addressOf(language, "work/sign-out")} hidden={[formToken(request)]} is="line">
        <button class="do" type="submit">
          {translate("work.sign-out")}
        </button>
      </Form>
    </>
  );
}

/** A whole page of the workspace. */
export function renderWork(props: WorkFrameProps): string {
  const { request, title, stand, done, problem, islands = [], children } = props;
  const { language, translate, path } = request;
  const search = new URLSearchParams(request.query).toString();
  const here = (other: Language) => addressOf(other, path, search === "" ? "" : `?${search}`);
  return renderDocument(
    <Bench
      language={language}
      title={`${title} · ${translate("page.site")}`}
      skip={translate("work.skip")}
      mark={{
        text: translate("page.site"),
        href: addressOf(language, request.person.staff ? "work" : "work/home"),
      }}
      places={{ label: translate("work.places"), items: placesOf(request) }}
      languages={{
        label: translate("page.languages"),
        items: languages.map((other) => ({
          language: other,
          href: here(other),
          current: other === language,
        })),
      }}
      who={<Who request={request} />}
      islands={islands}
    >
      <div class="work__head">
        <h1 class="title">{title}</h1>
        {stand === undefined ? null : <p>{stand}</p>}
      </div>
      {problem === undefined ? null : (
        <Notice is="refused" lead={translate("work.problem")}>
          {problem}
        </Notice>
      )}
      {done === undefined ? null : (
        <Notice is="done" lead={translate("work.done")}>
          {done}
        </Notice>
      )}
      {children}
    </Bench>,
  );
}

/** A form that is one word at the end of a line. */
export function DoForm({
  request,
  action,
  hidden = [],
  children,
}: {
  readonly request: WorkRequest;
  readonly action?: string;
  readonly hidden?: readonly HiddenInput[];
  readonly children: string;
}): VNode {
  return (
    <Form action={action} hidden={[formToken(request), ...hidden]} is="line">
      <button class="do" type="submit">
        {children}
      </button>
    </Form>
  );
}

/** The end of a form. */
export const Send = ({ children }: { children: string }): VNode => (
  <div class="form__acts">
    <Button>{children}</Button>
  </div>
);
