// Makes the forms kinder; everything works without it. Keeps nothing in the browser.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const body = document.body;
const form = $('form[data-autosave]');

// ---- leaving ----------------------------------------------------------------------------------------------------
function clearFields() {
  for (const field of $$('[data-clear]')) field.value = '';
}

function leave() {
  leaving = true;
  document.title = '…';
  for (const child of [...body.children]) child.hidden = true;
  clearFields();
  location.replace(body.dataset.exit);
}

let leaving = false;
let escapedAt = 0;
addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  const now = performance.now();
  if (now - escapedAt < 1000) leave();
  escapedAt = now;
});
$('.exit')?.addEventListener('submit', event => {
  event.preventDefault();
  leave();
});

// The back/forward cache keeps whole pages with what was typed, whatever the headers say.
addEventListener('pagehide', () => {
  if (!leaving) flush();
  clearFields();
});
addEventListener('pageshow', event => {
  if (event.persisted) location.reload();
});

// ---- saving -----------------------------------------------------------------------------------------------------
const line = form && $('[data-saved]', form);
let dirty = false;
let saving = null;
let idle = 0;
let submitting = false;
let stopped = false;
let pending = null;

function fieldsOf() {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) fields.append(name, value);
  return fields;
}

const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
const say = text => { if (line && text) line.textContent = text; };

async function save() {
  if (saving || stopped || submitting || !(dirty || pending)) return saving;
  if (!pending) {
    dirty = false;
    pending = fieldsOf();
    pending.set('key', newKey());
  }
  const fields = pending; // sent again as it is until it arrived: the server knows a repeated save by it
  saving = (async () => {
    try {
      const response = await fetch('/bewaar', { method: 'POST', body: fields, signal: AbortSignal.timeout(15000) });
      if (response.ok) {
        const saved = await response.json();
        form.elements.version.value = saved.version;
        form.elements.mark.value = saved.mark;
        form.elements.key.value = newKey();
        pending = null;
        say(line.dataset.at + saved.at + '.');
      } else if (response.status === 409) {
        stopped = true;
        say(line.dataset.conflict);
      } else if (response.status === 401 || response.status === 410) {
        stopped = true;
        say(line.dataset.ended);
      } else if (response.status === 422) {
        pending = null;
        say((await response.json()).message);
      } else {
        say(line.dataset.offline);
      }
    } catch {
      say(line.dataset.offline);
    } finally {
      saving = null;
    }
  })();
  return saving;
}

function flush() {
  if (!form || !dirty || stopped || submitting) return;
  const fields = fieldsOf();
  fields.set('key', newKey());
  navigator.sendBeacon('/bewaar', fields);
}

if (form) {
  let touched = performance.now();
  form.addEventListener('input', () => {
    touched = performance.now();
    dirty = true;
    clearTimeout(idle);
    idle = setTimeout(save, 2000);
  });
  setInterval(() => {
    save();
    if (performance.now() - touched > 25 * 60 * 1000) say(line.dataset.idle);
  }, 15000);
}

// Without a connection the browser would show its own page and the typed words would be gone: a form leaves only once the site was reached.
const held = form ?? $('form[data-hold]');
let reaching = false;

async function isReached() {
  if (held !== form) {
    try {
      if ((await fetch('/hulp', { method: 'HEAD' })).ok) return true;
    } catch { /* said below */ }
    const told = $('[data-saved]', held);
    told.textContent = told.dataset.offline;
    return false;
  }
  await saving;
  while ((dirty || pending) && !stopped) {
    await save();
    if (pending && !stopped) return false;
  }
  return true;
}

held?.addEventListener('submit', async event => {
  if (submitting) return;
  event.preventDefault();
  if (reaching) return;
  reaching = true;
  await new Promise(resolve => setTimeout(resolve)); // a form cannot be sent anew while its own event is still going on
  const reached = await isReached();
  reaching = false;
  if (!reached) return;
  submitting = true;
  held.requestSubmit(event.submitter);
  setTimeout(() => { submitting = false; }, 5000);
});

// ---- small things -----------------------------------------------------------------------------------------------
$('[data-focus]')?.focus();
for (const element of $$('[data-script]')) element.hidden = false;
for (const button of $$('[data-copy]')) {
  button.addEventListener('click', async () => {
    const said = $('[data-copied]', button.parentElement);
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      said.textContent = said.dataset.copied;
    } catch {
      getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
    }
  });
}
for (const button of $$('[data-print]')) button.addEventListener('click', () => print());

// A gentle word when something looks like a way to reach somebody. Looked at here; nothing is sent.
const story = $('[data-hints]');
if (story) {
  import(story.dataset.hints).then(({ findHints }) => {
    const gentle = $('[data-gentle]');
    let waiting;
    const look = () => { gentle.textContent = gentle.dataset[findHints(story.value)[0]?.kind] ?? ''; };
    story.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, 400);
    });
  }, () => { /* an old browser: the story is read all the same */ });
}

