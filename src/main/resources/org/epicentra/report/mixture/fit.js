// The page of a fit: the map zooms, and map, table and charts mark the same component.
(function () {
  "use strict";
  const all = d3.selectAll("[data-component]");
  const rows = d3.selectAll("#components tbody tr");
  let chosen = null;
  const of = element => element.dataset.component;

  const mark = () => all.classed("chosen", function () { return of(this) === chosen; });
  const choose = (component, scroll) => {
    chosen = chosen === component ? null : component;
    mark();
    rows.attr("aria-selected", function () { return of(this) === chosen ? "true" : "false"; });
    if (chosen !== null) {
      d3.selectAll("#map .component").filter(function () { return of(this) === chosen; }).raise();
      if (scroll) {
        const row = document.getElementById("component-" + chosen);
        const box = row && row.closest(".scroll");
        if (box) {
          box.scrollTop = row.offsetTop - box.clientHeight / 2;
        }
      }
    }
  };
  all
    .on("pointerenter", function () {
      const near = of(this);
      all.classed("near", function () { return of(this) === near; });
    })
    .on("pointerleave", () => all.classed("near", false))
    .on("click", function (event) {
      event.preventDefault();
      choose(of(this), this.tagName.toLowerCase() !== "tr");
    });

  rows.attr("tabindex", (_, i) => i === 0 ? 0 : -1).on("keydown", function (event) {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (step && this[step]) {
      event.preventDefault();
      rows.attr("tabindex", -1);
      d3.select(this[step]).attr("tabindex", 0).node().focus();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(of(this), false);
    }
  });
  d3.select(document).on("keydown.choose", event => {
    if (event.key === "Escape" && chosen !== null) {
      choose(chosen, false);
    }
  });

  const map = d3.select("#map");
  const moves = map.select(".moves");
  const box = map.node().viewBox.baseVal;
  const bar = map.select(".scale-text");
  const numbers = moves.selectAll(".number");
  const placed = numbers.nodes().map(node => [+node.getAttribute("x"), +node.getAttribute("y")]);
  const kilometres = bar.empty() ? null : parseFloat(bar.text().replace(/[^0-9.]/g, ""));
  const zoom = d3.zoom()
    .scaleExtent([1, 40])
    .translateExtent([[0, 0], [box.width, box.height]])
    .extent([[0, 0], [box.width, box.height]])
    .filter(event => {
      if (event.type === "wheel") {
        return event.ctrlKey || event.metaKey;
      }
      return event.touches ? event.touches.length > 1 || scale() > 1 : !event.button && scale() > 1;
    })
    .on("zoom", event => {
      const k = event.transform.k;
      moves.attr("transform", event.transform);
      numbers
        .attr("transform", (_, i) =>
          "translate(" + placed[i][0] * (1 - 1 / k) + "," + placed[i][1] * (1 - 1 / k) + ") scale(" + 1 / k + ")");
      map.classed("zoomed", k > 1.001);
      if (kilometres !== null) {
        bar.text(d3.format(".3~g")(kilometres / k) + "\u00a0km");
      }
    });
  const scale = () => d3.zoomTransform(map.node()).k;
  map.call(zoom).on("dblclick.zoom", null);
  const by = factor => map.transition().duration(200).call(zoom.scaleBy, factor);
  const tools = d3.select(".map-tools").attr("hidden", null);
  tools.select(".closer").on("click", () => by(1.6));
  tools.select(".farther").on("click", () => by(1 / 1.6));
  tools.select(".whole").on("click", () =>
    map.transition().duration(200).call(zoom.transform, d3.zoomIdentity));
})();
