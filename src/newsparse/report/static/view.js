"use strict";

const body = document.querySelector("tbody");
const rows = [...body.rows];
const amiss = document.getElementById("amiss");
const find = document.getElementById("find");

function value(row, column) {
  const cell = row.cells[column];
  return cell ? cell.dataset.key || cell.textContent.trim() : "";
}

function sort(heading) {
  const column = heading.cellIndex;
  const numbers = heading.classList.contains("counted"); // of these the most come first
  const before = heading.getAttribute("aria-sort");
  const sign = (before === "none" ? numbers : before === "ascending") ? -1 : 1;
  for (const each of heading.parentElement.cells) each.setAttribute("aria-sort", "none");
  heading.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
  const compare = numbers
    ? (one, other) => (parseInt(value(one, column)) || 0) - (parseInt(value(other, column)) || 0)
    : (one, other) => value(one, column).localeCompare(value(other, column));
  body.append(...rows.sort((one, other) => sign * compare(one, other)));
}

function filter() {
  const only = amiss.getAttribute("aria-pressed") === "true";
  const wanted = find.value.toLowerCase();
  for (const row of rows) {
    const fits = row.textContent.toLowerCase().includes(wanted);
    row.hidden = !fits || (only && row.classList.contains("fine"));
  }
  const shown = rows.filter(row => !row.hidden).length;
  const toLookAt = rows.filter(row => row.classList.contains("amiss")).length;
  document.getElementById("told").textContent =
    `${toLookAt} of ${rows.length} to look at${shown < rows.length ? `, ${shown} shown` : ""}`;
}

for (const each of document.querySelectorAll("thead th")) {
  each.querySelector("button").addEventListener("click", () => sort(each));
}
amiss.addEventListener("click", () => {
  amiss.setAttribute("aria-pressed", String(amiss.getAttribute("aria-pressed") !== "true"));
  filter();
});
find.addEventListener("input", filter);
filter();
