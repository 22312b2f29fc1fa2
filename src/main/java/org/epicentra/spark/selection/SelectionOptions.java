package org.epicentra.spark.selection;

import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.catalog.EventTypes;
import org.epicentra.spark.catalog.EventTypeFilter;

/**
 * Which events of a catalog are used, and what is taken of each. A null means: not said.
 *
 * @param where SQL condition over the catalog's columns
 * @param eventTypes kept types of event; see {@link EventTypeFilter}
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

  private static final String AZIMUTHAL = "azimuthal";
  private static final String NONE = "none";
  private static final List<String> PROJECTIONS = List.of(AZIMUTHAL, "geocentric", NONE);

  /**
   * Brings the types to the spelling that catalogs are imported with.
   *
   * @throws BadInputException when the projection is not known, or does not go with coordinates
   */
  public SelectionOptions {
    if (eventTypes != null) {
      eventTypes = new EventTypeFilter(eventTypes).types();
    }
    if (projection != null && !PROJECTIONS.contains(projection)) {
      throw new BadInputException(
          "--projection is '" + projection + "'; it must be azimuthal, geocentric or none");
    }
    if (NONE.equals(projection) && coordinates == null) {
      throw new BadInputException("--projection none needs --x and --y, and --z for 3-D");
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

  /** These options with every event's weight 1. */
  public SelectionOptions withoutWeight() {
    return new SelectionOptions(where, eventTypes, strength, null, projection, coordinates);
  }

  /** These options with the defaults in place of nulls, but for where, weight and coordinates. */
  SelectionOptions withDefaults(List<String> catalogColumns) {
    String count = catalogColumns.contains("station_count") ? "station_count" : "null";
    return orElse(
        new SelectionOptions(null, List.of(EventTypes.EARTHQUAKE), count, null, AZIMUTHAL, null));
  }

  /** Whether coordinates are taken as they are. */
  public boolean takesCoordinates() {
    return NONE.equals(projection);
  }
}
