/**
 * Finds as one types: asks the server for the same page that the form would bring, and puts its results in place.
 * What is shown is the server's own HTML, so there is one rendering of a result and one set of rules.
 */
const pause = 150;

interface Parts {
  readonly form: HTMLFormElement;
  readonly field: HTMLInputElement;
  readonly results: HTMLElement;
}

function partsOf(page: Document): Parts | undefined {
  const form = page.querySelector<HTMLFormElement>("form[data-island=find]");
  const field = form?.querySelector<HTMLInputElement>("input[name=q]");
  const results = page.getElementById("results");
  return form && field && results ? { form, field, results } : undefined;
}

function addressOf(form: HTMLFormElement): string {
  const given = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value !== "") given.set(name, value);
  }
  const query = given.toString();
  return `${new URL(form.action).pathname}${query === "" ? "" : `?${query}`}`;
}

function enhance({ form, field, results }: Parts): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  let shown = addressOf(form);

  const ask = async () => {
    const address = addressOf(form);
    if (address === shown) return;
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(address, { signal: asking.signal, headers: { accept: "text/html" } });
      const found = new DOMParser()
        .parseFromString(await answer.text(), "text/html")
        .getElementById("results");
      if (found === null) return;
      results.replaceChildren(...found.childNodes);
      history.replaceState(null, "", address);
      shown = address;
    } catch {
      // Stopped by the next letter, or the line is down: the form itself still works.
    }
  };

  field.addEventListener("input", (event) => {
    clearTimeout(waiting);
    // While a character is being composed (Chinese, Arabic on some keyboards) there is no word to look for yet.
    if (event instanceof InputEvent && event.isComposing) return;
    waiting = setTimeout(ask, pause);
  });
  field.addEventListener("compositionend", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, pause);
  });
}

const parts = partsOf(document);
if (parts) enhance(parts);
