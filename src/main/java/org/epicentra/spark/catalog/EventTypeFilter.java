package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.trim;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.EventTypes;

/**
 * Selects events by their type. An event whose type is not told counts as an earthquake: where it
 * is empty, {@code unknown} or {@code not reported}.
 *
 * @param types in the spelling of {@link EventTypes}, or {@link #ALL}
 */
public record EventTypeFilter(List<String> types) {
  /** Stands for every type. */
  public static final String ALL = "all";

  /**
   * Takes the types in any spelling.
   *
   * @throws BadInputException when one of them is none
   */
  public EventTypeFilter {
    types = types.stream().map(EventTypeFilter::spelled).toList();
  }

  private static String spelled(String type) {
    String spelled = EventTypes.normalise(type);
    if (spelled == null) {
      throw new BadInputException(
          Setting.mustBe("eventType", "'" + type + "'", "a type of event, or " + ALL));
    }
    return spelled;
  }

  /** Whether every event is kept. */
  public boolean keepsAll() {
    return types.contains(ALL);
  }

  /** Whether an event is kept: never null. */
  public Column keeps(Column eventType) {
    if (keepsAll()) {
      return lit(true);
    }
    Column type = coalesce(eventType.cast("string"), lit(""));
    List<String> kept = new ArrayList<>(types);
    if (types.contains(EventTypes.EARTHQUAKE)) {
      kept.add("");
      kept.addAll(EventTypes.UNTOLD);
    }
    // Most rows have that spelling: a comparison takes less than making it.
    Object[] spellings = kept.toArray();
    return type.isin(spellings).or(lower(trim(type)).isin(spellings));
  }
}
