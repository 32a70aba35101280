// Keys for people who search all day, which can be switched off (WCAG 2.1.4), and a guard for
// input methods. Everything works without this file.
"use strict";

// 229 is the code of a key that an input method takes; Safari ends composing before it says so.
const isComposing = (event) => event.isComposing || event.keyCode === 229;

// Enter that confirms a candidate of the input method must not send any form.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key === "Enter" && isComposing(event)) event.preventDefault();
  },
  true
);

const dialog = document.getElementById("keys");
if (dialog && dialog.showModal) {
  const place = "jiyao.keys"; // "off" is remembered in this browser, and nothing else
  const isOn = document.getElementById("keys-on");
  const remembered = () => {
    try {
      return localStorage.getItem(place);
    } catch {
      return null; // storage may be forbidden
    }
  };
  isOn.checked = remembered() !== "off";
  isOn.addEventListener("change", () => {
    try {
      localStorage.setItem(place, isOn.checked ? "on" : "off");
    } catch {
      // Then it holds for this page.
    }
  });
  for (const link of document.querySelectorAll("a[data-keys]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      dialog.showModal();
    });
  }

  const isTyping = (target) =>
    target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;

  const step = (by) => {
    const steps = [...document.querySelectorAll("[data-step]")];
    const here = steps.indexOf(document.activeElement);
    const next = steps[here < 0 && by < 0 ? -1 : here + by];
    if (next) {
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "center" });
    }
  };

  const toTheBox = () => {
    const box = document.getElementById("q");
    if (!box) return;
    box.focus();
    box.select();
  };

  // A Chinese keyboard gives the wide forms of the same keys.
  const keys = {
    "/": toTheBox,
    "／": toTheBox,
    "、": toTheBox,
    j: () => step(1),
    k: () => step(-1),
    "?": () => dialog.showModal(),
    "？": () => dialog.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || !isOn.checked || dialog.open || isComposing(event)) return;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    act();
  });
}
