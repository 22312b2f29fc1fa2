package org.epicentra.report.mixture;

import java.util.LinkedHashMap;
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
    page.open("div").element("h3", "Records of the source");
    FitFacts.SourceRecords records = facts.origin().records();
    if (records == null) {
      page.element(
          "p",
          "The catalog was imported by a version that kept no numbers of what it rejected, changed"
              + " and found twice.");
    } else {
      page.element("p", records(records));
      table(page, records);
    }
    page.close();
  }

  private String records(FitFacts.SourceRecords records) {
    long rejected = sum(records.rejected());
    if (records.read() == null) {
      return rejected == 0
          ? "Every record that was read is usable."
          : Numbers.of(rejected, "record") + " of the source cannot be used and are left out.";
    }
    long kept = records.read() - rejected - sum(records.repeated()) - sum(records.otherTypes());
    long rows = facts.origin().catalogRows();
    String share = Numbers.count(kept) + " of " + Numbers.of(records.read(), "record");
    return rows == kept
        ? "The import of the catalog kept " + share + "."
        : "The catalog has "
            + Numbers.of(rows, "event")
            + ", but the import whose numbers it carries kept "
            + share
            + ": it was changed since, or is of several imports.";
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void table(Markup page, FitFacts.SourceRecords records) {
    Map<String, Map<String, Long>> groups = new LinkedHashMap<>();
    groups.put("rejected", records.rejected());
    groups.put("repeated", records.repeated());
    groups.put("other type", records.otherTypes());
    groups.put("kept, but", records.notes());
    if (groups.values().stream().allMatch(Map::isEmpty)) {
      return;
    }
    page.open("div", "class", "scroll").open("table", "id", "fates").open("thead").open("tr");
    page.element("th", "Fate", "scope", "col").element("th", "Reason", "scope", "col");
    page.element("th", "Records", "scope", "col").close(2).open("tbody");
    groups.forEach(
        (fate, counts) ->
            counts.forEach(
                (reason, number) -> {
                  page.open("tr").element("th", fate, "scope", "row").element("td", reason);
                  page.element("td", Numbers.count(number)).close();
                }));
    page.close(3);
  }
}
