// Makes and uses passkeys. Without it, or in a browser that knows none, a password and a second step work as before.
const known = 'credentials' in navigator && typeof PublicKeyCredential === 'function' && typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function';

for (const words of known ? document.querySelectorAll('[data-without-passkey]') : []) words.hidden = true;
for (const form of known ? document.querySelectorAll('form[data-passkey]') : []) {
  const button = form.querySelector('button');
  const problem = form.querySelector('[role=alert]');
  const tell = (words) => { problem.textContent = words; problem.hidden = words === ''; };
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    if (form.elements.namedItem('credential').value !== '') return; // the browser has given it: send the form
    event.preventDefault();
    event.stopImmediatePropagation(); // nothing was sent yet
    if (!form.reportValidity()) return;
    tell('');
    button.disabled = true;
    try {
      const body = new URLSearchParams([['__RequestVerificationToken', form.elements.namedItem('__RequestVerificationToken').value]]);
      const answer = await fetch(form.dataset.options, { method: 'POST', body, redirect: 'error' });
      if (!answer.ok) throw new Error('options');
      const options = await answer.json();
      const credential = form.dataset.passkey === 'make'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.namedItem('credential').value = JSON.stringify(credential);
      button.disabled = false;
      form.requestSubmit(button);
    } catch (error) {
      button.disabled = false;
      tell(error instanceof DOMException && error.name === 'InvalidStateError' ? form.dataset.already : form.dataset.failed);
    }
  }, { capture: true });
}
