package org.epicentra.job.retrain.vae;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.job.registry.ModelProbe;
import org.epicentra.job.retrain.Comparison;
import org.epicentra.job.retrain.ModelKind;
import org.epicentra.job.retrain.PairedScores;
import org.epicentra.job.retrain.PromotionRule;
import org.epicentra.job.vae.ModelFolder;
import org.epicentra.job.vae.TrainOptions;
import org.epicentra.job.vae.TrainSummary;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.network.VaeWeights;

/** A trained autoencoder that is not published yet. */
final class TrainedChallenger implements ModelKind.Challenger {
  private static final String MEASURE = "mean bound";

  /** The draws have a seed of their own: that of the training may change from night to night. */
  private static final long SEED = 1;

  /** The trained network, and how it was trained. */
  record Trained(ModelFolder folder, TrainSummary summary, TrainOptions options) {}

  private final Trained trained;
  private final Map<String, Object> training;
  private final ModelFolder champion;
  private final SplitImages split;

  TrainedChallenger(
      Trained trained, Map<String, Object> training, ModelFolder champion, SplitImages split) {
    this.trained = trained;
    this.training = training;
    this.champion = champion;
    this.split = split;
  }

  @Override
  public Map<String, Object> training() {
    return training;
  }

  @Override
  public Comparison compare(PromotionRule rule) {
    VaeWeights own = trained.folder().weights();
    boolean alone = champion == null;
    PairedScores scores =
        split.bounds(
            alone ? own : champion.weights(), own, settings(), Comparison.resampling(rule));
    return alone
        ? Comparison.alone(MEASURE, scores)
        : Comparison.of(MEASURE, scores, label -> "label " + label);
  }

  private EvaluationSettings settings() {
    return new EvaluationSettings(
        trained.folder().binarize(), 1, 0, SEED, trained.options().blas());
  }

  @Override
  public void write(Path folder, Configuration hadoop) {
    trained.folder().write(folder, trained.summary(), hadoop);
  }

  @Override
  public double[] probe(Path folder, Configuration hadoop) {
    ModelFolder read = ModelFolder.read(folder.toString(), hadoop);
    return ModelProbe.scores(read.weights(), read.binarize(), trained.options().blas());
  }

  @Override
  public double[] probe() {
    ModelFolder folder = trained.folder();
    return ModelProbe.scores(folder.weights(), folder.binarize(), trained.options().blas());
  }
}