// ---- questions --------------------------------------------------------------------------------------------------
for (const question of $$('.question')) {
  const na = $('[data-na]', question);
  question.addEventListener('change', event => {
    const target = event.target;
    if (na && target === na && na.checked) {
      for (const box of $$('input[type=checkbox]', question)) if (box !== na) box.checked = false;
    } else if (na && target.type === 'checkbox' && target.checked) {
      na.checked = false;
    }
    if (target.type === 'checkbox' && target.checked && target !== na) {
      const boxes = $$('.choices input[type=checkbox]', question);
      const alone = target.dataset.exclusive === '1';
      for (const box of boxes) if (box !== target && (alone || box.dataset.exclusive === '1')) box.checked = false;
    }
  });
  const other = $('.other-text', question);
  other?.addEventListener('input', () => {
    if (other.value) $('input[type=radio], input[type=checkbox]', other.parentElement).checked = true;
  });
}

const svg = (name, attributes, parent) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent?.append(element);
  return element;
};
const changed = element => element.dispatchEvent(new Event('input', { bubbles: true }));
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
const fixed = (value, digits) => String(Number(value.toFixed(digits)));

// The fields that are sent, one click away.
function folded(title, fields) {
  const details = Object.assign(document.createElement('details'), { className: 'enhanced' });
  details.append(Object.assign(document.createElement('summary'), { textContent: title }), ...fields);
  return details;
}

function pointAt(drawing, event) {
  const box = drawing.getBoundingClientRect();
  const view = drawing.viewBox.baseVal;
  return [(event.clientX - box.left) / box.width * view.width + view.x, (event.clientY - box.top) / box.height * view.height + view.y];
}

function follow(drawing, element, move) {
  element.addEventListener('pointerdown', event => {
    if (event.button) return;
    drawing.setPointerCapture(event.pointerId);
    move(pointAt(drawing, event));
    const on = next => move(pointAt(drawing, next));
    drawing.addEventListener('pointermove', on);
    const off = () => drawing.removeEventListener('pointermove', on);
    drawing.addEventListener('pointerup', off, { once: true });
    drawing.addEventListener('pointercancel', off, { once: true });
  });
}

// A line without a handle until it is touched; the row of eleven stays the field that is sent.
for (const scale of $$('[data-scale]')) {
  const question = scale.closest('.question');
  const was = $('[data-was]', question);
  const row = $('.scale-row', scale);
  const radios = $$('input', row);
  const range = document.createElement('input');
  range.type = 'range';
  range.min = 0;
  range.max = 100;
  range.className = 'line';
  range.setAttribute('aria-label', $('legend', question).textContent);
  const show = () => {
    const picked = radios.find(radio => radio.checked);
    range.classList.toggle('untouched', !picked);
    range.value = picked ? (was.value || picked.value) : 50;
    range.setAttribute('aria-valuetext', picked ? `${range.value}: ${range.value < 50 ? scale.dataset.left : scale.dataset.right}` : scale.dataset.none);
  };
  const set = () => {
    was.value = range.value;
    radios[Math.round(range.value / 10)].checked = true;
    show();
  };
  range.addEventListener('input', set);
  range.addEventListener('pointerup', set); // a touch right in the middle changes no value, and is an answer all the same
  question.addEventListener('change', event => { if (event.target.type === 'radio') show(); });
  row.hidden = true;
  scale.append(range);
  show();
}

// A triangle to point in; the three fields stay, and are what is sent.
for (const triad of $$('[data-triad]')) {
  const question = triad.closest('.question');
  const was = $('[data-was]', question);
  const inputs = ['top', 'left', 'right'].map(corner => $(`[data-corner=${corner}]`, triad));
  const corners = [[200, 10], [10, 339], [390, 339]];
  const drawing = svg('svg', { viewBox: '0 0 400 349', class: 'drawing', 'aria-hidden': 'true' });
  const shape = svg('polygon', { points: corners.map(corner => corner.join(',')).join(' '), class: 'shape' }, drawing);
  const dot = svg('circle', { r: 13, class: 'dot' }, drawing);
  const labels = (names, middle) => {
    const labelled = document.createElement('div');
    labelled.className = 'corner-labels' + (middle ? ' middle' : '');
    labelled.setAttribute('aria-hidden', 'true');
    for (const name of names) labelled.append(Object.assign(document.createElement('span'), { textContent: name }));
    return labelled;
  };
  const show = () => {
    const numbers = inputs.map(input => Math.max(0, Number(input.value) || 0));
    const sum = numbers[0] + numbers[1] + numbers[2];
    dot.toggleAttribute('hidden', !sum);
    dot.style.display = sum ? '' : 'none';
    if (!sum) return;
    for (const axis of [0, 1]) dot.setAttribute(axis ? 'cy' : 'cx', numbers.reduce((total, number, i) => total + number / sum * corners[i][axis], 0));
  };
  follow(drawing, shape, ([x, y]) => {
    const height = corners[1][1] - corners[0][1];
    const top = clamp((corners[1][1] - y) / height, 0, 1);
    const right = clamp((x - corners[1][0]) / (corners[2][0] - corners[1][0]) - top / 2, 0, 1 - top);
    const weights = [top, 1 - top - right, right];
    inputs.forEach((input, i) => { input.value = Math.round(weights[i] * 100); });
    const [sentTop, sentRight] = [Number(fixed(top, 4)), Number(fixed(right, 4))];
    was.value = `${fixed(sentTop, 4)};${fixed(1 - sentTop - sentRight, 4)};${fixed(sentRight, 4)}`;
    show();
    changed(was);
  });
  for (const input of inputs) input.addEventListener('input', () => { was.value = ''; show(); });
  triad.replaceChildren(
    labels([triad.dataset.top], true), drawing, labels([triad.dataset.left, triad.dataset.right]), folded(triad.dataset.fields, [...triad.children]));
  show();
}

