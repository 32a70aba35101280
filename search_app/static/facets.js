// Typing in a long facet shows the values that hold what is typed, among those that are listed.
// Sending the form, as without this file, looks through all of them.
"use strict";

for (const form of document.querySelectorAll("form.find")) {
  const box = form.querySelector("input[type=search]");
  const status = form.querySelector("[role=status]");
  const values = [...form.closest("section").querySelectorAll("li")];

  const filter = () => {
    const typed = box.value.trim().toLowerCase();
    let count = 0;
    for (const value of values) {
      const holds = value.querySelector(".word").textContent.toLowerCase().includes(typed);
      value.hidden = !holds;
      if (holds) count += 1;
    }
    status.textContent = typed ? box.dataset.count.replace("0", count) : "";
  };

  box.addEventListener("input", (event) => {
    if (!event.isComposing) filter();
  });
  box.addEventListener("compositionend", filter);
}
