import type { VNode } from "preact";
import { Button, Field, Form } from "../../../platform/html/index.ts";
import type { WorkRequest } from "../../../platform/http/index.ts";
import { DoForm, formToken } from "../pages/frame.tsx";

export interface ShownCircle {
  readonly id: string;
  readonly name: string;
  readonly members: readonly {
    readonly id: string;
    readonly person_id: string | null;
    readonly party_id: string | null;
  }[];
}

/** Circles with their members, and the place to make one. */
export function Circles({
  request,
  circles,
}: {
  request: WorkRequest;
  circles: readonly ShownCircle[];
}): VNode {
  const { translate } = request;
  return (
    <section>
      <h2>{translate("people.circles")}</h2>
      {circles.map((circle) => (
        <Circle key={circle.id} {...{ request, circle }} />
      ))}
      <Form is="line" hidden={[formToken(request), { name: "verb", value: "add-circle" }]}>
        <Field id="circle" name="circle" label={translate("people.circle-id")} required />
        <Field id="circle-name" name="circle-name" label={translate("people.name")} required />
        <Button is="plain">{translate("people.circle-add")}</Button>
      </Form>
    </section>
  );
}

function Circle({ request, circle }: { request: WorkRequest; circle: ShownCircle }): VNode {
  const { translate } = request;
  return (
    <>
      <h3>
        <bdi>{circle.name}</bdi>
      </h3>
      <ul>
        {circle.members.map(({ id, person_id, party_id }) => (
          <li key={id} class="line">
            <span class="line__when">
              <bdi dir="ltr">{person_id ?? party_id}</bdi>
            </span>
            <span class="line__act">
              <DoForm
                request={request}
                hidden={[
                  { name: "verb", value: "remove-member" },
                  { name: "id", value: id },
                ]}
              >
                {translate("people.member-remove")}
              </DoForm>
            </span>
          </li>
        ))}
      </ul>
      <Form
        is="line"
        hidden={[
          formToken(request),
          { name: "verb", value: "add-member" },
          { name: "circle", value: circle.id },
        ]}
      >
        <Field id={`member-${circle.id}`} name="member" label={translate("people.member")} required />
        <Button is="plain">{translate("people.member-add")}</Button>
      </Form>
    </>
  );
}
