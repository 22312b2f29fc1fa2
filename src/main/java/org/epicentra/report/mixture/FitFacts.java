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
   * @param rejections records that were not usable, by reason; null where an import before has
   *     dealt with them
   * @param repeated records that repeat another's identifier; null likewise
   * @param modelDigest SHA-256 of posterior.json
   * @param versions of the programs, by name
   */
  public record Origin(
      List<String> catalog,
      long catalogRows,
      Map<String, Long> rejections,
      Long repeated,
      String modelDigest,
      Map<String, String> versions) {}

  /** K. */
  int components() {
    return posterior.components();
  }

  boolean hasBackground() {
    return posterior.background() != null;
  }

  /** The summary of a component. */
  JsonNode component(int k) {
    return summary.path("components").path(k);
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
