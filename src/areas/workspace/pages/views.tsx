import { languages } from "../../../kernel/language.ts";
import {
  Button,
  Document,
  Form,
  Lede,
  Notice,
  renderDocument,
  Sheet,
  Title,
} from "../../../platform/html/index.ts";
import { addressOf, tokenField, type WorkViews } from "../../../platform/http/index.ts";
import { renderWork } from "./frame.tsx";

/** What the doors show by themselves: a form that is held, and what could not be done. */
export const workViews: WorkViews = {
  renderHeld({ language, translate, path, formToken }, values, reason) {
    const fields = Object.entries(values).flatMap(([name, all]) => all.map((value) => ({ name, value })));
    const title = translate("work.held-title");
    return renderDocument(
      <Document
        language={language}
        title={`${title} · ${translate("page.site")}`}
        robots="noindex"
        skip={translate("page.skip")}
        head={{
          mark: { text: translate("page.site"), href: addressOf(language, "") },
          languages: {
            label: translate("page.languages"),
            items: languages.map((other) => ({
              language: other,
              href: addressOf(other, ""),
              current: other === language,
            })),
          },
          nav: { label: translate("page.navigation"), items: [] },
        }}
        foot={[]}
      >
        <Title>{title}</Title>
        <Sheet>
          <Lede>
            <p>{translate(reason === "signed-out" ? "work.held-signed-out" : "work.held-other-session")}</p>
            {reason === "signed-out" ? (
              <p>
                <a href={addressOf(language, "sign-in", "?next=/")} target="_blank" rel="noopener">
                  {translate("work.held-sign-in")}
                </a>
              </p>
            ) : null}
            <Form
              action={addressOf(language, path)}
              hidden={[{ name: tokenField, value: formToken }, ...fields]}
              label={translate("work.held-values")}
            >
              <dl class="proof">
                {fields
                  .filter(({ value }) => value !== "")
                  .map(({ name, value }) => (
                    <div key={`${name} ${value}`}>
                      <dt>{name}</dt>
                      <dd>
                        <bdi>{value}</bdi>
                      </dd>
                    </div>
                  ))}
              </dl>
              <div class="form__acts">
                <Button>{translate("work.held-send")}</Button>
              </div>
            </Form>
          </Lede>
        </Sheet>
      </Document>,
    );
  },
  renderProblem(request, problem) {
    const { translate } = request;
    return renderWork({
      request,
      title: translate("work.problem"),
      children: (
        <Notice is="refused" lead={translate("work.problem")}>
          {problem.message}
        </Notice>
      ),
    });
  },
};