// A plane with stones to drag or move with the arrow keys; the lists stay, folded away, and are what is sent.
for (const plane of $$('[data-plane]')) {
  const stones = $$('[data-stone]', plane);
  const size = 400;
  const shelf = 24 + 52 * Math.ceil(stones.length / 2);
  const drawing = svg('svg', { viewBox: `0 0 ${size} ${size + shelf}`, class: 'drawing', role: 'group', 'aria-label': plane.dataset.label });
  svg('rect', { x: 1, y: 1, width: size - 2, height: size - 2, rx: 8, class: 'shape' }, drawing);
  svg('line', { x1: size / 2, y1: 8, x2: size / 2, y2: size - 8, class: 'grid' }, drawing);
  svg('line', { x1: 8, y1: size / 2, x2: size - 8, y2: size / 2, class: 'grid' }, drawing);
  const write = (text, x, y, anchor) => { svg('text', { x, y, 'text-anchor': anchor }, drawing).textContent = text; };
  write(plane.dataset.yhigh, size / 2, 22, 'middle');
  write(plane.dataset.ylow, size / 2, size - 10, 'middle');
  write(plane.dataset.xlow, 8, size / 2 - 8, 'start');
  write(plane.dataset.xhigh, size - 8, size / 2 - 8, 'end');
  stones.forEach((stone, index) => {
    const was = $('[data-was]', stone);
    const selects = $$('select', stone);
    const name = $('.stone-name', stone).textContent;
    const width = Math.max(56, 28 + name.length * 9.5);
    const token = svg('g', { class: 'token', tabindex: 0, role: 'button', 'aria-roledescription': plane.dataset.move }, drawing);
    svg('rect', { x: -width / 2, y: -22, width, height: 44, rx: 22 }, token);
    svg('text', { 'text-anchor': 'middle', y: 6 }, token).textContent = name;
    let at = null;
    const show = () => {
      const [x, y] = at ? [at[0] / 100 * size, size - at[1] / 100 * size] : [index % 2 ? size * 0.72 : size * 0.28, size + 44 + 52 * Math.floor(index / 2)];
      token.setAttribute('transform', `translate(${clamp(x, width / 2, size - width / 2)} ${at ? clamp(y, 22, size - 22) : y})`);
      token.setAttribute('aria-label', `${name}: ${selects.map(select => select.selectedOptions[0].textContent).join(', ')}`);
    };
    const read = () => {
      const exact = was.value.split(';').map(Number);
      at = selects.every(select => select.value !== '') ? (exact.length === 2 ? exact : selects.map(select => Number(select.value))) : null;
      show();
    };
    const put = next => {
      at = next && next.map(value => Number(fixed(clamp(value, 0, 100), 1)));
      was.value = at ? at.join(';') : '';
      selects.forEach((select, i) => { select.value = at ? String(Math.round(at[i] / 25) * 25) : ''; });
      show();
      changed(was);
    };
    follow(drawing, token, ([x, y]) => put(y > size + 10 ? null : [x / size * 100, (size - y) / size * 100]));
    token.addEventListener('keydown', event => {
      const step = { ArrowLeft: [-5, 0], ArrowRight: [5, 0], ArrowUp: [0, 5], ArrowDown: [0, -5] }[event.key];
      if (event.key === 'Delete' || event.key === 'Backspace') put(null);
      else if (step) put(at ? [at[0] + step[0], at[1] + step[1]] : [50, 50]);
      else return;
      event.preventDefault();
    });
    for (const select of selects) select.addEventListener('change', () => { was.value = ''; read(); });
    read();
  });
  plane.append(drawing, folded(plane.dataset.fields, stones));
}
