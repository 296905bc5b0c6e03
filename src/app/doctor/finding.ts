import { EntenteError, type ErrorParams } from "../../kernel/errors.ts";
import type { Translate } from "../../platform/i18n/index.ts";

/** What one check found. Its sentence is `doctor.<check>-<found>`, and what to do `doctor.<check>-<found>-do`. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  /** How it stands; of an error of ours, its code: such an error says in one sentence what is wrong and what to do. */
  readonly found: string;
  readonly params: ErrorParams;
  readonly error?: EntenteError;
}

/** A finding in words. */
export interface Told {
  readonly check: string;
  readonly ok: boolean;
  readonly message: string;
  /** What to do; null when all is well, or when the message says it. */
  readonly advice: string | null;
}

export const well = (check: string, found: string, params: ErrorParams = {}): Finding => ({
  ...{ check, ok: true, found, params },
});

export const wrong = (check: string, found: string, params: ErrorParams = {}): Finding => ({
  ...{ check, ok: false, found, params },
});

/** A check that could not be made: for a reason that a reader knows, or for one that nobody thought of. */
export function failed(check: string, error: unknown): Finding {
  if (error instanceof EntenteError)
    return { check, ok: false, found: error.code, params: error.params, error };
  const { code, message = String(error) } = (error ?? {}) as { code?: string; message?: string };
  return wrong(check, fault, { check, reason: code ?? message });
}

const fault = "fault";

export function tell({ check, ok, found, params, error }: Finding, translate: Translate): Told {
  if (error) return { check, ok, message: translate(`error.${error.code}`, params), advice: null };
  const key = found === fault ? "doctor.fault" : `doctor.${check}-${found}`;
  return {
    ...{ check, ok, message: translate(key, params) },
    advice: ok ? null : translate(`${key}-do`, params),
  };
}
