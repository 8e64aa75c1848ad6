// Points out, while someone types and on their device only, what may give them away: telephone numbers, e-mail addresses,
// postcodes, account numbers (IBAN) and citizen service numbers (BSN). Nothing is sent, stored or blocked. The real detection
// runs later and finds far more; this is a friendly nudge, so it would rather miss something than cry wolf.

const PATTERNS = [
  ['email', /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/gu, () => true],
  ['iban', /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![\p{L}\d])/giu, isIban],
  ['phone', /(?<![\p{L}\d+])(?:\+|00)\d{1,3}[ -]?(?:\(0\))?(?:[ ./-]?\d){7,11}(?!\d)/gu, () => true],
  ['phone', /(?<![\p{L}\d,.-])\(?0[1-9]\d{0,3}\)?(?:[ ./-]{0,3}\d){5,9}(?![\d-])/gu, isPhone],
  ['bsn', /(?<![\p{L}\d.,-])\d{3,4}[ .]?\d{2,3}[ .]?\d{3}(?![\p{L}\d,-])/gu, isBsn],
  ['postcode', /(?<![\p{L}\d.,-])[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?![\p{L}\d])/gu, () => true],
];

/**
 * @param {string} text what is in the field now
 * @returns {{start: number, end: number, kind: 'email'|'phone'|'iban'|'bsn'|'postcode'}[]} in order, not overlapping
 */
export function findHints(text) {
  const hints = [];
  for (const [kind, pattern, holds] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (holds(match[0]) && !hints.some(h => start < h.end && h.start < end)) {
        hints.push({ start, end, kind });
      }
    }
  }
  return hints.sort((a, b) => a.start - b.start);
}

// ISO 7064, modulo 97, digit by digit so that no number grows large.
function isIban(text) {
  const code = text.replace(/ /g, '').toUpperCase();
  if (code.length < 15 || code.length > 34) return false;
  let rest = 0;
  for (const c of code.slice(4) + code.slice(0, 4)) {
    const value = parseInt(c, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

// The eleven-test: 9a + 8b + ... + 2h - i.
function isBsn(text) {
  const digits = text.replace(/\D/g, '');
  if (digits.length !== 9 || /^0+$/.test(digits)) return false;
  const sum = [...digits].reduce((total, d, i) => total + Number(d) * (i === 8 ? -1 : 9 - i), 0);
  return sum % 11 === 0;
}

// Nine digits for Belgian land lines, ten for all others; no help lines.
function isPhone(text) {
  const digits = text.replace(/\D/g, '');
  const grouped = /[ ./()-]/.test(text);
  return (digits.length === 10 || (digits.length === 9 && grouped)) && digits !== '0880767000';
}
