package org.epicentra.spark;

import java.util.List;
import java.util.Locale;

/**
 * Which events of a catalog are used, and what is taken of each. A null means: not said.
 *
 * @param where SQL condition over the catalog's columns
 * @param eventTypes kept types of event; {@link #ALL_TYPES} keeps all
 * @param strength SQL expression of the count
 * @param weight SQL expression of the weight
 * @param projection azimuthal, geocentric or none
 * @param coordinates 2 or 3 SQL expressions of x, y and z, for the projection none
 */
public record SelectionOptions(
    String where,
    List<String> eventTypes,
    String strength,
    String weight,
    String projection,
    List<String> coordinates) {

  /** The event type that stands for every type. */
  public static final String ALL_TYPES = "all";

  private static final String EARTHQUAKE = "earthquake";
  private static final String AZIMUTHAL = "azimuthal";

  /** Types are compared in lower case. */
  public SelectionOptions {
    if (eventTypes != null) {
      eventTypes = eventTypes.stream().map(type -> type.toLowerCase(Locale.ROOT)).toList();
    }
  }

  /** These options, and where they say nothing the others. */
  public SelectionOptions orElse(SelectionOptions others) {
    return new SelectionOptions(
        where == null ? others.where : where,
        eventTypes == null ? others.eventTypes : eventTypes,
        strength == null ? others.strength : strength,
        weight == null ? others.weight : weight,
        projection == null ? others.projection : projection,
        coordinates == null ? others.coordinates : coordinates);
  }

  /** These options with the defaults in place of nulls, but for where, weight and coordinates. */
  SelectionOptions withDefaults(List<String> catalogColumns) {
    String count = catalogColumns.contains("station_count") ? "station_count" : "null";
    return orElse(new SelectionOptions(null, List.of(EARTHQUAKE), count, null, AZIMUTHAL, null));
  }

  boolean keepsAllTypes() {
    return eventTypes.contains(ALL_TYPES);
  }

  /** An event without a type is taken for an earthquake. */
  boolean keepsUntyped() {
    return eventTypes.contains(EARTHQUAKE);
  }
}
