package org.epicentra.spark.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.function.Function0;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.spark.catalog.EventTypeFilter;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.mixture.EventColumns;
import org.epicentra.spark.mixture.EventScan;
import org.epicentra.spark.mixture.EventSum;

/**
 * The events of a catalog that a mixture is fitted to or applied to: the catalog's rows that pass
 * the filters, with their locations, strengths and weights in columns of their own.
 *
 * @param catalog all events, before the filters
 * @param rows the kept rows with all columns of the catalog and those that {@code columns} names
 * @param columns where location, strength, weight and id are
 * @param projection how the locations were made
 * @param options what was selected, with defaults filled in
 */
public record CatalogSelection(
    Dataset<Row> catalog,
    Dataset<Row> rows,
    EventColumns columns,
    Projection projection,
    SelectionOptions options) {
  private static final String STRENGTH = EventLocations.PREFIX + "strength";
  private static final String WEIGHT = EventLocations.PREFIX + "weight";
  private static final String EVENT_TYPE = "event_type";
  private static final String ID = "id";

  /**
   * Selects for a fit: the projection is made from the events.
   *
   * @throws BadInputException when an option does not fit the catalog
   */
  public static CatalogSelection of(Dataset<Row> catalog, SelectionOptions options) {
    SelectionOptions full = options.withDefaults(Arrays.asList(catalog.columns()));
    Dataset<Row> kept = filtered(catalog, full);
    Projection projection;
    try {
      projection = EventLocations.choose(kept, full);
    } catch (BadInputException e) {
      throw kept.isEmpty() ? none(catalog, full) : e;
    }
    return located(catalog, kept, projection, full);
  }

  /** Selects for a fitted model, whose projection is used; throws as {@link #of}. */
  public static CatalogSelection of(
      Dataset<Row> catalog, SelectionOptions options, Projection projection) {
    SelectionOptions full = options.withDefaults(Arrays.asList(catalog.columns()));
    return located(catalog, filtered(catalog, full), projection, full);
  }

  /**
   * Loads the events for passes over them.
   *
   * @param components the number of components that are to be fitted
   * @throws BadInputException as {@link CachedEvents#load}
   */
  public CachedEvents load(int components) {
    try {
      return CachedEvents.load(rows, columns, components);
    } catch (BadInputException e) {
      throw rows.isEmpty() ? none() : e;
    }
  }

  /**
   * Sums over the events, in one reading of them.
   *
   * @param none makes a sum over no events, in each task
   * @throws BadInputException as {@link EventScan#sum}
   */
  public <S extends EventSum<S>> S sum(Function0<S> none) {
    try {
      return EventScan.sum(rows, columns, none);
    } catch (BadInputException e) {
      throw rows.isEmpty() ? none() : e;
    }
  }

  /**
   * Checks all events, after one of them was refused.
   *
   * @throws BadInputException that counts those that cannot be used, and names the first
   */
  public void check() {
    EventScan.check(rows, columns);
  }

  /** Those of the events that meet a condition. */
  CatalogSelection where(Column condition) {
    return new CatalogSelection(catalog, rows.filter(condition), columns, projection, options);
  }

  /** Whether any of the events has a strength; reads them up to the first that has one. */
  public boolean hasStrengths() {
    return !rows.filter(rows.col(STRENGTH).isNotNull()).isEmpty();
  }

  /** What is thrown when no event of the catalog is selected. */
  public BadInputException none() {
    return none(catalog, options);
  }

  private static BadInputException none(Dataset<Row> catalog, SelectionOptions options) {
    List<String> filters = new ArrayList<>();
    if (options.where() != null) {
      filters.add(Setting.named("where") + " " + options.where());
    }
    if (filtersTypes(catalog, options)) {
      filters.add(Setting.named("eventType") + " " + String.join(",", options.eventTypes()));
    }
    long events = catalog.count();
    return new BadInputException(
        filters.isEmpty() || events == 0
            ? "the catalog has no events"
            : "0 of " + events + " events pass " + String.join(" and ", filters));
  }

  /** Rows without the columns that the selection added. */
  public Dataset<Row> withoutAdded(Dataset<Row> scored) {
    return scored
        .drop(EventLocations.names(projection).toArray(String[]::new))
        .drop(STRENGTH, WEIGHT);
  }

  /** The columns of the catalog that the options name, and those by which events are filtered. */
  Set<String> named() {
    Set<String> named = new TreeSet<>();
    if (options.where() != null) {
      named.addAll(new UserExpression("where", options.where()).references(catalog));
    }
    if (!new EventTypeFilter(options.eventTypes()).keepsAll()) {
      named.add(EVENT_TYPE);
    }
    named.addAll(new UserExpression("strength", options.strength()).references(catalog));
    if (options.weight() != null) {
      named.addAll(new UserExpression("weight", options.weight()).references(catalog));
    }
    named.addAll(EventLocations.named(catalog, projection, options.coordinates()));
    return named;
  }

  /** The columns that the catalog itself has. */
  static List<String> catalogColumns(Dataset<Row> rows) {
    return Arrays.stream(rows.columns())
        .filter(name -> !name.startsWith(EventLocations.PREFIX))
        .toList();
  }

  private static Dataset<Row> filtered(Dataset<Row> catalog, SelectionOptions options) {
    Dataset<Row> kept = catalog;
    if (options.where() != null) {
      kept = new UserExpression("where", options.where()).filter(kept);
    }
    return filtersTypes(catalog, options)
        ? kept.filter(new EventTypeFilter(options.eventTypes()).keeps(kept.col(EVENT_TYPE)))
        : kept;
  }

  private static boolean filtersTypes(Dataset<Row> catalog, SelectionOptions options) {
    return !new EventTypeFilter(options.eventTypes()).keepsAll() && has(catalog, EVENT_TYPE);
  }

  private static CatalogSelection located(
      Dataset<Row> catalog, Dataset<Row> kept, Projection projection, SelectionOptions options) {
    Dataset<Row> rows = EventLocations.add(kept, projection, options.coordinates());
    rows = new UserExpression("strength", options.strength()).addNumber(STRENGTH, rows);
    Map<String, String> labels =
        new HashMap<>(EventLocations.labels(projection, options.coordinates()));
    labels.put(STRENGTH, Setting.named("strength") + " " + options.strength());
    String weight = null;
    if (options.weight() != null) {
      rows = new UserExpression("weight", options.weight()).addNumber(WEIGHT, rows);
      labels.put(WEIGHT, Setting.named("weight") + " " + options.weight());
      weight = WEIGHT;
    }
    List<String> location = EventLocations.names(projection);
    String id = has(kept, ID) ? ID : null;
    EventColumns columns = new EventColumns(location, STRENGTH, weight, id, labels);
    return new CatalogSelection(catalog, rows, columns, projection, options);
  }

  private static boolean has(Dataset<Row> rows, String column) {
    return Arrays.asList(rows.columns()).contains(column);
  }
}
