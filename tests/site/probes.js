/* What the tests ask of a page; each returns what is wrong, or what was found. */
({
  async axe() {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const found = await axe.run(document, {
      resultTypes: ["violations"],
      runOnly: { type: "tag", values: tags },
    });
    return found.violations.map((violation) =>
      violation.id + ": " + violation.nodes.slice(0, 3).map((node) =>
        node.target.join(" ") + " " +
        [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ")
      ).join(" | "));
  },

  paleText() {
    const channel = (value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    const light = (colour) => {
      const [r, g, b] = colour.match(/[0-9.]+/g).map(Number);
      return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    };
    const ground = (element) => {
      for (let one = element; one; one = one.parentElement) {
        const colour = getComputedStyle(one).backgroundColor;
        if (!colour.endsWith(", 0)")) return colour;
      }
      return "rgb(255, 255, 255)";
    };
    return [...document.querySelectorAll("article :is(p, li, td, dd, figcaption)")]
      .filter((one) => one.checkVisibility() && one.textContent.trim())
      .map((one) => {
        const pair = [light(getComputedStyle(one).color), light(ground(one))];
        return [(Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05), one];
      })
      .filter(([ratio]) => ratio < 7)
      .map(([ratio, one]) => ratio + " " + one.textContent.trim().slice(0, 40));
  },

  smallText() {
    return [...document.querySelectorAll("body *")]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("svg"))
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 15.99)
      .map((one) => one.outerHTML.slice(0, 80) + " " + getComputedStyle(one).fontSize);
  },

  smallTargets() {
    const inText = "p, li, td, th, dd, figcaption";
    return [...document.querySelectorAll("a[href], button, input, summary, label[for]")]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0)
      .filter((one) => !one.matches(".tw-skip, .tabbed-set > input"))
      .filter((one) => !one.closest(inText) || one.closest("header, nav, footer, .tw-cards"))
      .map((one) => [one.getBoundingClientRect(), one])
      .filter(([box]) => box.width < 24 || box.height < 24)
      .map(([box, one]) => one.outerHTML.slice(0, 80) + " " + box.width + "×" + box.height);
  },

  tooWide() {
    return [...document.querySelectorAll("article *")]
      .filter((one) => !one.closest(".tw-table, pre, .tabbed-labels"))
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
      .map((one) => one.outerHTML.slice(0, 80));
  },

  moving() {
    return [...document.querySelectorAll("*")].filter((one) => {
      const style = getComputedStyle(one);
      return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none";
    }).map((one) => one.outerHTML.slice(0, 80));
  },

  stops() {
    return [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden])")]
      .filter((one) => one.tabIndex >= 0 && one.checkVisibility())
      .filter((one) => !one.matches("[type=radio], [type=checkbox]")).length;
  },

  focus() {
    const one = document.activeElement;
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const name = (one.innerText || one.getAttribute("aria-label") || one.id || "").trim();
    return {
      name: one.tagName + " " + name.slice(0, 40),
      /* A tab's button is hidden; its labels carry the ring. */
      seen: ring && box.width > 0 && box.height > 0 || one.matches(".tabbed-set > input"),
      inside: box.bottom > 0 && box.top < innerHeight || one.matches(".tabbed-set > input"),
      end: one === document.body,
    };
  },
})
