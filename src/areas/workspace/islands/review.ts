/**
 * The keys of the review. They send the forms and follow the links that stand on the page, and do nothing that those do not do.
 * They are heard only while the focus is in the review, so that nobody who speaks or types elsewhere sets one off.
 */
const typing = "input, textarea, select, [contenteditable]";

/** What a key stands for: in hand first, then what was decided last, then the way to another proposal. */
function targetOf(key: string): HTMLElement | undefined {
  const inHand = document.querySelector<HTMLElement>(`#hand [data-key="${key}"]`);
  const elsewhere = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  const found = inHand ?? elsewhere ?? undefined;
  return found?.matches("a, button") ? found : (found?.querySelector<HTMLElement>("a, button") ?? undefined);
}

/** To reject asks for a reason: its field takes the focus, and Enter sends it. */
function press(key: string): boolean {
  const target = targetOf(key);
  if (target === undefined) return false;
  const reason =
    key === "e" ? target.closest("form")?.querySelector<HTMLInputElement>("input[name=why]") : null;
  if (reason) reason.focus();
  else target.click();
  return true;
}

function correcting(): HTMLElement | null {
  return document.querySelector<HTMLElement>(
    "#correct input:not([type=hidden]), #correct select, #correct textarea",
  );
}

function listen(review: HTMLElement): void {
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, altKey, metaKey, isComposing, target } = event;
    if (ctrlKey || altKey || metaKey || isComposing || !(target instanceof HTMLElement)) return;
    if (!review.contains(target) || target.matches(typing) || !/^[jkcemz]$/.test(key)) return;
    if (press(key)) event.preventDefault();
  });
}

/** What is in hand is in sight on both sides, and has the focus. */
function settle(): void {
  document.querySelector("mark[data-now]")?.scrollIntoView({ block: "center" });
  const hand = document.getElementById("hand");
  hand?.scrollIntoView({ block: "nearest" });
  const field = document.querySelector<HTMLElement>("[aria-invalid]") ?? correcting() ?? hand;
  if (
    document.activeElement === null ||
    document.activeElement === document.body ||
    document.activeElement === hand
  )
    field?.focus({ preventScroll: true });
}

const review = document.querySelector<HTMLElement>("[data-island=review]");
if (review) {
  listen(review);
  settle();
}

export {};
