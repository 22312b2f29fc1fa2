package org.epicentra.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.epicentra.BadInputException;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.catalog.geography.Region;
import org.epicentra.distribution.Poisson;
import org.epicentra.math.RandomStream;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureSampler;

/**
 * Catalogs of what may come, in the format that pyCSEP reads: lines of lon, lat, mag, time_string,
 * depth, catalog_id, event_id. Each has a Poisson number of events; their times are uniform, their
 * places drawn from a model's posterior predictive distribution, and their magnitudes from the
 * relation of Gutenberg and Richter. Catalog r is a function of the seed and r alone. A catalog
 * without events is a line with its number only.
 *
 * @param area where events may be
 * @param span when they may be
 * @param bins from whose lower end their magnitudes reach up
 * @param greatest the magnitude that none exceeds
 * @param seed any number
 */
public record CatalogForecast(
    Area area, Span span, MagnitudeBins bins, double greatest, long seed) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final double MILLIS_PER_DAY = 86_400_000;

  /** Draws from which the share of the model's events in the area is told before any is written. */
  private static final int TRIALS = 100_000;

  /** With a lower share of the model's events in the area most draws would be in vain. */
  private static final double LEAST_SHARE = 0.001;

  /** Draws of a catalog, with which those of the next one do not overlap. */
  private static final int CATALOG_BITS = 32;

  /**
   * Where events may be: the box of a grid, and of it what lies in the polygons of the model's
   * region, if it has any.
   */
  public record Area(MixturePosterior posterior, Projection projection, ForecastGrid grid) {
    boolean contains(double[] location, double[] position) {
      Region polygons = posterior.prior().givenRegion();
      return grid.contains(position[0], position[1])
          && (polygons == null || polygons.contains(location));
    }
  }

  /**
   * When events may be.
   *
   * @param start of the forecast
   * @param days its length
   * @param expected the mean number of events in this time
   */
  public record Span(Instant start, double days, double expected) {}

  private record Event(long millis, double[] position, double magnitude) {}

  /**
   * Writes the catalogs, and closes the stream.
   *
   * @param catalogs how many
   * @return the number of events of all of them
   * @throws BadInputException if the model expects next to no event in the area
   */
  public long write(int catalogs, OutputStream out) throws IOException {
    MixtureSampler sampler = MixtureSampler.ofPosterior(area.posterior(), seed);
    requireEvents(sampler);
    long events = 0;
    try (Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII))) {
      text.write("lon,lat,mag,time_string,depth,catalog_id,event_id\n");
      for (int catalog = 0; catalog < catalogs; catalog++) {
        List<Event> drawn = draw(sampler, catalog);
        events += drawn.size();
        write(drawn, catalog, text);
      }
    }
    return events;
  }

  private void requireEvents(MixtureSampler sampler) {
    int inside = 0;
    for (int n = 1; n <= TRIALS; n++) {
      double[] location = sampler.draw(-n).location();
      inside += area.contains(location, area.projection().inverse(location)) ? 1 : 0;
    }
    if (inside < LEAST_SHARE * TRIALS) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "of %,d events drawn from the model %,d lie where the catalog's events do, too few to"
                  + " draw catalogs: the catalog is not of the model's place, or a small part of it",
              TRIALS,
              inside));
    }
  }

  private List<Event> draw(MixtureSampler sampler, int catalog) {
    long count =
        Poisson.of(span.expected()).sample(RandomStream.of(seed, "number of events", 0, catalog));
    List<Event> events = new ArrayList<>();
    for (long n = 0; events.size() < count; n++) {
      double[] location = sampler.draw(((long) catalog << CATALOG_BITS) + n).location();
      double[] position = area.projection().inverse(location);
      if (area.contains(location, position)) {
        events.add(event(position, RandomStream.of(seed, "time and magnitude", catalog, n)));
      }
    }
    events.sort(Comparator.comparingLong(Event::millis));
    return events;
  }

  private Event event(double[] position, RandomStream random) {
    long millis = (long) (random.nextDouble() * span.days() * MILLIS_PER_DAY);
    return new Event(millis, position, bins.quantile(random.nextDouble(), greatest));
  }

  private void write(List<Event> events, int catalog, Writer text) throws IOException {
    if (events.isEmpty()) {
      text.write(",,,,," + catalog + ",\n");
    }
    for (int n = 0; n < events.size(); n++) {
      Event event = events.get(n);
      double[] at = event.position();
      text.write(decimals(at[0], 5) + ",");
      text.write(decimals(at[1], 5) + ",");
      text.write(decimals(event.magnitude(), 3) + ",");
      text.write(TIME.format(span.start().plusMillis(event.millis())) + ",");
      text.write(area.projection().dimension() == 3 ? decimals(at[2], 3) : "");
      text.write("," + catalog + "," + n + "\n");
    }
  }

  /** Rounded down, by which an event stays in its cell and below the greatest magnitude. */
  private static String decimals(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.FLOOR).toPlainString();
  }
}
