"use strict";
// The address says what is open and what the page is narrowed to: "#place?theme=…&from=…". So a link shows what its
// sender saw, and the way back is the browser's own. In the frame of a notebook there is no address: it is only kept here.
const address = (() => {
  const followers = [];
  let current = read(location.hash);

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  function read(hash) {
    const at = hash.indexOf("?");
    const place = hash.slice(1, at < 0 ? undefined : at);
    return { place: decoded(place), query: new URLSearchParams(at < 0 ? "" : hash.slice(at + 1)) };
  }

  function textOf({ place, query }) {
    const words = query.toString();
    return "#" + encodeURIComponent(place) + (words ? "?" + words : "");
  }

  // A step that the way back takes back; with `replaces` the last step itself is changed.
  function go(next, replaces = false) {
    const wanted = { ...current, ...next };
    if (textOf(wanted) === textOf(current)) return;
    current = wanted;
    try {
      history[replaces ? "replaceState" : "pushState"](null, "", textOf(wanted));
    } catch {
      // a frame without an address of its own
    }
  }

  addEventListener("hashchange", () => {
    const before = current;
    current = read(location.hash);
    for (const follow of followers) follow(current, before);
  });

  return { read, go, now: () => current, onChange: (follow) => followers.push(follow) };
})();
