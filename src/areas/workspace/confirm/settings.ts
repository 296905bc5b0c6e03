import { invalid } from "../../../kernel/errors.ts";

/** Who consents to what partners answer. */
export type AnswersAwait = "officer" | "validator";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whose consent the answers of partners wait for: an officer of the secretariat, or a validator of the party itself
 * (`ENTENTE_CONFIRMATIONS`).
 * @throws invalid `config-flag`
 */
export function readAnswersAwait(environment: Environment = process.env): AnswersAwait {
  const value = environment.ENTENTE_CONFIRMATIONS || "officer";
  if (value === "officer" || value === "validator") return value;
  throw invalid("config-flag", {
    name: "ENTENTE_CONFIRMATIONS",
    value: value.slice(0, 60),
    allowed: "officer, validator",
  });
}
