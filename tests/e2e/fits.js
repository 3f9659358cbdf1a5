// The texts of the page that are cut, and those that lie over another, in words.
const frame = () => new Promise((done) => requestAnimationFrame(done));
await frame();
await frame();

const around = function* (element) {
  for (let up = element; up; up = up.parentElement) yield up;
};
const style = new Map();
const styleOf = (element) => {
  if (!style.has(element)) style.set(element, getComputedStyle(element));
  return style.get(element);
};
// For the ear alone, or only for a pointer that is there.
const isHidden = (element) =>
  !element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) ||
  [...around(element)].some((up) => styleOf(up).clipPath === 'inset(50%)' || styleOf(up).clip === 'rect(0px, 0px, 0px, 0px)');
const overlap = (one, other) => ({
  left: Math.max(one.left, other.left),
  right: Math.min(one.right, other.right),
  top: Math.max(one.top, other.top),
  bottom: Math.min(one.bottom, other.bottom),
});
const isEmpty = (box) => box.right - box.left < 1 || box.bottom - box.top < 1;
const name = (element) => {
  const classes = typeof element.className === 'string' ? element.className.trim().replace(/\s+/g, '.') : '';
  return `${element.localName}${element.id ? `#${element.id}` : ''}${classes ? `.${classes}` : ''}`;
};
const quoted = ({ element, text }) => `"${text.trim().slice(0, 40)}" in ${name(element)} of ${name(element.parentElement)}`;

const faults = [];
const texts = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (!node.data.trim() || element.closest('script, style, option, textarea, noscript, #skeleton, .stopped') || isHidden(element)) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  for (const rect of range.getClientRects()) {
    if (rect.width < 1 || rect.height < 1) continue;
    const line = { element, text: node.data, box: rect };
    const scrolls = { x: false, y: false };
    let ellipsis = false;
    for (const up of around(element)) {
      const { overflowX, overflowY, textOverflow, display, webkitLineClamp } = styleOf(up);
      ellipsis ||= (textOverflow === 'ellipsis' && overflowX !== 'visible') || webkitLineClamp !== 'none';
      if (display !== 'inline' && display !== 'contents') {
        const box = up.getBoundingClientRect();
        scrolls.x ||= ['auto', 'scroll'].includes(overflowX) && up.scrollWidth > up.clientWidth;
        scrolls.y ||= ['auto', 'scroll'].includes(overflowY);
        const seen = {
          left: overflowX === 'visible' ? -Infinity : box.left,
          right: overflowX === 'visible' ? Infinity : box.right,
          top: overflowY === 'visible' ? -Infinity : box.top,
          bottom: overflowY === 'visible' ? Infinity : box.bottom,
        };
        const cut = {
          x: Math.max(seen.left - rect.left, rect.right - seen.right),
          // A line is higher than its letters.
          y: Math.max(seen.top - rect.top, rect.bottom - seen.bottom) - rect.height / 4,
        };
        // The whole is in its title, or where a press leads.
        const isMeant = ellipsis && element.closest('[title], button');
        if (cut.x > 1 && !scrolls.x && !isMeant) {
          faults.push(`cut by ${Math.round(cut.x)} px at its side: ${quoted(line)} by ${name(up)}`);
        } else if (cut.y > 1 && !scrolls.y && !isMeant) {
          faults.push(`cut by ${Math.round(cut.y)} px above or below: ${quoted(line)} by ${name(up)}`);
        }
        line.box = overlap(line.box, seen);
      }
      if (isEmpty(line.box)) break;
      if (styleOf(up).position === 'fixed') break;
    }
    if (!isEmpty(line.box) && !scrolls.x && (line.box.right > innerWidth + 1 || line.box.left < -1)) faults.push(`out of the page: ${quoted(line)}`);
    if (!isEmpty(line.box)) texts.push(line);
  }
}

const isOpaque = (element) => {
  const [, alpha] = /^rgba\(.*, ([\d.]+)\)$/.exec(styleOf(element).backgroundColor) ?? [null, '1'];
  return Number(alpha) > 0.9;
};
// Whether something lies between the two that hides the lower one, as a panel does.
const isCovered = (one, other, box) => {
  const stack = document.elementsFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  const places = [one, other].map(({ element }) => stack.indexOf(element));
  if (places.includes(-1)) return true;
  return stack.slice(Math.min(...places), Math.max(...places)).some(isOpaque);
};
texts.sort((one, other) => one.box.top - other.box.top);
texts.forEach((one, index) => {
  for (const other of texts.slice(index + 1)) {
    if (other.box.top > one.box.bottom) break;
    if (one.element === other.element && one.text === other.text) continue;
    const box = overlap(one.box, other.box);
    const height = Math.min(one.box.bottom - one.box.top, other.box.bottom - other.box.top);
    // Lines are set closer than the letters of a font may be high.
    if (box.right - box.left > 2 && box.bottom - box.top > height * 0.4 && !isCovered(one, other, box)) {
      faults.push(`${quoted(one)} and ${quoted(other)} lie over each other`);
    }
  }
});
return [...new Set(faults)];
