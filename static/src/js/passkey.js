// A passkey: the browser's answer is put into the form, which the page then sends.

function bytes(text) {
  const base64 = text.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function words(buffer) {
  if (!buffer) return undefined;
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function named(credentials) {
  return (credentials || []).map((one) => ({ ...one, id: bytes(one.id) }));
}

function create({ publicKey }) {
  return navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: named(publicKey.excludeCredentials),
    },
  });
}

function get({ publicKey }) {
  return navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: named(publicKey.allowCredentials),
    },
  });
}

function asJson({ id, rawId, type, response }) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  return {
    id,
    rawId: words(rawId),
    type,
    response: Object.fromEntries(parts.map((part) => [part, words(response[part])])),
  };
}

export function enhance(form) {
  if (!navigator.credentials || !window.PublicKeyCredential) return;
  const options = JSON.parse(document.getElementById("passkey-options").textContent);
  const error = form.querySelector("[role=alert]");
  const ask = form.dataset.does === "create" ? () => create(options.creation_options) : () => get(options.request_options);
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    error.hidden = true;
    try {
      const credential = await ask();
      form.elements.credential.value = JSON.stringify({
        ...asJson(credential),
        clientExtensionResults: credential.getClientExtensionResults(),
      });
      form.submit();
    } catch {
      error.textContent = form.dataset.failed;
      error.hidden = false;
    }
  });
}
