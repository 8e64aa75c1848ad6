// Makes the desk quicker by keyboard and by selecting text. Everything here has a form that works without it.
let pending = null;
const typing = (target) => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

// Single keys press the button that names them; a decision without a reason asks for one first.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector(':popover-open')) return;
  if (stepThrough(event)) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]:not(:disabled)`);
  if (!target) return;
  event.preventDefault();
  const reason = target.form?.elements.namedItem('reason');
  if (reason && !reason.value.trim()) {
    reason.value = target.dataset.ready ?? '';
    reason.focus();
    reason.select();
    pending = target;
    return;
  }
  target.click();
  if (target.matches('summary')) document.getElementById('woorden')?.focus();
});

// J and K go from finding to finding; R turns the one in focus off or on.
function stepThrough(event) {
  const key = event.key.toLowerCase();
  const all = [...document.querySelectorAll('.story .f[id]')];
  const at = all.indexOf(document.activeElement);
  if ((key === 'j' || key === 'k') && all.length > 0) {
    event.preventDefault();
    all[(at + (key === 'j' ? 1 : at < 0 ? 0 : all.length - 1)) % all.length].focus();
    return true;
  }
  const toggle = key === 'r' && at >= 0 ? document.querySelector(`#${all[at].getAttribute('popovertarget')} [data-toggle]`) : null;
  if (!toggle) return false;
  event.preventDefault();
  toggle.click();
  return true;
}

// Enter in the reason takes the decision whose key was pressed, never just the first button of the form.
const reason = document.getElementById('reden');
reason?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  if (pending && reason.value.trim()) pending.form.requestSubmit(pending);
});

// One decision is sent once; a document may be asked for again.
document.addEventListener('submit', (event) => {
  if (event.target.hasAttribute('data-again')) return;
  if (event.target.dataset.sent) { event.preventDefault(); return; }
  event.target.dataset.sent = '1';
});
addEventListener('pageshow', () => document.querySelectorAll('[data-sent]').forEach((form) => delete form.dataset.sent));

// Selecting words in the story offers to hide them. Offsets count in the shown text; the server finds the place in the original.
const selection = document.querySelector('[data-selection]');
const offsetOf = (node, offset) => {
  const run = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest('[data-at]');
  return run ? Number(run.dataset.at) + (run.dataset.length ? 0 : node.nodeType === Node.TEXT_NODE ? offset : 0) : null;
};
const endOf = (node, offset) => {
  const run = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest('[data-at]');
  return run ? Number(run.dataset.at) + (run.dataset.length ? Number(run.dataset.length) : node.nodeType === Node.TEXT_NODE ? offset : 0) : null;
};
document.addEventListener('selectionchange', () => {
  if (!selection || selection.contains(document.activeElement)) return;
  const chosen = getSelection();
  const range = chosen && chosen.rangeCount > 0 && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
  const field = range && (range.commonAncestorContainer.nodeType === Node.TEXT_NODE ? range.commonAncestorContainer.parentElement : range.commonAncestorContainer).closest('[data-field]');
  const from = field ? offsetOf(range.startContainer, range.startOffset) : null;
  const to = field ? endOf(range.endContainer, range.endOffset) : null;
  if (from === null || to === null || to <= from) {
    if (selection.matches(':popover-open')) selection.hidePopover();
    return;
  }
  selection.elements.namedItem('from').value = from;
  selection.elements.namedItem('to').value = to;
  if (!selection.matches(':popover-open')) selection.showPopover();
});

// Thinking a fact away counts again at once. Only the outcome is exchanged, so that the box keeps its focus.
let counting = null;
document.addEventListener('change', (event) => {
  const form = event.target instanceof Element ? event.target.closest('form[data-what-if]') : null;
  if (!form) return;
  counting?.abort();
  counting = new XMLHttpRequest();
  counting.open('POST', form.action);
  counting.responseType = 'document';
  counting.onload = function () {
    const now = this.status === 200 ? this.response?.getElementById('watals-uitkomst') : null;
    if (now) document.getElementById('watals-uitkomst').replaceWith(document.adoptNode(now));
  };
  counting.send(new FormData(form));
});

// Whether a colleague changed the story that is open, and who else has it open.
const watch = document.querySelector('[data-watch]');
const others = document.querySelector('[data-others]');
async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch(watch.dataset.watch, { headers: { Accept: 'application/json' } });
    if (!answer.ok) return;
    const now = await answer.json();
    if (now.changed) document.querySelector('[data-changed]').hidden = false;
    others.hidden = now.others.length === 0;
    others.textContent = `${now.others.join(', ')} ${others.dataset.here}`;
  } catch { /* offline for a moment: the next look will tell */ }
}
if (watch) setInterval(look, 8000);

// In a list that can be put in order, Alt with an arrow moves the item in focus.
document.addEventListener('keydown', (event) => {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  const item = event.target instanceof Element ? event.target.closest('[data-move]') : null;
  const button = item?.querySelector(event.key === 'ArrowUp' ? '[data-up]' : '[data-down]');
  if (!button || button.disabled) return;
  event.preventDefault();
  button.click();
});
const moved = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
if (moved?.matches('[data-move]')) moved.focus();

// Whoever types a long story over is not idle: the session hears of it, of the typing and of nothing typed.
const typed = document.querySelector('[data-still-typing]');
let heard = Date.now();
typed?.addEventListener('input', () => {
  if (Date.now() - heard < 300000) return;
  heard = Date.now();
  fetch(typed.dataset.stillTyping).catch(() => {});
});
