import type { VNode } from "preact";
import { Button, Field, Form } from "../../../../platform/html/index.ts";
import type { WorkRequest } from "../../../../platform/http/index.ts";
import type { Thing } from "../../postpone/acts.ts";
import { DoForm, formToken } from "../frame.tsx";
import { date } from "../partners/words.tsx";
import type { WorkDay } from "./day.ts";

interface Parts {
  readonly request: WorkRequest;
  readonly day: WorkDay;
}

const dayAfter = ({ now }: WorkRequest, days: number): string =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** Something of the day is put off until a day, or, where it has been, taken up again. */
export function Postpone({ request, day, thing }: Parts & { readonly thing: Thing }): VNode {
  const { translate } = request;
  const until = day.postponed.until.get(thing);
  if (until !== undefined)
    return (
      <>
        <span class="small">{translate.rich("today.postponed-until", { date: date(until, request) })}</span>{" "}
        <DoForm
          request={request}
          hidden={[
            { name: "do", value: "take-up" },
            { name: "thing", value: thing },
          ]}
        >
          {translate("today.take-up")}
        </DoForm>
      </>
    );
  const hidden = [formToken(request), { name: "do", value: "postpone" }, { name: "thing", value: thing }];
  return (
    <details>
      <summary>{translate("today.postpone")}</summary>
      <Form is="line" {...{ hidden }}>
        <Field
          {...{ id: `until-${thing.replace(/[^A-Za-z0-9]+/g, "-")}`, name: "until", type: "date" }}
          label={translate("today.until")}
          value={dayAfter(request, 7)}
          min={dayAfter(request, 1)}
          max={dayAfter(request, 366)}
        />
        <Button is="plain">{translate("today.postpone")}</Button>
      </Form>
    </details>
  );
}
