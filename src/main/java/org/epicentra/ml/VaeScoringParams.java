package org.epicentra.ml;

import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.epicentra.BadInputException;
import org.epicentra.spark.images.ImagePixels;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.likelihood.Likelihood;
import org.epicentra.vae.training.TrainingSettings;

/**
 * The parameters that {@link VariationalAutoencoder} and its model share: the columns they read and
 * write, and the settings of scoring. An empty name switches an output column off. See {@link
 * MixtureColumnParams} on Params in Java.
 */
public interface VaeScoringParams extends Params {

  /**
   * Images or rows of numbers: a column of type binary, Vector, or array of double, float or whole
   * numbers.
   */
  default Param<String> featuresCol() {
    return new StringParam(
        this,
        "featuresCol",
        "images: binary or array of whole numbers (0 to 255), Vector, array<double> or"
            + " array<float> (0 to 1); with the likelihood gaussian any numbers, as they are"
            + " except that binary ones are divided by 255");
  }

  /** Output: the posterior's mean, array of double. */
  default Param<String> meanCol() {
    return new StringParam(this, "meanCol", "output: mean of q(z|x) (array<double>)");
  }

  /** Output: the posterior's log-variance, array of double. */
  default Param<String> logVarianceCol() {
    return new StringParam(
        this, "logVarianceCol", "output: log-variance of q(z|x) (array<double>)");
  }

  /** Output: the ELBO of each row, in nats. */
  default Param<String> elboCol() {
    return new StringParam(this, "elboCol", "output: evidence lower bound in nats (double)");
  }

  /**
   * Output: the means of the inputs, given that of the posterior, array of float; off unless named.
   * Those of pixels are probabilities, those of numbers have the units of these.
   */
  default Param<String> reconstructionCol() {
    return new StringParam(
        this,
        "reconstructionCol",
        "output: means of the inputs, of pixels their probabilities, given the mean of q(z|x)"
            + " (array<float>)");
  }

  /**
   * Output: an anomaly score, minus the ELBO of each row, in nats; off unless named. The higher it
   * is, the less a row is like those of the training.
   */
  default Param<String> anomalyScoreCol() {
    return new StringParam(
        this, "anomalyScoreCol", "output: minus the evidence lower bound in nats (double)");
  }

  /** How pixels become 0 or 1: the label of a {@link Binarize}. */
  default Param<String> binarize() {
    return new StringParam(
        this,
        "binarize",
        "how pixels become 0 or 1: threshold, dynamic, static or none",
        ParamValidators.inArray(Arrays.stream(Binarize.values()).map(Binarize::label).toList()));
  }

  /** Draws of z for each row, {@code >= 1}. */
  default IntParam samples() {
    return new IntParam(this, "samples", "draws of z for each row, >= 1", ParamValidators.gtEq(1));
  }

  /** Seed of all random numbers. */
  default LongParam seed() {
    return new LongParam(this, "seed", "seed of all random numbers");
  }

  /** Implementation of matrix products: the label of a {@link BlasChoice}. */
  default Param<String> blas() {
    return new StringParam(
        this,
        "blas",
        "implementation of matrix products: auto, openblas, vector or java",
        ParamValidators.inArray(
            Arrays.stream(BlasChoice.values()).map(BlasChoice::label).toList()));
  }

  /** Sets the defaults, those of {@link TrainingSettings#REFERENCE} included; for constructors. */
  default void setScoringDefaults() {
    TrainingSettings reference = TrainingSettings.REFERENCE;
    setDefault(featuresCol(), ImageReader.IMAGE);
    setDefault(meanCol(), "mean");
    setDefault(logVarianceCol(), "log_variance");
    setDefault(elboCol(), "elbo");
    setDefault(reconstructionCol(), "");
    setDefault(anomalyScoreCol(), "");
    setDefault(binarize(), reference.binarize().label());
    setDefault(samples(), reference.samples());
    setDefault(seed(), reference.seed());
    setDefault(blas(), BlasChoice.AUTO.label());
  }

  /** The likelihood in use. */
  Likelihood likelihoodChoice();

  /** The way of binarising: what is set, or the usual one of the likelihood. */
  default Binarize binarizeChoice() {
    if (!isSet(binarize())) {
      return likelihoodChoice().defaultBinarize();
    }
    return Binarize.valueOf(getOrDefault(binarize()).toUpperCase(Locale.ROOT));
  }

  /** The implementation of matrix products. */
  default BlasChoice blasChoice() {
    return BlasChoice.valueOf(getOrDefault(blas()).toUpperCase(Locale.ROOT));
  }

  /** The settings of scoring. */
  default EvaluationSettings evaluationSettings() {
    ParamNames.in(
        () -> {
          likelihoodChoice().requireBinarize(binarizeChoice());
          return null;
        });
    return new EvaluationSettings(
        binarizeChoice(),
        (int) getOrDefault(samples()),
        0,
        (long) getOrDefault(seed()),
        blasChoice());
  }

  /**
   * The schema with the output columns added.
   *
   * @throws BadInputException when the images' column is missing or has a wrong type, or an output
   *     column exists already
   */
  default StructType encodedSchema(StructType schema) {
    ImagePixels.of(schema, getOrDefault(featuresCol()));
    DataType doubles = DataTypes.createArrayType(DataTypes.DoubleType, false);
    OutputFields fields = new OutputFields(schema);
    addOutput(fields, meanCol(), doubles);
    addOutput(fields, logVarianceCol(), doubles);
    addOutput(fields, elboCol(), DataTypes.DoubleType);
    addOutput(fields, reconstructionCol(), DataTypes.createArrayType(DataTypes.FloatType, false));
    addOutput(fields, anomalyScoreCol(), DataTypes.DoubleType);
    return fields.schema();
  }

  private void addOutput(OutputFields fields, Param<String> column, DataType type) {
    fields.add(column, getOrDefault(column), type);
  }
}
