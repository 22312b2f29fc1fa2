package org.epicentra.cli.catalog;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.epicentra.catalog.description.CatalogDescription;
import org.epicentra.catalog.description.CatalogDescription.Counts;
import org.epicentra.catalog.description.CatalogDescription.Magnitudes;
import org.epicentra.catalog.description.CatalogDescription.Places;

/** A catalog's description as text. */
record DescriptionText(CatalogDescription catalog) {
  private static final int SHORT_LIST = 20;
  private static final int NAME_WIDTH = 20;
  private static final int YEARS_PER_DECADE = 10;

  void print(PrintWriter out) {
    span(out);
    repeats(out);
    magnitudes(out);
    counts(out);
    table(out, "event type", catalog.eventTypes());
    table(out, catalog.years().size() > SHORT_LIST ? "decade" : "year", years());
    table(out, "nulls in", withoutZeros(catalog.nulls()));
    table(out, "left out because", catalog.rejections());
  }

  private void span(PrintWriter out) {
    line(out, "events", "%,d", catalog.events());
    line(out, "time", "%s to %s", catalog.time().first(), catalog.time().last());
    CatalogDescription.Box box = catalog.box();
    String seam = box.west() > box.east() ? ", across the antimeridian" : "";
    line(out, "longitude", "%.4f to %.4f%s", box.west(), box.east(), seam);
    line(out, "latitude", "%.4f to %.4f", box.south(), box.north());
    if (catalog.depth() != null) {
      line(out, "depth", "%.2f to %.2f km", catalog.depth().least(), catalog.depth().greatest());
    }
  }

  private void repeats(PrintWriter out) {
    CatalogDescription.Identifiers ids = catalog.identifiers();
    line(out, "ids", "%,d, and %,d events repeat one", ids.distinct(), ids.repeated());
    Places places = catalog.places();
    if (places.topCount() == 1) {
      line(out, "epicentres", "all different");
      return;
    }
    line(
        out,
        "epicentres",
        "%,d different; the most frequent, %.4f %.4f, has %,d events (%.2f %%)",
        places.distinct(),
        places.topLongitude(),
        places.topLatitude(),
        places.topCount(),
        100 * places.topShare());
  }

  private void magnitudes(PrintWriter out) {
    Magnitudes magnitudes = catalog.magnitudes();
    if (magnitudes == null) {
      line(out, "magnitude", "none");
      return;
    }
    line(
        out,
        "magnitude",
        "%.2f to %.2f on %,d events, to the nearest %s",
        magnitudes.least(),
        magnitudes.greatest(),
        magnitudes.events(),
        magnitudes.binWidth());
    if (magnitudes.zerosIgnored() > 0) {
      line(
          out,
          "",
          "%,d magnitudes of exactly 0 are treated as missing and not used",
          magnitudes.zerosIgnored());
    }
    if (magnitudes.outside() > 0) {
      line(out, "", "%,d impossible magnitudes are not used", magnitudes.outside());
    }
    if (magnitudes.completeness() != null) {
      line(
          out,
          "completeness",
          "%.1f (maximum curvature + 0.2), %,d events above",
          magnitudes.completeness(),
          magnitudes.eventsAbove());
    }
    bValue(magnitudes, out);
  }

  private static void bValue(Magnitudes magnitudes, PrintWriter out) {
    if (magnitudes.b() != null) {
      line(
          out,
          "b-value",
          "%.3f, standard error %.3f%s",
          magnitudes.b(),
          magnitudes.bError(),
          magnitudes.warnings().isEmpty() ? "" : ", of the sample alone; it is doubtful:");
      magnitudes.warnings().forEach(warning -> line(out, "", "%s", warning));
    }
  }

  private void counts(PrintWriter out) {
    if (catalog.counts().isEmpty()) {
      out.println();
      line(out, "counts", "none: no column holds whole numbers only");
      return;
    }
    out.printf(
        Locale.ROOT,
        "%n%-20s %12s %10s %10s %10s %10s%n",
        "count",
        "values",
        "zeros",
        "mean",
        "greatest",
        "var/mean");
    for (Counts count : catalog.counts()) {
      out.printf(
          Locale.ROOT,
          "%-20s %,12d %,10d %10.2f %,10.0f %10s  %s%n",
          count.column(),
          count.values(),
          count.zeros(),
          count.mean(),
          count.greatest(),
          count.ratio() == null ? "-" : String.format(Locale.ROOT, "%.2f", count.ratio()),
          count.verdict());
    }
    out.printf(
        Locale.ROOT,
        "var/mean is 1 for a single Poisson distribution, and larger where rates differ between"
            + " places. If it is%nlarge within a place too, a fitted rate's interval is too narrow"
            + " by about its square root.%n");
  }

  /** Events by year, or by decade where there are many years. */
  private Map<?, Long> years() {
    if (catalog.years().size() <= SHORT_LIST) {
      return catalog.years();
    }
    Map<String, Long> decades = new TreeMap<>();
    catalog
        .years()
        .forEach(
            (year, events) ->
                decades.merge(
                    YEARS_PER_DECADE * Math.floorDiv(year, YEARS_PER_DECADE) + "s",
                    events,
                    Long::sum));
    return decades;
  }

  private static Map<String, Long> withoutZeros(Map<String, Long> counts) {
    Map<String, Long> some = new TreeMap<>(counts);
    some.values().removeIf(count -> count == 0);
    return some;
  }

  private static void table(PrintWriter out, String title, Map<?, Long> counts) {
    if (counts.isEmpty()) {
      return;
    }
    int width = NAME_WIDTH;
    for (Object name : counts.keySet()) {
      width = Math.max(width, name.toString().length());
    }
    String cell = "%-" + width + "s ";
    out.printf(Locale.ROOT, "%n" + cell + "%12s%n", title, "events");
    counts.forEach((name, count) -> out.printf(Locale.ROOT, cell + "%,12d%n", name, count));
  }

  private static void line(PrintWriter out, String name, String format, Object... values) {
    out.printf(Locale.ROOT, "%-13s %s%n", name, String.format(Locale.ROOT, format, values));
  }
}
