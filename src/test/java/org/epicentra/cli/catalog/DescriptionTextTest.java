package org.epicentra.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.epicentra.catalog.description.CatalogDescription;
import org.epicentra.catalog.description.CatalogDescription.Box;
import org.epicentra.catalog.description.CatalogDescription.Counts;
import org.epicentra.catalog.description.CatalogDescription.Identifiers;
import org.epicentra.catalog.description.CatalogDescription.Magnitudes;
import org.epicentra.catalog.description.CatalogDescription.Places;
import org.epicentra.catalog.description.CatalogDescription.Range;
import org.epicentra.catalog.description.CatalogDescription.TimeSpan;
import org.junit.jupiter.api.Test;

class DescriptionTextTest {
  private static final TimeSpan TIME = new TimeSpan("1932-01-01T00:00:00Z", "1999-12-31T00:00:00Z");

  @Test
  void everythingThereIs() {
    Map<Integer, Long> years = new TreeMap<>();
    for (int year = 1932; year < 2000; year++) {
      years.put(year, 100L);
    }
    String text =
        text(
            new CatalogDescription(
                6800,
                TIME,
                new Box(175.25, -178.5, -40, -15.125),
                new Range(-1.5, 680.25),
                new TreeMap<>(Map.of("depth", 0L, "magnitude", 12L)),
                new Identifiers(6790, 10),
                new Places(6000, 68, 0.01, 179.5, -20.25),
                new Magnitudes(
                    6788, 0.5, 7.1, 2, 0.1, 30, 2.3, 1234, 0.987, 0.028, List.of("b is 0.25")),
                List.of(
                    new Counts("station_count", 5000, 3, 0, 120, 12.5, 50.0, 4.0, "wider"),
                    new Counts("lone", 1, 0, 7, 7, 7, null, null, "too little to judge")),
                Map.of("earthquake", 6800L),
                years,
                Map.of("no usable time", 4L)));

    assertThat(text.lines())
        .containsSubsequence(
            "events        6,800",
            "time          1932-01-01T00:00:00Z to 1999-12-31T00:00:00Z",
            "longitude     175.2500 to -178.5000, across the antimeridian",
            "latitude      -40.0000 to -15.1250",
            "depth         -1.50 to 680.25 km",
            "ids           6,790, and 10 events repeat one",
            "epicentres    6,000 different; the most frequent, 179.5000 -20.2500, has 68 events"
                + " (1.00 %)",
            "magnitude     0.50 to 7.10 on 6,788 events, to the nearest 0.1",
            "              30 magnitudes of exactly 0 are treated as missing and not used",
            "              2 impossible magnitudes are not used",
            "completeness  2.3 (maximum curvature + 0.2), 1,234 events above",
            "b-value       0.987, standard error 0.028, of the sample alone; it is doubtful:",
            "              b is 0.25",
            "count                      values      zeros       mean   greatest   var/mean",
            "station_count               5,000          3      12.50        120       4.00  wider",
            "lone                            1          0       7.00          7          -  too"
                + " little to judge",
            "event type                 events",
            "earthquake                  6,800",
            "decade                     events",
            "1930s                         800",
            "1990s                       1,000",
            "nulls in                   events",
            "magnitude                      12",
            "left out because           events",
            "no usable time                  4")
        .noneMatch(line -> line.startsWith("depth  ") && line.endsWith(" 0"));
  }

  @Test
  void littleThereIs() {
    String text =
        text(
            new CatalogDescription(
                2,
                TIME,
                new Box(1, 2, 3, 4),
                null,
                Map.of(),
                new Identifiers(0, 0),
                new Places(2, 1, 0.5, 1, 3),
                null,
                List.of(),
                Map.of(),
                Map.of(1932, 1L, 1999, 1L),
                Map.of()));

    assertThat(text.lines())
        .contains(
            "longitude     1.0000 to 2.0000",
            "epicentres    all different",
            "magnitude     none",
            "counts        none: no column holds whole numbers only",
            "year                       events",
            "1932                            1")
        .noneMatch(line -> line.startsWith("depth") || line.startsWith("nulls"));
  }

  private static String text(CatalogDescription description) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    new DescriptionText(description).print(out);
    out.flush();
    return text.toString();
  }
}
