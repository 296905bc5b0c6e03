import type { Language } from "../../../kernel/language.ts";
import type { Day } from "../../../kernel/partial-date.ts";
import type { Actor, Door, Permission } from "../../acts/index.ts";
import type { Translate } from "../../i18n/index.ts";
import type { Keeping } from "../keeping.ts";
import type { Problem } from "../problem.ts";

/** Somebody who has signed in, as the doors know them. */
export interface SignedIn {
  readonly actor: Actor;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly roles: readonly string[];
  /** Of the secretariat. */
  readonly staff: boolean;
  readonly parties: readonly string[];
  readonly grants: readonly Permission[];
}

/** Tells who comes. The application gives it: sessions are of `platform/sign-in`, people of `areas/access`. */
export interface Doorkeeper {
  /** Who holds this session; nobody when it has ended, or its second step is still to come. */
  find(token: string): Promise<SignedIn | undefined>;
}

/** What a page of the workspace is made from. */
export interface WorkRequest {
  readonly language: Language;
  readonly translate: Translate;
  /** For what is shown in other languages than the page's. */
  readonly translators: Readonly<Record<Language, Translate>>;
  readonly door: Door;
  readonly person: SignedIn;
  /** The person as actor. */
  readonly actor: Actor;
  readonly params: Readonly<Record<string, string>>;
  /** Parameters of the query, each once, never empty texts. */
  readonly query: Readonly<Record<string, string>>;
  /** The address below the language: `work/partners/fatf`. */
  readonly path: string;
  readonly origin: string;
  readonly now: Date;
  readonly today: Day;
  /** Where what the public reads may be kept while the data are the same; nothing of anybody else is. */
  readonly keeping?: Keeping | undefined;
  /** Goes along in every form (`<FormToken/>`): it shows that the form was made for this session. */
  readonly formToken: string;
  can(permission: Permission): boolean;
}

export interface WorkFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What a form sent: every field as a list of texts, files apart. */
export interface WorkForm {
  /** The first value of a field, trimmed; an empty text where there is none. */
  text(name: string): string;
  all(name: string): readonly string[];
  has(name: string): boolean;
  /** @throws invalid `sent-file-too-large` */
  file(name: string): WorkFile | undefined;
  /** Everything as it came, for a page that shows it again. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** A file, or a page, instead of a redirection. */
export interface WorkBody {
  readonly type: string;
  readonly body: string | Uint8Array | AsyncIterable<Uint8Array | string>;
  /** Offered as a file of this name. */
  readonly fileName?: string;
  readonly status?: number;
}

/** Another address, below the language, where this person has their page. */
export interface WorkLead {
  readonly to: string;
}

/** One address of the workspace, below `work` in each language. */
export interface WorkPage {
  /** As Fastify writes it: `` or `partners/:id`. */
  readonly path: string;
  readonly permission: Permission;
  render(request: WorkRequest): Promise<string | WorkBody | WorkLead>;
  /** What its form does, where it has one: a POST to the same address. */
  readonly form?: {
    /** Otherwise that of the page. */
    readonly permission?: Permission;
    /** Bytes of the largest file that it takes. */
    readonly largest?: number;
    /**
     * @returns the address below the language to go to (303), or a page or file.
     * @throws EntenteError; then `refused` shows the page again with what was sent, or the page for problems is shown.
     */
    act(request: WorkRequest, form: WorkForm): Promise<string | WorkBody>;
    refused?(request: WorkRequest, form: WorkForm, problem: Problem): Promise<string | WorkBody>;
  };
}

/** What the doors show by themselves. */
export interface WorkViews {
  /**
   * A form that cannot be taken yet: nobody is signed in any more, or it was made in another session. What was typed stands
   * in the page and can be sent again.
   */
  renderHeld(
    asked: HeldRequest,
    values: Readonly<Record<string, readonly string[]>>,
    reason: "signed-out" | "other-session",
  ): string;
  renderProblem(request: WorkRequest, problem: Problem): string;
}

export interface HeldRequest {
  readonly language: Language;
  readonly translate: Translate;
  /** Where the form was sent, below the language. */
  readonly path: string;
  /** Of the present session, if there is one. */
  readonly formToken: string;
}

/** The name of the field that holds the form's token. */
export const tokenField = "form-token";
