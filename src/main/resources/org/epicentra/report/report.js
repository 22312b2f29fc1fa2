// What all pages share: the theme, and tables that sort. Without scripts the page is complete.
(function () {
  "use strict";
  const root = document.documentElement;
  const button = document.getElementById("theme");
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  const label = () => { button.textContent = isDark() ? "Light" : "Dark"; };
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    label();
  });
  system.addEventListener("change", label);
  label();

  const value = (row, column) => {
    const cell = row.cells[column];
    return "value" in cell.dataset ? +cell.dataset.value : NaN;
  };
  const sort = (table, column, ascending) => {
    const body = table.tBodies[0];
    const rows = Array.from(body.rows).sort((a, b) => {
      const x = value(a, column), y = value(b, column);
      if (Number.isNaN(x) || Number.isNaN(y)) {
        return Number.isNaN(x) - Number.isNaN(y);
      }
      return ascending ? x - y : y - x;
    });
    body.append(...rows);
  };
  d3.selectAll("table#components thead th").each(function (_, column) {
    const head = this;
    const title = head.textContent;
    head.textContent = "";
    d3.select(head).append("button").attr("type", "button").text(title).on("click", () => {
      const ascending = head.getAttribute("aria-sort") === "descending"
        || (head.getAttribute("aria-sort") === null && column === 0);
      d3.selectAll("table#components thead th").attr("aria-sort", null);
      head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
      sort(head.closest("table"), column, ascending);
    });
  });
})();
