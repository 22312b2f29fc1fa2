package org.epicentra.job.vae;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.Setting;
import org.epicentra.job.Job;
import org.epicentra.spark.vae.CachedImages;
import org.epicentra.spark.vae.VaeEvaluation;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.network.VaeElbo;

/**
 * {@code vae evaluate}: measures how well a model describes images.
 *
 * @param application the model and the images
 * @param samples draws of z for each image, for the ELBO
 * @param importanceSamples draws for each image in the estimate of log p(x); 0 for no estimate
 */
public record EvaluateJob(ModelApplication application, int samples, int importanceSamples)
    implements Job<EvaluateJob.Result> {
  /**
   * Checks the numbers of draws.
   *
   * @throws org.epicentra.BadInputException when one is out of its range
   */
  public EvaluateJob {
    ModelApplication.requireDraws(Setting.named("samples"), samples, 1, VaeElbo.MOST_SAMPLES);
    ModelApplication.requireDraws(
        Setting.named("importanceSamples"), importanceSamples, 0, Integer.MAX_VALUE);
  }

  /**
   * Means over the images, in nats.
   *
   * @param rows number of images
   * @param elbo the evidence lower bound: minus reconstruction and kl
   * @param reconstruction -E_q log p(x|z)
   * @param kl KL(q || p)
   * @param logLikelihood importance-weighted estimate of log p(x); null without one
   * @param activeUnits numbers of z whose posterior mean varies over the images
   * @param latent width of z in numbers
   * @param binarize how the pixels were binarised
   * @param samples draws for the ELBO, per image
   * @param importanceSamples draws for log p(x), per image
   * @param logLikelihoodError standard error of logLikelihood over the images; null without one
   * @param columns of the table that the model reads; none for images
   */
  public record Result(
      long rows,
      double elbo,
      double reconstruction,
      double kl,
      Double logLikelihood,
      int activeUnits,
      int latent,
      String binarize,
      int samples,
      int importanceSamples,
      Double logLikelihoodError,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> columns) {}

  @Override
  public void requireInputs(Configuration hadoop) {
    application.requireInputs(hadoop);
  }

  @Override
  public Result run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    ModelFolder folder = application.readModel(hadoop);
    EvaluationSettings settings = application.settings(folder, samples, importanceSamples);
    VaeEvaluation evaluation;
    try (CachedImages images =
        CachedImages.load(
            folder.open(spark, application.images()), folder.input(settings.binarize()))) {
      evaluation = VaeEvaluation.of(images, folder.weights(), settings);
    }
    return new Result(
        evaluation.rows(),
        evaluation.elbo(),
        evaluation.reconstruction(),
        evaluation.kl(),
        importanceSamples > 0 ? evaluation.logLikelihood() : null,
        evaluation.activeUnits(),
        folder.weights().architecture().codes(),
        settings.binarize().label(),
        samples,
        importanceSamples,
        importanceSamples > 0 && evaluation.rows() > 1 ? evaluation.logLikelihoodError() : null,
        folder.columns());
  }
}
