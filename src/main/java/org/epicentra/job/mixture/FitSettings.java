package org.epicentra.job.mixture;

import java.util.LinkedHashMap;
import java.util.Map;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.selection.SelectionOptions;

/** The options in force of a fit, by their names in JSON. */
public final class FitSettings {
  private FitSettings() {}

  /**
   * @param selected with the defaults filled in
   */
  public static Map<String, Object> map(
      CatalogSource source, SelectionOptions selected, FitOptions options) {
    MixtureSettings settings = options.settings();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("catalog", source.paths());
    map.put("format", source.format());
    map.put("columns", source.columns());
    map.put("where", selected.where());
    map.put("eventTypes", selected.eventTypes());
    map.put("strength", selected.strength());
    map.put("weight", selected.weight());
    map.put("projection", selected.projection());
    map.put("coordinates", selected.coordinates());
    map.put("components", settings.components());
    map.put("tau", options.prior().tau() == null ? "auto" : options.prior().tau());
    map.put(
        "init", options.centresFile() == null ? settings.init().label() : options.centresFile());
    map.put("restarts", settings.restarts());
    map.put("seed", settings.seed());
    map.put("maxIterations", settings.maxIterations());
    map.put("tolerance", settings.tolerance());
    return map;
  }
}
