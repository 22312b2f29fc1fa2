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
import org.epicentra.Setting;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.training.Annealing;
import org.epicentra.vae.training.LearningRateSteps;
import org.epicentra.vae.training.Objective;
import org.epicentra.vae.training.TrainingSettings;

/** The parameters of a training; see {@link TrainingSettings}. */
public interface VaeTrainingParams extends VaeNetworkParams {

  /** Temperature of relaxed categories at the start, {@code > 0}; see {@link Annealing}. */
  default DoubleParam temperatureStart() {
    return new DoubleParam(
        this,
        "temperatureStart",
        "temperature of relaxed categories at minibatch 0, > 0",
        ParamValidators.gt(0));
  }

  /** Lowest temperature, {@code > 0} and at most that of the start. */
  default DoubleParam temperatureEnd() {
    return new DoubleParam(
        this,
        "temperatureEnd",
        "lowest temperature of relaxed categories, > 0, at most temperatureStart",
        ParamValidators.gt(0));
  }

  /** Rate at which the temperature falls, {@code >= 0}: as exp(-rate n) at minibatch n. */
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

  /**
   * Shards of a minibatch, {@code >= 1}, at most its rows and 1,024: the most tasks that work on
   * it. Unset: 2, or one for each 250 rows of a larger minibatch.
   */
  default IntParam shards() {
    return new IntParam(
        this,
        "shards",
        "shards of a minibatch, the most tasks that work on it, >= 1, at most batchSize and 1024;"
            + " unset: 2, or one for each 250 rows of a larger minibatch",
        ParamValidators.gtEq(1));
  }

  /** Adam's step size, {@code > 0}. */
  default DoubleParam learningRate() {
    return new DoubleParam(this, "learningRate", "Adam's step size, > 0", ParamValidators.gt(0));
  }

  /**
   * Epochs after which the learning rate is multiplied by {@link #learningRateFactor}, in ascending
   * order; none for a constant rate.
   */
  default IntArrayParam learningRateSteps() {
    return new IntArrayParam(
        this,
        "learningRateSteps",
        "epochs after which the learning rate is multiplied by learningRateFactor, ascending");
  }

  /** Factor of {@link #learningRateSteps}, {@code > 0}. */
  default DoubleParam learningRateFactor() {
    return new DoubleParam(
        this,
        "learningRateFactor",
        "factor of the learning rate after each of learningRateSteps, > 0",
        ParamValidators.gt(0));
  }

  /** The bound to raise: the label of an {@link Objective}. */
  default Param<String> objective() {
    return new StringParam(
        this,
        "objective",
        "the bound to raise: elbo, or iwae, whose samples are weighted by importance",
        ParamValidators.inArray(Arrays.stream(Objective.values()).map(Objective::label).toList()));
  }

  /** Estimator of the gradient: the label of one of {@link Objective#estimators}. */
  default Param<String> estimator() {
    List<String> labels =
        Arrays.stream(Objective.values())
            .flatMap(objective -> objective.estimators().stream())
            .map(Estimator::label)
            .distinct()
            .toList();
    return new StringParam(
        this,
        "estimator",
        "estimator of the gradient: " + String.join(", ", labels),
        ParamValidators.inArray(labels));
  }

  /** Greatest norm of the gradient per row, {@code >= 0}; 0 for none. */
  default DoubleParam gradientClip() {
    return new DoubleParam(
        this,
        "gradientClip",
        "greatest norm of the gradient per row; 0: none",
        ParamValidators.gtEq(0));
  }

  /** Epochs without a better validation loss that end training, {@code >= 0}; 0 for never. */
  default IntParam patience() {
    return new IntParam(
        this,
        "patience",
        "epochs without a better validation loss that end training; 0: never",
        ParamValidators.gtEq(0));
  }

  /**
   * Name of a boolean column that is true for rows used to validate; all others, null included, are
   * used to train. Empty to train on all rows.
   */
  default Param<String> validationIndicatorCol() {
    return new StringParam(
        this,
        "validationIndicatorCol",
        "boolean column, true for rows used to validate, not to train; \"\": none");
  }

  /**
   * Checks the column of {@link #validationIndicatorCol}.
   *
   * @throws BadInputException when there is no such column, or it is not boolean
   */
  default void requireIndicator(StructType schema) {
    String name = getOrDefault(validationIndicatorCol());
    if (name.isEmpty()) {
      return;
    }
    if (!Arrays.asList(schema.fieldNames()).contains(name)) {
      throw new BadInputException(
          "There is no column '%s', named by validationIndicatorCol; there are: %s."
              .formatted(name, String.join(", ", schema.fieldNames())));
    }
    DataType type = schema.apply(name).dataType();
    if (!type.equals(DataTypes.BooleanType)) {
      throw new BadInputException(
          "The column '%s', named by validationIndicatorCol, is %s; it must be boolean."
              .formatted(name, type.simpleString()));
    }
  }

  /** Sets the defaults, which are the reference network and training; for constructors. */
  default void setTrainingDefaults() {
    setNetworkDefaults();
    TrainingSettings reference = TrainingSettings.REFERENCE;
    setDefault(temperatureStart(), reference.annealing().start());
    setDefault(temperatureEnd(), reference.annealing().end());
    setDefault(temperatureRate(), reference.annealing().rate());
    setDefault(epochs(), reference.epochs());
    setDefault(batchSize(), reference.batchSize());
    setDefault(learningRate(), reference.learningRate());
    setDefault(learningRateSteps(), new int[0]);
    setDefault(learningRateFactor(), reference.learningRateSteps().factor());
    setDefault(objective(), reference.objective().label());
    setDefault(estimator(), reference.estimator().label());
    setDefault(gradientClip(), reference.gradientClip());
    setDefault(patience(), reference.patience());
    setDefault(validationIndicatorCol(), "");
  }

  /**
   * Checks the parameters before the images are read.
   *
   * @throws IllegalArgumentException when one is out of its range, or the family of z does not have
   *     the estimator, or the likelihood the way of binarising or no standardisation
   */
  default void requireTrainable() {
    ParamNames.in(
        () -> {
          settings().requireFamily(familyChoice());
          settings().requireLikelihood(likelihoodChoice());
          if ((boolean) getOrDefault(standardize()) && !likelihoodChoice().isOfNumbers()) {
            throw new IllegalArgumentException(
                Setting.mustBe(
                    "standardize", true, "false with the likelihood " + likelihoodChoice()));
          }
          return architecture(1);
        });
  }

  /** The settings of the training. */
  default TrainingSettings settings() {
    return new TrainingSettings(
        (int) getOrDefault(epochs()),
        (int) getOrDefault(batchSize()),
        (double) getOrDefault(learningRate()),
        binarizeChoice(),
        Objective.valueOf(getOrDefault(objective()).toUpperCase(Locale.ROOT)),
        Estimator.of(getOrDefault(estimator())),
        (int) getOrDefault(samples()),
        (long) getOrDefault(seed()),
        (double) getOrDefault(gradientClip()),
        (int) getOrDefault(patience()),
        new Annealing(
            (double) getOrDefault(temperatureStart()),
            (double) getOrDefault(temperatureEnd()),
            (double) getOrDefault(temperatureRate())),
        isSet(shards())
            ? (int) getOrDefault(shards())
            : TrainingSettings.defaultShards((int) getOrDefault(batchSize())),
        new LearningRateSteps(
            Arrays.stream(getOrDefault(learningRateSteps())).boxed().toList(),
            (double) getOrDefault(learningRateFactor())));
  }
}
