package org.epicentra.ml;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.UUID;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.spark.SqlName;

/**
 * The weighted mean log predictive density of scored events, nats per event; larger is better. For
 * choosing the number of components by cross-validation.
 */
public final class MeanLogDensityEvaluator extends Evaluator implements DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  public MeanLogDensityEvaluator() {
    this("meanLogDensity_" + UUID.randomUUID().toString().substring(24));
  }

  /** With a given uid, for copying and loading. */
  public MeanLogDensityEvaluator(String uid) {
    this.uid = uid;
    setDefault(logDensityCol(), "log_density");
    setDefault(weightCol(), "");
  }

  @Override
  public String uid() {
    return uid;
  }

  /** The column that the model wrote. */
  public Param<String> logDensityCol() {
    return new StringParam(this, "logDensityCol", "log predictive density in nats (double)");
  }

  /** Weights {@code > 0}; empty when all are 1. */
  public Param<String> weightCol() {
    return new StringParam(this, "weightCol", "weight > 0 of an event; \"\": all are 1");
  }

  public MeanLogDensityEvaluator setLogDensityCol(String name) {
    set(logDensityCol(), name);
    return this;
  }

  public MeanLogDensityEvaluator setWeightCol(String name) {
    set(weightCol(), name);
    return this;
  }

  /**
   * @throws BadInputException when there are no rows, or the mean is no finite number
   */
  @Override
  public double evaluate(Dataset<?> dataset) {
    String weightName = getOrDefault(weightCol());
    Column weight = weightName.isEmpty() ? lit(1.0) : SqlName.column(weightName);
    Column density = SqlName.column(getOrDefault(logDensityCol()));
    Row sums = dataset.select(sum(density.multiply(weight)), sum(weight)).head();
    if (sums.isNullAt(0)) {
      throw new BadInputException("There are no scored events to take the mean log density of.");
    }
    double mean = sums.getDouble(0) / sums.getDouble(1);
    if (!Double.isFinite(mean)) {
      throw new BadInputException(
          "The mean log density is %s: the weighted densities sum to %s, the weights to %s. Check both"
                  .formatted(mean, sums.getDouble(0), sums.getDouble(1))
              + " columns for NaN and for numbers that are too large.");
    }
    return mean;
  }

  @Override
  public boolean isLargerBetter() {
    return true;
  }

  @Override
  public MeanLogDensityEvaluator copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  public static MLReader<MeanLogDensityEvaluator> read() {
    return StoredModel.reader(
        MeanLogDensityEvaluator.class, (uid, stored) -> new MeanLogDensityEvaluator(uid));
  }

  public static MeanLogDensityEvaluator load(String path) {
    return read().load(path);
  }
}
