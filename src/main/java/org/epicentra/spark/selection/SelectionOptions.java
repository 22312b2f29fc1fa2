package org.epicentra.spark.selection;

import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.EventTypes;
import org.epicentra.catalog.geography.ProjectionType;
import org.epicentra.spark.catalog.EventTypeFilter;

/**
 * Which events of a catalog are used, and which values are taken from each. A null is left to the
 * default or, for a fitted model, to what its fit had.
 *
 * @param where SQL condition over the catalog's columns
 * @param eventTypes kept types of event; see {@link EventTypeFilter}
 * @param strength SQL expression of the count
 * @param weight SQL expression of the weight
 * @param projection how locations become coordinates
 * @param coordinates 2 or 3 SQL expressions of x, y and z, for {@link ProjectionType#NONE}
 */
public record SelectionOptions(
    String where,
    List<String> eventTypes,
    String strength,
    String weight,
    ProjectionType projection,
    List<String> coordinates) {

  /**
   * Brings the types to the spelling that catalogs are imported with.
   *
   * @throws BadInputException when there are no coordinates for {@link ProjectionType#NONE}
   */
  public SelectionOptions {
    if (eventTypes != null) {
      eventTypes = new EventTypeFilter(eventTypes).types();
    }
    if (projection == ProjectionType.NONE && coordinates == null) {
      throw new BadInputException(
          "%s none needs %s and %s, and %s for 3-D"
              .formatted(
                  Setting.named("projection"),
                  Setting.named("x"),
                  Setting.named("y"),
                  Setting.named("z")));
    }
  }

  /** These options, with the values of the others where these have none. */
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
        new SelectionOptions(
            null, List.of(EventTypes.EARTHQUAKE), count, null, ProjectionType.AZIMUTHAL, null));
  }

  /** Whether coordinates are taken as they are. */
  public boolean takesCoordinates() {
    return projection == ProjectionType.NONE;
  }
}
