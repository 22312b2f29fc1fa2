package org.epicentra.job.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What was exported; null where the format has none of it.
 *
 * @param format of the output
 * @param components that were written
 * @param withoutOutline outlines that were left out, since they would reach around the Earth
 * @param events that were written
 * @param forecast what was forecast
 * @param output where it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WrittenParts(
    OutputFormat format,
    Integer components,
    Integer withoutOutline,
    Long events,
    Forecast forecast,
    String output) {

  /**
   * A forecast.
   *
   * @param completeness the magnitude above which the catalog is complete
   * @param b of the relation of Gutenberg and Richter above it
   * @param eventsAbove the events of the catalog above it
   * @param days length of the forecast
   * @param expectedEvents that many in this time
   * @param cells of longitude and latitude
   * @param magnitudes bins
   * @param warnings what makes b doubtful
   */
  public record Forecast(
      double completeness,
      double b,
      long eventsAbove,
      double days,
      double expectedEvents,
      int cells,
      int magnitudes,
      List<String> warnings) {}
}
