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

  /* Text below a contrast: 7 for what an article says, 4.5 for everything else. */
  paleText() {
    const { light, ground, ratio } = this.colours();
    const body = "article :is(p, li, td, dd, dt, figcaption)";
    return [...document.querySelectorAll("body *")]
      .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      .filter((one) => !one.closest("svg, .tw-skip"))
      .map((one) => [ratio(light(getComputedStyle(one).color), light(ground(one))), one])
      .filter(([found, one]) => found < (one.closest(body) ? 7 : 4.5))
      .map(([found, one]) => found.toFixed(2) + " " + one.outerHTML.slice(0, 80));
  },

  /* Borders that tell what can be used, and those of the banner, below a contrast of 3. */
  paleEdges() {
    const { light, ground, ratio } = this.colours();
    return [...document.querySelectorAll("button:not(.tw-mention), input[type=search], .tw-banner")]
      .filter((one) => one.checkVisibility())
      .map((one) => [light(getComputedStyle(one).borderTopColor), light(ground(one.parentElement)), one])
      .filter(([edge, behind]) => ratio(edge, behind) < 3)
      .map(([, , one]) => one.outerHTML.slice(0, 80));
  },

  colours() {
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
    const ratio = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    return { light, ground, ratio };
  },

  /* Texts of an article that paper does not show. */
  unprinted() {
    const never = ".headerlink, .tw-popover__ways, .tw-beside, .tw-crumbs, .tw-toc, .tw-after, " +
      ".tw-pause, .tabbed-labels, script";
    const walker = document.createTreeWalker(document.querySelector("article"), 4);
    const found = [];
    while (walker.nextNode()) {
      const one = walker.currentNode.parentElement;
      const text = walker.currentNode.data.trim();
      const seen = one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
      if (text && !one.closest(never) && !seen) found.push(text);
    }
    return found;
  },

  smallText() {
    const size = (one) => {
      const drawn = one.ownerSVGElement ? one.getScreenCTM().a : 1;
      return parseFloat(getComputedStyle(one).fontSize) * drawn;
    };
    return [...document.querySelectorAll("body *")]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      .filter((one) => size(one) < 15.99)
      .map((one) => one.outerHTML.slice(0, 80) + " " + size(one));
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

  /* What reaches past the screen, or scrolls sideways; only a table may, in its own named box. */
  tooWide() {
    return [...document.querySelectorAll("article *")]
      .filter((one) => !one.closest(".tw-table[role=group][aria-label][tabindex='0']"))
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 ||
        one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible")
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
