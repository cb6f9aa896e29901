/* Comfort on top of pages that work without it: reading settings, search, a keyboard shortcut. */
(function () {
  "use strict";
  var root = document.documentElement;
  var KEY = "tweetalig.reading";
  var NAMES = ["scheme", "size", "spacing", "typeface", "calm"];

  function remembered(key) {
    try {
      return JSON.parse(localStorage.getItem(key) || "{}") || {};
    } catch (error) {
      return {};
    }
  }
  function remember(key, value) {
    try {
      if (Object.keys(value).length) localStorage.setItem(key, JSON.stringify(value));
      else localStorage.removeItem(key);
    } catch (error) {
      /* Storage is off: the choice holds for this page. */
    }
  }

  /* Reading settings. The first choice of each group is how the page comes, and is not kept. */
  var settings = document.querySelector("[data-tw-settings]");
  if (settings) {
    var form = settings.querySelector("form");
    var chosen = remembered(KEY);
    NAMES.forEach(function (name) {
      var input = form.querySelector('[name="' + name + '"][value="' + chosen[name] + '"]');
      if (input) input.checked = true;
    });
    var apply = function () {
      var choices = {};
      NAMES.forEach(function (name) {
        var inputs = form.querySelectorAll('[name="' + name + '"]');
        var value = form.elements[name].value;
        if (value && value !== inputs[0].value) {
          choices[name] = value;
          root.setAttribute("data-" + name, value);
        } else {
          root.removeAttribute("data-" + name);
        }
      });
      remember(KEY, choices);
    };
    form.addEventListener("change", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(apply, 0); });
    settings.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && settings.open) {
        settings.open = false;
        settings.querySelector("summary").focus();
      }
    });
    document.addEventListener("click", function (event) {
      if (settings.open && !settings.contains(event.target)) settings.open = false;
    });
  }

  /* Ctrl+K or ⌘+K: to the search field. */
  var searchLink = document.querySelector("[data-tw-search]");
  var field = document.getElementById("tw-query");
  document.addEventListener("keydown", function (event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key.toLowerCase() !== "k" || !(field || searchLink)) return;
    event.preventDefault();
    if (field) field.focus();
    else location.href = searchLink.href;
  });

  /* What is folded is open on paper, also in browsers that can't do that from the stylesheet. */
  var folded = [];
  addEventListener("beforeprint", function () {
    folded = Array.prototype.slice.call(document.querySelectorAll(".tw-text details:not([open])"));
    folded.forEach(function (one) { one.open = true; });
  });
  addEventListener("afterprint", function () {
    folded.forEach(function (one) { one.open = false; });
  });

  /* Where the reader stopped: kept here, offered on return, never scrolled to by itself. */
  var article = document.querySelector("[data-tw-place]");
  if (article) {
    var PLACES = "tweetalig.places";
    var MOST = 30;
    var texts = JSON.parse(article.dataset.twPlace);
    var here = location.pathname;
    var headings = Array.prototype.slice.call(article.querySelectorAll(".tw-text :is(h2, h3)[id]"));
    var name = function (heading) {
      var copy = heading.cloneNode(true);
      copy.querySelectorAll(".headerlink").forEach(function (one) { one.remove(); });
      return copy.textContent.trim();
    };
    var keep = function (id) {
      var places = remembered(PLACES);
      delete places[here];
      if (id) places[here] = id;
      Object.keys(places).slice(0, -MOST).forEach(function (old) { delete places[old]; });
      remember(PLACES, places);
    };
    var offer = function (heading) {
      var box = document.createElement("div");
      box.className = "tw-resume";
      var line = document.createElement("p");
      line.textContent = texts.here;
      var go = document.createElement("a");
      go.href = "#" + heading.id;
      go.textContent = texts.go.replace("{heading}", name(heading));
      var clear = document.createElement("button");
      clear.type = "button";
      clear.textContent = texts.clear;
      clear.addEventListener("click", function () {
        keep("");
        box.remove();
        article.focus({ preventScroll: true });
      });
      box.append(line, go, clear);
      article.querySelector(".tw-head").append(box);
    };
    var saved = headings.find(function (one) { return one.id === remembered(PLACES)[here]; });
    if (saved && !location.hash) offer(saved);
    var moved = false;
    addEventListener("scroll", function () { moved = true; }, { passive: true });
    addEventListener("pagehide", function () {
      if (!moved) return;
      var passed = headings.filter(function (one) {
        return one.getBoundingClientRect().top < innerHeight / 2;
      });
      var done = article.getBoundingClientRect().bottom < innerHeight;
      keep(done || !passed.length ? "" : passed[passed.length - 1].id);
    });
  }

  /* Search page. */
  if (!field) return;
  var AT_ONCE = 10;
  var searchForm = field.form;
  var say = JSON.parse(searchForm.dataset.words);
  var bases = searchForm.dataset.bases.split(" ").filter(Boolean);
  var state = document.getElementById("tw-search-state");
  var list = document.getElementById("tw-results");
  var more = document.createElement("button");
  more.type = "button";
  more.textContent = say.search_more;
  more.hidden = true;
  list.after(more);
  var engine = null;
  var asked = 0;

  function load() {
    if (!engine) {
      engine = import(new URL("../pagefind/pagefind.js", location.href).href).then(function (found) {
        return Promise.resolve(found.options({ excerptLength: 24 })).then(function () { return found; });
      });
      engine.catch(function () { engine = null; });
    }
    return engine;
  }
  function excerpt(html) {
    var part = document.createElement("p");
    new DOMParser().parseFromString(html, "text/html").body.childNodes.forEach(function (node) {
      var copy = node.nodeName === "MARK" ? document.createElement("mark") : document.createTextNode("");
      copy.textContent = node.textContent;
      part.append(copy);
    });
    /* A piece of a sentence is shown as one. */
    if (/^\p{Ll}/u.test(part.textContent)) part.prepend("… ");
    if (!/[.?!]$/.test(part.textContent)) part.append(" …");
    return part;
  }
  function link(url, text) {
    var anchor = document.createElement("a");
    anchor.href = url;
    anchor.textContent = text;
    return anchor;
  }
  function show(data) {
    var item = document.createElement("li");
    var heading = document.createElement("h2");
    heading.append(link(data.url, data.meta.title));
    item.append(heading);
    if (data.meta.state) {
      var label = document.createElement("p");
      label.className = "tw-label";
      label.textContent = data.meta.state;
      item.append(label);
    }
    item.append(excerpt(data.excerpt));
    var parts = (data.sub_results || []).filter(function (sub) {
      return sub.anchor && sub.anchor.element !== "h1" && !/^(tw-|letter-)/.test(sub.anchor.id);
    });
    if (parts.length) {
      var inside = document.createElement("ul");
      parts.slice(0, 3).forEach(function (sub) {
        var line = document.createElement("li");
        line.append(link(sub.url, sub.title));
        inside.append(line);
      });
      item.append(inside);
    }
    list.append(item);
  }
  function showFrom(results, start, turn) {
    return Promise.all(results.slice(start, start + AT_ONCE).map(function (one) { return one.data(); }))
      .then(function (pages) {
        if (turn !== asked) return;
        if (!start) list.replaceChildren();
        pages.forEach(show);
        more.hidden = start + AT_ONCE >= results.length;
        more.onclick = function () { showFrom(results, start + AT_ONCE, turn); };
      });
  }
  /* The same question with a compound replaced by the longest word it begins or ends with. */
  function simpler(query) {
    var changed = false;
    var words = query.toLowerCase().split(/\s+/).map(function (word) {
      var inside = bases.filter(function (base) {
        return word.length > base.length + 3 && (word.startsWith(base) || word.endsWith(base));
      }).sort(function (one, other) { return other.length - one.length; });
      changed = changed || inside.length > 0;
      return inside[0] || word;
    });
    return changed ? [words.join(" ")] : [];
  }
  function search() {
    var query = field.value.trim();
    var turn = (asked += 1);
    if (!query) {
      list.replaceChildren();
      more.hidden = true;
      state.textContent = "";
      return;
    }
    state.textContent = say.search_busy;
    load()
      .then(function (found) {
        return Promise.all([query].concat(simpler(query)).map(function (one) { return found.search(one); }));
      })
      .then(function (answers) {
        if (turn !== asked) return null;
        var seen = {};
        var results = [].concat.apply([], answers.map(function (one) { return one.results; }))
          .filter(function (one) { return !seen[one.id] && (seen[one.id] = true); });
        var count = results.length;
        var words = !count ? say.search_none : count === 1 ? say["search_found.one"] : say["search_found.other"];
        /* Said when they are there: the next Tab has to lead to them. */
        return showFrom(results, 0, turn).then(function () {
          if (turn === asked) state.textContent = words.replace("{count}", count).replace("{query}", query);
        });
      })
      .catch(function () {
        if (turn === asked) state.textContent = say.search_failed;
      });
  }
  var waiting;
  field.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(search, 300);
  });
  searchForm.addEventListener("submit", function (event) {
    event.preventDefault();
    var query = field.value.trim();
    history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : "./");
    clearTimeout(waiting);
    search();
  });
  field.value = new URLSearchParams(location.search).get("q") || "";
  if (field.value) search();
  else if (!location.hash) field.focus({ preventScroll: true });
})();
