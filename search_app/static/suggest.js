// Suggestions under the search box. Everything works without this file.
//
// It asks only for what an input method has confirmed: while somebody composes, the box holds
// letters that nobody means (keys.js knows when). The roles are those of the ARIA combobox pattern.
"use strict";

const box = document.querySelector("input[data-suggest]");
if (box) {
  const pause = 120; // milliseconds without a key before asking
  const list = document.createElement("ul");
  const status = document.createElement("span");
  let timer = 0;
  let asked = null; // aborts the request under way
  let active = -1;
  let options = [];
  let isReady = false;

  list.id = "suggestions";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.label);
  status.className = "unseen";
  status.setAttribute("role", "status");
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");
  box.parentElement.append(list, status);

  const close = () => {
    clearTimeout(timer);
    if (asked) asked.abort();
    list.hidden = true;
    options = [];
    select(-1);
    box.setAttribute("aria-expanded", "false");
    status.textContent = "";
  };

  const select = (place) => {
    active = place;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
    if (place < 0) {
      box.removeAttribute("aria-activedescendant");
    } else {
      box.setAttribute("aria-activedescendant", options[place].id);
      options[place].scrollIntoView({ block: "nearest" });
    }
  };

  const take = (place) => {
    box.value = options[place].dataset.query;
    close();
  };

  const option = (found, at) => {
    const item = document.createElement("li");
    const parts = [["label", found.label], ["text", found.text], ["count", ""]];
    if (found.total !== null) parts[2][1] = box.dataset.total.replace("0", found.total);
    for (const [name, text] of parts) {
      const part = document.createElement("span");
      part.className = name;
      part.textContent = text;
      item.append(part, " ");
    }
    item.id = `suggestion-${at}`;
    item.dataset.query = found.query;
    item.setAttribute("role", "option");
    item.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps its focus
    item.addEventListener("click", () => {
      take(at);
      box.form.requestSubmit();
    });
    return item;
  };

  const show = (suggestions) => {
    options = suggestions.map(option);
    list.replaceChildren(...options);
    list.hidden = !options.length;
    select(-1);
    box.setAttribute("aria-expanded", String(options.length > 0));
    status.textContent = options.length ? box.dataset.count.replace("0", options.length) : "";
  };

  const ask = async (typed) => {
    if (asked) asked.abort();
    asked = new AbortController();
    try {
      const address = `${box.dataset.suggest}?q=${encodeURIComponent(typed)}`;
      const answer = await fetch(address, { signal: asked.signal });
      const found = answer.ok ? await answer.json() : { suggestions: [] };
      if (typed && typed === box.value.trim() && document.activeElement === box) show(found.suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  const changed = () => {
    clearTimeout(timer);
    const typed = box.value.trim();
    if (typed) timer = setTimeout(ask, pause, typed);
    else close();
  };

  box.addEventListener("input", (event) => {
    if (!event.isComposing) changed();
  });
  box.addEventListener("compositionstart", close);
  box.addEventListener("compositionend", changed);
  box.addEventListener("blur", close);
  box.addEventListener("focus", () => {
    if (!isReady) ask(""); // lets the server make ready before the first letter
    isReady = true;
  });

  box.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && options.length) {
      event.preventDefault();
      const places = options.length + 1; // one of them is the box itself
      select(((active + 1 + steps[event.key] + places) % places) - 1);
    } else if (event.key === "Escape" && options.length) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      take(active);
    }
  });
}
