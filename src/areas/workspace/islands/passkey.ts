import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";

/**
 * Signs in with a passkey, or adds one. The button shows itself only where the browser can; without it there is the mail.
 * The server gives what is to be signed, and says where to go when it is satisfied.
 */
async function post(address: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const given: unknown = await answer.json();
  if (!answer.ok || typeof given !== "object" || given === null) throw new Error("refused");
  return { ...given };
}

async function run(place: HTMLElement): Promise<void> {
  const { passkey, language = "en" } = place.dataset;
  const base = `/${language}/sign-in/passkey`;
  const enrols = passkey === "enrol";
  const options = await post(`${base}/${enrols ? "enrol-begin" : "begin"}`, {});
  if (typeof options.to === "string") {
    // First one signs in once more.
    if (options.to.startsWith("/")) location.assign(options.to);
    return;
  }
  const response = enrols
    ? await startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON })
    : await startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON });
  const name = place.querySelector<HTMLInputElement>("input[name=passkey-name]")?.value ?? "";
  const { to } = await post(`${base}/${enrols ? "enrol-finish" : "finish"}`, { response, name });
  if (typeof to === "string" && to.startsWith("/")) location.assign(to);
}

function sayFault(place: HTMLElement): void {
  const line = document.createElement("p");
  line.className = "field__error";
  line.setAttribute("role", "alert");
  line.textContent = place.dataset.fault ?? "";
  place.parentElement?.querySelector(".field__error")?.remove();
  place.after(line);
}

if (browserSupportsWebAuthn()) {
  for (const place of document.querySelectorAll<HTMLElement>("[data-passkey]")) {
    place.hidden = false;
    place.querySelector("button")?.addEventListener("click", () => {
      run(place).catch(() => sayFault(place));
    });
  }
}
