/**
 * Looks after files that are being read: asks the server for the same page every other second and puts its list in place, until
 * none is being read any more.
 */
const pause = 2_000;
const id = "intakes";

const isBusy = (): boolean => document.querySelector(`#${id} progress`) !== null;

async function look(): Promise<void> {
  if (!document.hidden) {
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
      const shown = document.getElementById(id);
      // Whoever works in the list keeps what they have before them.
      if (answer.ok && found && shown && !shown.contains(document.activeElement))
        shown.replaceChildren(...found.childNodes);
    } catch {
      // The line is down: the link to look again still works.
    }
  }
  if (isBusy()) setTimeout(look, pause);
}

if (isBusy()) setTimeout(look, pause);

export {};
