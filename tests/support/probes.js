// What a test asks of a page in a browser. Each probe gives complaints, in words.
window.probes = (() => {
  const HAIR = 1; // drawing units
  const LEADING = 0.15; // of a text's box, above and below its letters
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const boxOf = (element) => element.getBoundingClientRect();
  const shown = (element) => element.checkVisibility();
  const named = (element) =>
    `<${element.localName}${element.id && ` id="${element.id}"`}> "${element.textContent.trim().slice(0, 40)}"`;
  const titled = (drawing) =>
    drawing.closest("figure")?.querySelector(".chart-title")?.textContent ?? "a chart";

  // Layout

  /** The page is not wider than its window; what scrolls does so in a box of its own. */
  function wide() {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const scrolls = (element) => getComputedStyle(element).overflowX !== "visible";
    const beyond = all("body *").filter(
      (element) => boxOf(element).right > room + 1 && !scrolls(element.parentElement),
    );
    return [`the page scrolls sideways: ${beyond.slice(0, 5).map(named).join(", ")}`];
  }

  /** Where a text's letters are, in the units of its drawing. */
  function letters(text) {
    const box = text.getBBox();
    const toDrawing = text.ownerSVGElement.getCTM().inverse().multiply(text.getCTM());
    const corners = [
      [box.x, box.y + box.height * LEADING],
      [box.x + box.width, box.y + box.height * (1 - LEADING)],
    ].map(([x, y]) => new DOMPoint(x, y).matrixTransform(toDrawing));
    const [xs, ys] = [corners.map((point) => point.x), corners.map((point) => point.y)];
    return {
      text: text.textContent,
      left: Math.min(...xs), right: Math.max(...xs),
      top: Math.min(...ys), bottom: Math.max(...ys),
    };
  }

  function overlap(one, other) {
    const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    return across > HAIR && down > HAIR;
  }

  /** A chart's texts are inside of its drawing, and none lies over another. */
  function labels() {
    return all("svg").filter(shown).flatMap((drawing) => {
      const room = drawing.viewBox.baseVal;
      const texts = all("text", drawing).map(letters);
      const cut = texts.filter(
        (one) =>
          one.left < room.x - HAIR || one.right > room.x + room.width + HAIR ||
          one.top < room.y - HAIR || one.bottom > room.y + room.height + HAIR,
      );
      const over = texts.flatMap((one, place) =>
        texts.slice(place + 1).filter((other) => overlap(one, other)).map((other) => [one, other]),
      );
      return [
        ...cut.map((one) => `"${one.text}" is cut in: ${titled(drawing)}`),
        ...over.map(([a, b]) => `"${a.text}" overlaps "${b.text}" in: ${titled(drawing)}`),
      ];
    });
  }

  // Inks

  const numbers = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);

  function brightness(colour) {
    const [red, green, blue] = colour
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(one, other) {
    const [dim, bright] = [brightness(one), brightness(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dim + 0.05);
  }

  /** A text's colour, a fill or a stroke as it looks on the ground, or nothing where there is none. */
  function ink(element, property, ground) {
    const style = getComputedStyle(element);
    if (style[property].startsWith("url(")) return null; // hatched; its edge shows it
    const colour = numbers(style[property]);
    if (colour.length < 3 || (property === "stroke" && parseFloat(style.strokeWidth) === 0)) return null;
    const opacity = (colour[3] ?? 1) * style.opacity * (style[`${property}Opacity`] ?? 1);
    return [0, 1, 2].map((part) => colour[part] * opacity + ground[part] * (1 - opacity));
  }

  /** The colour of the page under an element. */
  function paper(element) {
    for (let place = element; place; place = place.parentElement) {
      const colour = numbers(getComputedStyle(place).backgroundColor);
      if (colour[3] !== 0) return colour.slice(0, 3);
    }
    return [255, 255, 255];
  }

  const covers = (outer, inner) =>
    outer.left <= (inner.left + inner.right) / 2 && outer.right >= (inner.left + inner.right) / 2 &&
    outer.top <= (inner.top + inner.bottom) / 2 && outer.bottom >= (inner.top + inner.bottom) / 2;

  const touches = (box, across, other) =>
    other.left <= across + 2 && other.right >= across - 2 &&
    other.top <= box.bottom && other.bottom >= box.top;

  /**
   * Texts stand out from what they stand on (4.5 : 1) and marks from the page (3 : 1). A pale mark
   * will do as the ground of a text, as a rule or band, or between two marks that show its ends.
   */
  function inks() {
    return all("svg").filter(shown).flatMap((drawing) => {
      const page = paper(drawing);
      const shapes = all("path, use, rect, circle, line, polyline, polygon", drawing)
        .filter((shape) => !shape.closest("defs, clipPath"))
        .map((shape) => {
          const colours = ["fill", "stroke"].map((part) => ink(shape, part, page));
          const strong = colours.some((colour) => colour && contrast(colour, page) >= 3);
          return { shape, box: boxOf(shape), fill: colours[0], seen: colours.some(Boolean), strong };
        });
      const texts = all("text", drawing).map((text) => ({ text, box: boxOf(text) }));
      const dim = texts.filter(({ text, box }) => {
        const under = shapes.findLast(({ shape, box: ground, fill }) =>
          fill && covers(ground, box) &&
          shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING);
        const ground = under?.fill ?? page;
        return contrast(ink(text, "fill", ground), ground) < 4.5;
      });
      const strong = shapes.filter((shape) => shape.strong);
      const faint = shapes.filter(({ shape, box, seen, strong: stands }) => {
        if (!seen || stands) return false;
        if (/--(rule|band|paper)/.test(shape.getAttribute("style"))) return false;
        if (texts.some((text) => covers(box, text.box))) return false;
        return ![box.left, box.right].every((end) =>
          strong.some((other) => touches(box, end, other.box)));
      });
      return [
        ...dim.map(({ text }) => `"${text.textContent}" is hard to read in: ${titled(drawing)}`),
        ...faint.map(({ shape }) => `a mark (${shape.getAttribute("style")}) is faint in: ${titled(drawing)}`),
      ];
    });
  }

  /** Every text outside of the charts stands out from what it is on, as it has to in a chart. */
  function texts() {
    return all("body *")
      .filter((element) => !element.closest("svg") && shown(element))
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      .filter((element) => contrast(ink(element, "color", paper(element)), paper(element)) < 4.5)
      .map((element) => `is hard to read: ${named(element)}`);
  }

  // Paper

  /** What belongs together fits on a sheet and is kept on one; what is folded takes no room. */
  function sheets(height) {
    const kept = all("figure, tr").filter(shown);
    const tall = kept.filter((element) => boxOf(element).height > height);
    const cut = kept.filter((element) => getComputedStyle(element).breakInside !== "avoid");
    const empty = all("details:not([open])").filter((fold) => boxOf(fold).height > 0);
    return [
      ...tall.map((element) => `taller than a sheet: ${named(element)}`),
      ...cut.map((element) => `may be cut between two sheets: ${named(element)}`),
      ...empty.map((element) => `prints as an empty box: ${named(element)}`),
    ];
  }

  /** Nothing is in a box that would have to be scrolled. */
  function hidden() {
    return all("body *")
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
      .filter((element) => getComputedStyle(element).overflowX !== "visible" && shown(element))
      .map((element) => `would have to be scrolled: ${named(element)}`);
  }

  // Finding one's way

  /** Each link inside the page leads to something. */
  function links() {
    const inside = all("a[href], use").map((link) => link.getAttribute("href"));
    return inside
      .filter((href) => href.startsWith("#"))
      .filter((href) => !document.getElementById(decodeURIComponent(href.slice(1))))
      .map((href) => `${href} leads nowhere`);
  }

  /** Every fold is open. */
  function folded() {
    return all("details:not([open])").map((fold) => `does not open: ${named(fold)}`);
  }

  /** What has the focus is in sight. */
  function unseen() {
    const box = boxOf(document.activeElement);
    const seen = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return box.width > 1 && seen === document.activeElement ? [] : [named(document.activeElement)];
  }

  /** What axe finds. Code is plain meanwhile: its colours are texts' business, its words take long. */
  async function byAxe(options) {
    const coloured = all("pre code").map((code) => [code, code.innerHTML]);
    for (const [code] of coloured) code.textContent = code.textContent;
    const { violations } = await axe.run(document, { resultTypes: ["violations"], ...options });
    for (const [code, markup] of coloured) code.innerHTML = markup;
    return violations.map(({ id, help, nodes }) =>
      `${id} (${help}), ${nodes.length} times, first: ${nodes[0].html.slice(0, 200)}`);
  }

  return { wide, labels, inks, texts, sheets, hidden, links, folded, unseen, axe: byAxe };
})();
