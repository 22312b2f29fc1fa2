package org.epicentra.report.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.epicentra.catalog.geography.MapPlane;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.description.AssignedEvents;
import org.epicentra.mixture.description.EventExtents;
import org.epicentra.report.map.MapFrame;

/**
 * All that a page of a fit is made of.
 *
 * @param summary the content of the model's summary.json
 * @param posterior of the model
 * @param projection of its coordinates
 * @param plane of the map
 * @param frame of the map
 * @param extents of the events
 * @param events in bins, assigned to the components
 * @param origin where the events and the model come from
 */
public record FitFacts(
    JsonNode summary,
    MixturePosterior posterior,
    Projection projection,
    MapPlane plane,
    MapFrame frame,
    EventExtents extents,
    AssignedEvents events,
    Origin origin) {

  /**
   * Where the events and the model come from.
   *
   * @param catalog the paths of the catalog
   * @param catalogRows its usable events before any filter
   * @param outside events that pass the filters but lie outside of the region that the model was
   *     fitted in, and are on the page no more than in the fit
   * @param records of the source; null where an import of 0.1.0 has dealt with them, which kept no
   *     numbers
   * @param modelDigest SHA-256 of posterior.json
   * @param versions of the programs, by name
   */
  public record Origin(
      List<String> catalog,
      long catalogRows,
      long outside,
      SourceRecords records,
      String modelDigest,
      Map<String, String> versions) {}

  /**
   * What became of the records of a source.
   *
   * @param read those that an import read; null where the source itself was read
   * @param rejected records that were not usable, by reason
   * @param repeated records of which another is the same event, by kind; an import leaves them out
   * @param otherTypes events of types that the import was not to keep, by type
   * @param notes events that were kept, by what was changed or assumed in them
   */
  public record SourceRecords(
      Long read,
      Map<String, Long> rejected,
      Map<String, Long> repeated,
      Map<String, Long> otherTypes,
      Map<String, Long> notes) {}

  /** K. */
  int components() {
    return posterior.components();
  }

  /** The summary of a component. */
  JsonNode component(int k) {
    return summary.path("components").path(k);
  }

  /** Whether any event of the fit has a strength. */
  boolean hasStrengths() {
    return summary.path("strengthObserved").asLong() > 0;
  }

  /** Whether the events of the fit had weights, of which effective counts are sums. */
  boolean isWeighted() {
    return summary.path("settings").path("weight").isTextual();
  }

  /** Whether a component has an event of the fit: of others nothing is known but the prior. */
  boolean isSeen(int k) {
    double events = summary.path("events").asDouble(1);
    double weights = summary.path("weightSum").asDouble(events);
    return Words.value(component(k).path("effectiveCount")) >= leastCount(events, weights);
  }

  /**
   * The effective count of one event: components of less have none. It is the mean weight of the
   * events of the fit, 1 where they have no weights. Effective counts do not tell: those of a fit
   * that forgets are less than the events that it has seen.
   *
   * @param events of the fit
   * @param weightSum of their weights
   * @return 0, which every component has, where the two are not known
   */
  public static double leastCount(double events, double weightSum) {
    return events > 0 && weightSum > 0 ? weightSum / events : 0;
  }

  /** Whether an event of a component has a strength: otherwise its rate is the prior's. */
  boolean hasRate(int k) {
    double counted =
        Words.value(component(k).path("rateRate"))
            - Words.value(summary.path("priors").path("beta"));
    double events = summary.path("events").asDouble(1);
    return !(counted * events / summary.path("weightSum").asDouble(events) < 0.5);
  }

  /** The unit of lengths. */
  String unit() {
    return projection.hasGeography() ? "km" : "units";
  }

  /** Where a component lies, in words. */
  String place(int k) {
    JsonNode component = component(k);
    if (!projection.hasGeography()) {
      JsonNode mean = component.path("mean");
      return "x " + Words.number(mean.path(0)) + ", y " + Words.number(mean.path(1));
    }
    return Words.position(
        component.path("longitude").asDouble(), component.path("latitude").asDouble());
  }
}
