/* Runs before the page is drawn, so that the reader's own choice never flashes by. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js");
  try {
    var saved = JSON.parse(localStorage.getItem("tweetalig.reading") || "{}");
    Object.keys(saved).forEach(function (name) {
      root.setAttribute("data-" + name, saved[name]);
    });
  } catch (error) {
    /* Storage is off or holds something else: the page is read as it comes. */
  }
})();
