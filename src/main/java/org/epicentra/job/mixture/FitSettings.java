package org.epicentra.job.mixture;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.epicentra.catalog.geography.ProjectionType;
import org.epicentra.job.mixture.choice.ComponentChoice;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.selection.SelectionOptions;

/**
 * The options in force of a fit, as {@code summary.json} has them: those of the catalog, of the
 * selection with its defaults, and of the ascent.
 *
 * @param tau in JSON {@code auto} for null, which leaves it to the data
 * @param components of several the chosen number
 * @param choose by what it was chosen; null where one was given
 * @param holdoutShare of the events, by which it was chosen; null where none were held out
 * @param family those of the model
 * @param init the label of an initialisation, or the file of centres
 */
public record FitSettings(
    List<String> catalog,
    String format,
    Map<String, String> columns,
    String where,
    List<String> eventTypes,
    String strength,
    String weight,
    ProjectionType projection,
    List<String> coordinates,
    int components,
    @JsonInclude(JsonInclude.Include.NON_NULL) String choose,
    @JsonInclude(JsonInclude.Include.NON_NULL) Double holdoutShare,
    @JsonUnwrapped FamilySettings family,
    @JsonSerialize(nullsUsing = Auto.class) Double tau,
    String init,
    int restarts,
    long seed,
    int maxIterations,
    double tolerance,
    String acceleration,
    String moves) {

  /** Writes a value that is left to the data. */
  static final class Auto extends JsonSerializer<Object> {
    @Override
    public void serialize(Object none, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString("auto");
    }
  }

  /**
   * @param selected with the defaults filled in
   */
  public static FitSettings of(
      CatalogSource source, SelectionOptions selected, FitOptions options) {
    return of(source, selected, options, options.settings().components());
  }

  /** The same, where one of several numbers of components was chosen. */
  static FitSettings of(
      CatalogSource source, SelectionOptions selected, FitOptions options, int components) {
    ComponentChoice choice = options.choice();
    MixtureSettings settings = options.settings();
    return new FitSettings(
        source.paths(),
        source.format(),
        source.columns(),
        selected.where(),
        selected.eventTypes(),
        selected.strength(),
        selected.weight(),
        selected.projection(),
        selected.coordinates(),
        components,
        choice == null ? null : choice.criterion().label(),
        choice != null && choice.holdsOut() ? choice.holdoutShare() : null,
        FamilySettings.of(options),
        options.prior().tau(),
        options.centresFile() == null ? settings.init().label() : options.centresFile(),
        settings.restarts(),
        settings.seed(),
        settings.maxIterations(),
        settings.tolerance(),
        settings.acceleration().label(),
        settings.moves().label());
  }
}
