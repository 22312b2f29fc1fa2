package org.epicentra.ml;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.epicentra.BadInputException;
import org.epicentra.spark.mixture.EventColumns;
import org.epicentra.spark.mixture.EventSelection;
import org.epicentra.spark.mixture.ScoredEvents.Score;

/**
 * The columns that {@link VariationalGaussianMixture} and its model read and write. A name that is
 * empty switches the column off.
 *
 * <p>A Param equals another of the same owner and name, so each call may make a new one: Java has
 * no place for them that exists early enough.
 */
public interface MixtureColumnParams extends Params {

  /** One Vector, array of double or array of float column with 2 or 3 coordinates. */
  default Param<String> featuresCol() {
    return new StringParam(
        this,
        "featuresCol",
        "location: a Vector, array<double> or array<float> column of 2 or 3 coordinates");
  }

  /** Two or three numeric columns; when set, they are the location instead of featuresCol. */
  default StringArrayParam inputCols() {
    return new StringArrayParam(
        this, "inputCols", "location: 2 or 3 numeric columns, read instead of featuresCol");
  }

  /**
   * Counts {@code >= 0}; null where an event has none; empty when no event has one, as where it is
   * not set and the table has no column of the default name.
   */
  default Param<String> strengthCol() {
    return new StringParam(
        this, "strengthCol", "count >= 0 of an event, null where it has none; \"\": none has one");
  }

  /** Names rows in error messages. */
  default Param<String> idCol() {
    return new StringParam(this, "idCol", "names a row in messages; \"\": rows are named by value");
  }

  /** Output: the most probable component, int; -1 where the background is more probable. */
  default Param<String> predictionCol() {
    return new StringParam(
        this,
        "predictionCol",
        "output: most probable component (int), -1 where the background is more probable");
  }

  /** Output: the probability of that component, or of the background, double in (0, 1]. */
  default Param<String> probabilityCol() {
    return new StringParam(
        this,
        "probabilityCol",
        "output: probability of that component, or of the background (double)");
  }

  /** Output: the probabilities of all components, array of double; off unless named. */
  default Param<String> responsibilitiesCol() {
    return new StringParam(
        this, "responsibilitiesCol", "output: probability of each component (array<double>)");
  }

  /** Output: the log predictive density, nats. */
  default Param<String> logDensityCol() {
    return new StringParam(
        this, "logDensityCol", "output: log predictive density in nats (double)");
  }

  /** Output: the probability of being background, double; off unless named. */
  default Param<String> backgroundCol() {
    return new StringParam(
        this, "backgroundCol", "output: probability of being background (double)");
  }

  /** Output: the entropy of the assignment, nats, 0 to log K. */
  default Param<String> entropyCol() {
    return new StringParam(
        this, "entropyCol", "output: entropy of the assignment in nats (double)");
  }

  /** Sets the defaults of these columns; for a constructor. */
  default void setColumnDefaults() {
    setDefault(featuresCol(), "features");
    setDefault(strengthCol(), "strength");
    setDefault(idCol(), "");
    setDefault(predictionCol(), "component");
    setDefault(probabilityCol(), "probability");
    setDefault(responsibilitiesCol(), "");
    setDefault(logDensityCol(), "log_density");
    setDefault(entropyCol(), "entropy");
    setDefault(backgroundCol(), "");
  }

  /**
   * The event columns that these params name. A table need not have the default strengthCol: then
   * no event has a strength. One that is set must be there.
   *
   * @param schema of the table
   * @param weight the weight's column, or null
   */
  default EventColumns eventColumns(StructType schema, String weight) {
    List<String> location =
        isDefined(inputCols())
            ? Arrays.asList(getOrDefault(inputCols()))
            : List.of(getOrDefault(featuresCol()));
    String strength = nameOrNull(strengthCol());
    if (!isSet(strengthCol()) && !Arrays.asList(schema.fieldNames()).contains(strength)) {
      strength = null;
    }
    return new EventColumns(location, strength, weight, nameOrNull(idCol()));
  }

  /** The column's name, or null when it is switched off. */
  default String nameOrNull(Param<String> column) {
    String name = isDefined(column) ? getOrDefault(column) : "";
    return name.isEmpty() ? null : name;
  }

  /**
   * The schema with the output columns added.
   *
   * @throws BadInputException when an input column is missing or of a wrong type, or an output
   *     column is there already (letters' case counts only where spark.sql.caseSensitive is on)
   */
  default StructType scoredSchema(StructType schema, EventColumns columns) {
    new EventSelection(schema, columns);
    OutputFields fields = new OutputFields(schema);
    addOutput(fields, predictionCol(), Score.COMPONENT.type());
    addOutput(fields, probabilityCol(), Score.PROBABILITY.type());
    addOutput(fields, logDensityCol(), Score.LOG_DENSITY.type());
    addOutput(fields, entropyCol(), Score.ENTROPY.type());
    addOutput(fields, backgroundCol(), Score.BACKGROUND.type());
    addOutput(fields, responsibilitiesCol(), Score.RESPONSIBILITIES.type());
    return fields.schema();
  }

  private void addOutput(OutputFields fields, Param<String> column, DataType type) {
    fields.add(column, nameOrNull(column), type);
  }
}
