package org.epicentra.report.mixture;

import java.util.Map;
import org.epicentra.mixture.description.EventExtents;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;

/** What the catalog lacks: records that were not usable, values that are missing. */
final class QualitySection {
  private final FitFacts facts;
  private final MagnitudeFits magnitudes;

  QualitySection(FitFacts facts, MagnitudeFits magnitudes) {
    this.facts = facts;
    this.magnitudes = magnitudes;
  }

  Markup markup() {
    Markup page = new Markup();
    EventExtents extents = facts.extents();
    page.element("p", reading(extents), "class", "reading");
    page.open("div", "class", "pair");
    missing(page, extents);
    rejected(page);
    page.close();
    return page;
  }

  private String reading(EventExtents extents) {
    long rows = facts.origin().catalogRows();
    long outside = facts.origin().outside();
    long left = rows - extents.events() - outside;
    StringBuilder text = new StringBuilder("Of ").append(Numbers.of(rows, "usable event"));
    text.append(" of the catalog ").append(Numbers.count(extents.events()));
    text.append(extents.events() == 1 ? " is" : " are").append(" on this page");
    if (left > 0) {
      text.append("; the filters left ").append(Numbers.count(left)).append(" (");
      text.append(Numbers.percent((double) left / rows)).append(") out");
    }
    if (outside > 0) {
      text.append("; ").append(Numbers.count(outside));
      text.append(outside == 1 ? " lies" : " lie").append(" outside of the model's region");
    }
    text.append(left == 0 && outside == 0 ? ": all." : ".");
    long fitted = facts.summary().path("events").asLong();
    if (fitted != extents.events()) {
      text.append(" The model was fitted to ").append(Numbers.of(fitted, "event"));
      text.append(", so that this catalog is not the one of the fit, or its filters are others.");
    }
    return text.toString();
  }

  private void missing(Markup page, EventExtents extents) {
    page.open("div").element("h3", "Missing values").open("table", "id", "missing");
    page.open("thead").open("tr");
    page.element("th", "Value", "scope", "col").element("th", "Events without", "scope", "col");
    page.element("th", "Share", "scope", "col").close(2).open("tbody");
    row(page, "time", extents.events() - extents.timed(), extents.events());
    row(
        page,
        "magnitude",
        extents.events() - magnitudes.all().histogram().total(),
        extents.events());
    row(page, "strength", extents.events() - extents.counted(), extents.events());
    page.close(2);
    if (!magnitudes.leftOut().isEmpty()) {
      page.element("p", magnitudes.leftOut().strip(), "class", "note");
    }
    page.close();
  }

  private static void row(Markup page, String name, long count, long of) {
    page.open("tr").element("th", name, "scope", "row");
    page.element("td", Numbers.count(count), "data-value", Long.toString(count));
    page.element("td", Numbers.percent((double) count / of)).close();
  }

  private void rejected(Markup page) {
    page.open("div").element("h3", "Records left out");
    Map<String, Long> rejections = facts.origin().rejections();
    if (rejections == null) {
      page.element(
          "p",
          "The catalog was imported, and the import has reported what it rejected, changed and"
              + " found twice.");
    } else if (rejections.isEmpty()) {
      page.element("p", "Every record of the source is usable." + repeated());
    } else {
      page.open("table", "id", "rejected").open("thead").open("tr");
      page.element("th", "Reason", "scope", "col").element("th", "Records", "scope", "col");
      page.close(2).open("tbody");
      rejections.forEach(
          (reason, records) -> {
            page.open("tr").element("th", reason, "scope", "row");
            page.element("td", Numbers.count(records)).close();
          });
      page.close(2);
      if (!repeated().isEmpty()) {
        page.element("p", repeated().strip());
      }
    }
    page.close();
  }

  private String repeated() {
    Long repeated = facts.origin().repeated();
    return repeated == null || repeated == 0
        ? ""
        : " " + Numbers.of(repeated, "record") + " repeat the identifier of another.";
  }
}
