/**
 * Warns while the name of a new party is typed: asks the page itself who is named like that, and puts its answer in place. What is
 * shown is the server's own HTML, so the warning before saving and the one while typing are the same.
 */
const pause = 300;
/** Below this nothing is told by a name. */
const least = 2;

/** What somebody has ticked of the warning stays ticked while it names the same parties. */
function tickedIn(place: HTMLElement): string | undefined {
  const box = place.querySelector<HTMLInputElement>("input[name=not-these]");
  return box?.checked ? box.value : undefined;
}

function enhance(place: HTMLElement): void {
  const { address = "", fields = "" } = place.dataset;
  const form = place.closest("form");
  if (form === null) return;
  const inputs = fields.split(" ").flatMap((name) => {
    const input = form.elements.namedItem(name);
    return input instanceof HTMLInputElement ? [input] : [];
  });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;

  const ask = async () => {
    const typed = inputs.map(({ value }) => value.trim()).filter((value) => value.length >= least);
    asking?.abort();
    asking = new AbortController();
    try {
      const query = new URLSearchParams({ like: typed.join("\n") });
      const answer = await fetch(`${address}?${query}`, {
        signal: asking.signal,
        credentials: "same-origin",
      });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById(place.id);
      if (found === null) return;
      const ticked = tickedIn(place);
      place.replaceChildren(...found.childNodes);
      const box = place.querySelector<HTMLInputElement>("input[name=not-these]");
      if (box !== null) box.checked = box.value === ticked;
    } catch {
      // Stopped by the next letter, or the line is down: what is sent is looked at all the same.
    }
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, pause);
  };
  for (const input of inputs) {
    input.addEventListener("input", (event) => {
      // While a character is being composed there is no name yet.
      if (!(event instanceof InputEvent && event.isComposing)) later();
    });
    input.addEventListener("compositionend", later);
  }
}

const place = document.querySelector<HTMLElement>("[data-island=partners-like]");
if (place) enhance(place);

export {};
