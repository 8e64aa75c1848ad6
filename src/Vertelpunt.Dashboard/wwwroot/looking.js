// Makes looking quicker: selections without a full page load, dragging over cells, moving observations. Everything here has a link or form that works without it.
const place = () => document.getElementById('content');

// A choice changes the address; the charts come back from the server and take the place of the old ones.
const fetchPage = (address) => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  request.open('GET', address);
  request.responseType = 'document';
  request.onload = () => (request.status === 200 && request.responseXML?.getElementById('content') && new URL(request.responseURL).pathname === new URL(address, location.href).pathname ? resolve(request.responseXML) : reject());
  request.onerror = reject;
  request.send();
});
let latest = 0;
let shown = location.search;
async function look(address, remember) {
  const mine = ++latest;
  const focus = document.activeElement?.closest('[data-cell]');
  const cell = focus && [focus.closest('[data-question]')?.dataset.question, focus.dataset.cell];
  place().classList.add('looking');
  try {
    const page = await fetchPage(address);
    if (mine !== latest) return;
    place().replaceChildren(...page.getElementById('content').childNodes);
    document.title = page.title;
    if (remember) history.pushState(null, '', address);
    shown = location.search;
    if (cell) document.querySelector(`[data-question="${CSS.escape(cell[0] ?? '')}"] [data-cell="${CSS.escape(cell[1])}"]`)?.focus({ preventScroll: true });
  } catch {
    location.assign(address);
  } finally {
    place().classList.remove('looking');
  }
}
if (document.querySelector('[data-question]')) {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest?.('a[data-look], [data-question] .chart a[data-cell]');
    if (!link) return;
    event.preventDefault();
    look(link.getAttribute('href').split('#')[0], true);
  });
  addEventListener('popstate', () => { if (location.search !== shown) look(location.href, false); });
}

// Dragging over cells chooses all of them. The server takes in neighbours that may only be shown together.
const withCells = (question, cells) => {
  const address = new URL(location.href);
  const others = (address.searchParams.get('selectie') ?? '').split(';').filter((part) => part && part.split('=')[0] !== question);
  address.searchParams.set('selectie', [...others, `${question}=${cells.join(',')}`].join(';'));
  return address.pathname + address.search;
};
let brush = null;
document.addEventListener('pointerdown', (event) => {
  const chart = event.pointerType !== 'touch' && event.button === 0 && event.target.closest?.('[data-brush] svg.chart');
  brush = chart ? { chart, x: event.pageX, y: event.pageY, box: null } : null;
});
document.addEventListener('dragstart', (event) => { if (event.target.closest?.('svg.chart')) event.preventDefault(); });
document.addEventListener('pointermove', (event) => {
  if (!brush) return;
  const [width, height] = [Math.abs(event.pageX - brush.x), Math.abs(event.pageY - brush.y)];
  if (!brush.box && Math.max(width, height) < 8) return;
  if (!brush.box) {
    brush.box = document.body.appendChild(Object.assign(document.createElement('div'), { className: 'brush' }));
    getSelection()?.removeAllRanges();
  }
  Object.assign(brush.box.style, { left: `${Math.min(event.pageX, brush.x)}px`, top: `${Math.min(event.pageY, brush.y)}px`, width: `${width}px`, height: `${height}px` });
  event.preventDefault();
});
document.addEventListener('pointerup', () => {
  if (!brush?.box) { brush = null; return; }
  const [area, chart] = [brush.box.getBoundingClientRect(), brush.chart];
  brush.box.remove();
  brush = null;

  // The click that ends a drag is no click on the cell it ends on.
  const swallow = (event) => { event.preventDefault(); event.stopPropagation(); };
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
  const question = chart.closest('[data-question]').dataset.question;
  const cells = [...chart.querySelectorAll('[data-cell]')].filter((cell) => {
    const box = cell.getBoundingClientRect();
    const flat = chart.querySelector('.bin') === null;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return flat ? box.left < area.right && box.right > area.left && box.top < area.bottom && box.bottom > area.top : x > area.left && x < area.right && y > area.top && y < area.bottom;
  }).map((cell) => cell.dataset.cell);
  if (cells.length > 0) look(withCells(question, [...new Set(cells)]), true);
});
document.addEventListener('pointercancel', () => { brush?.box?.remove(); brush = null; });

// Observations move to a theme, interpretations to a perspective, by dragging; the list and button of each do the same.
const board = document.querySelector('[data-board]');
let dragged = null;
board?.addEventListener('dragstart', (event) => {
  dragged = event.target.closest('[data-item]');
  if (dragged) event.dataTransfer.effectAllowed = 'move';
});
board?.addEventListener('dragover', (event) => {
  const column = event.target.closest('[data-cluster]');
  if (!dragged || !column) return;
  event.preventDefault();
  board.querySelectorAll('.over').forEach((c) => c.classList.remove('over'));
  column.classList.add('over');
});
board?.addEventListener('dragend', () => { dragged = null; board.querySelectorAll('.over').forEach((c) => c.classList.remove('over')); });
board?.addEventListener('drop', (event) => {
  const column = event.target.closest('[data-cluster]');
  if (!dragged || !column) return;
  event.preventDefault();
  const form = dragged.querySelector('form.move');
  form.elements.namedItem('cluster').value = column.dataset.cluster;
  form.requestSubmit();
});
