package org.epicentra.ml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.epicentra.BadInputException;
import org.epicentra.gradient.ElboGradientEstimators;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.training.Annealing;
import org.epicentra.vae.training.Objective;
import org.epicentra.vae.training.TrainingSettings;

/** What steers a training; see {@link TrainingSettings}. */
public interface VaeTrainingParams extends VaeScoringParams {

  /** Widths of the encoder's hidden layers; the decoder has them in reverse. */
  default IntArrayParam hidden() {
    return new IntArrayParam(this, "hidden", "widths of the encoder's hidden layers");
  }

  /** Dimension of z, {@code >= 1}. */
  default IntParam latent() {
    return new IntParam(this, "latent", "dimension of z, >= 1", ParamValidators.gtEq(1));
  }

  /** The law of each coordinate of z: normal, exponential or categorical. */
  default Param<String> latentFamily() {
    return new Param<>(
        this,
        "latentFamily",
        "law of each coordinate of z: normal, exponential or categorical",
        ParamValidators.inArray(
            Arrays.stream(LatentFamily.values()).map(LatentFamily::label).toList()));
  }

  /** Categories of each coordinate, {@code >= 2}; other families ignore it. */
  default IntParam categories() {
    return new IntParam(
        this,
        "categories",
        "categories of each coordinate, >= 2, of the categorical family",
        ParamValidators.gtEq(2));
  }

  /** Temperature of relaxed categories at first, {@code > 0}; see {@link Annealing}. */
  default DoubleParam temperatureStart() {
    return new DoubleParam(
        this,
        "temperatureStart",
        "temperature of relaxed categories at minibatch 0, > 0",
        ParamValidators.gt(0));
  }

  /** The least temperature, {@code > 0} and at most that of the start. */
  default DoubleParam temperatureEnd() {
    return new DoubleParam(
        this,
        "temperatureEnd",
        "least temperature of relaxed categories, > 0, at most temperatureStart",
        ParamValidators.gt(0));
  }

  /** How fast the temperature falls, {@code >= 0}: as exp(-rate minibatch). */
  default DoubleParam temperatureRate() {
    return new DoubleParam(
        this,
        "temperatureRate",
        "the temperature at minibatch n is max(end, start exp(-rate n)); >= 0",
        ParamValidators.gtEq(0));
  }

  /** Passes over the data, {@code >= 1}. */
  default IntParam epochs() {
    return new IntParam(this, "epochs", "passes over the data, >= 1", ParamValidators.gtEq(1));
  }

  /** Rows of a minibatch, {@code >= 1}. */
  default IntParam batchSize() {
    return new IntParam(this, "batchSize", "rows of a minibatch, >= 1", ParamValidators.gtEq(1));
  }

  /** Adam's step size, {@code > 0}. */
  default DoubleParam learningRate() {
    return new DoubleParam(this, "learningRate", "Adam's step size, > 0", ParamValidators.gt(0));
  }

  /** The bound to raise: elbo or iwae. */
  default Param<String> objective() {
    return new Param<>(
        this,
        "objective",
        "the bound to raise: elbo, or iwae, whose samples are weighted by importance",
        ParamValidators.inArray(Arrays.stream(Objective.values()).map(Objective::label).toList()));
  }

  /** The gradient's estimator: analytic, total or path; of iwae total or dreg. */
  default Param<String> estimator() {
    return new Param<>(
        this,
        "estimator",
        "estimator of the gradient: " + String.join(", ", ElboGradientEstimators.NAMES),
        ParamValidators.inArray(ElboGradientEstimators.NAMES));
  }

  /** Greatest norm of the gradient per row, {@code >= 0}; 0 for none. */
  default DoubleParam gradientClip() {
    return new DoubleParam(
        this,
        "gradientClip",
        "greatest norm of the gradient per row; 0: none",
        ParamValidators.gtEq(0));
  }

  /** Epochs without a better validation loss that end the training, {@code >= 0}; 0 for never. */
  default IntParam patience() {
    return new IntParam(
        this,
        "patience",
        "epochs without a better validation loss that end the training; 0: never",
        ParamValidators.gtEq(0));
  }

  /**
   * A boolean column, true for rows that validate instead of train; others, null too, train. Empty
   * when all train.
   */
  default Param<String> validationIndicatorCol() {
    return new Param<>(
        this,
        "validationIndicatorCol",
        "boolean column, true for rows that validate instead of train; \"\": all train");
  }

  /**
   * @throws BadInputException when there is no such column, or it is not boolean
   */
  default void requireIndicator(StructType schema) {
    String name = getOrDefault(validationIndicatorCol());
    if (name.isEmpty()) {
      return;
    }
    if (!Arrays.asList(schema.fieldNames()).contains(name)) {
      throw new BadInputException(
          "There is no column '%s' of validationIndicatorCol; there are: %s."
              .formatted(name, String.join(", ", schema.fieldNames())));
    }
    DataType type = schema.apply(name).dataType();
    if (!type.equals(DataTypes.BooleanType)) {
      throw new BadInputException(
          "The column '%s' of validationIndicatorCol is %s, must be boolean."
              .formatted(name, type.simpleString()));
    }
  }

  /** Sets the defaults, the reference network and training; for a constructor. */
  default void setTrainingDefaults() {
    setScoringDefaults();
    TrainingSettings reference = TrainingSettings.REFERENCE;
    setDefault(hidden(), new int[] {400, 400});
    setDefault(latent(), 200);
    setDefault(latentFamily(), LatentFamily.NORMAL.label());
    setDefault(categories(), 10);
    setDefault(temperatureStart(), reference.annealing().start());
    setDefault(temperatureEnd(), reference.annealing().end());
    setDefault(temperatureRate(), reference.annealing().rate());
    setDefault(epochs(), reference.epochs());
    setDefault(batchSize(), reference.batchSize());
    setDefault(learningRate(), reference.learningRate());
    setDefault(objective(), reference.objective().label());
    setDefault(estimator(), reference.estimator());
    setDefault(gradientClip(), reference.gradientClip());
    setDefault(patience(), reference.patience());
    setDefault(validationIndicatorCol(), "");
  }

  /** The network for images of so many pixels. */
  default VaeArchitecture architecture(int inputs) {
    List<Integer> widths = Arrays.stream(getOrDefault(hidden())).boxed().toList();
    LatentFamily family = family();
    int categories = family == LatentFamily.CATEGORICAL ? (int) getOrDefault(categories()) : 0;
    return new VaeArchitecture(inputs, widths, (int) getOrDefault(latent()), family, categories);
  }

  private LatentFamily family() {
    return LatentFamily.valueOf(getOrDefault(latentFamily()).toUpperCase(Locale.ROOT));
  }

  /**
   * @throws IllegalArgumentException when a param is out of its range, or the family of z does not
   *     have the estimator
   */
  default void requireTrainable() {
    architecture(1);
    settings().requireFamily(family());
  }

  /** The settings that these params make. */
  default TrainingSettings settings() {
    return new TrainingSettings(
        (int) getOrDefault(epochs()),
        (int) getOrDefault(batchSize()),
        (double) getOrDefault(learningRate()),
        binarizeChoice(),
        Objective.valueOf(getOrDefault(objective()).toUpperCase(Locale.ROOT)),
        getOrDefault(estimator()),
        (int) getOrDefault(samples()),
        (long) getOrDefault(seed()),
        (double) getOrDefault(gradientClip()),
        (int) getOrDefault(patience()),
        new Annealing(
            (double) getOrDefault(temperatureStart()),
            (double) getOrDefault(temperatureEnd()),
            (double) getOrDefault(temperatureRate())));
  }
}
