package org.epicentra.job.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureScorer;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.evaluation.ImageEncoder;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.network.VaeWeights;

/**
 * The kinds of model that a registry holds, each with scores that follow from a model alone,
 * without data. They are recorded when a version is published and must come out again whenever it
 * is read back: they expose a model whose bytes are right but which this release reads differently.
 */
public enum ModelProbe {
  /** Log predictive densities, double precision. */
  MIXTURE("mixture", 1e-9),

  /** Bounds in nats, from matrix products in single precision, whose rounding varies by library. */
  VAE("autoencoder", 1e-4);

  private static final int EVENTS = 16;
  private static final int IMAGES = 4;

  /** The probe has a seed of its own: that of the training may change from night to night. */
  private static final long SEED = 1;

  private final String label;
  private final double tolerance;

  ModelProbe(String label, double tolerance) {
    this.label = label;
    this.tolerance = tolerance;
  }

  /** The probe of a kind of model, by its label; empty for an unknown kind. */
  public static Optional<ModelProbe> of(String label) {
    return Stream.of(values()).filter(each -> each.label.equals(label)).findFirst();
  }

  /** The kind of model as manifests have it: mixture or autoencoder. */
  public String label() {
    return label;
  }

  /** The kind of model as the setting {@code kind} has it: mixture or vae. */
  public String setting() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By how much a score may differ from the recorded one: this share of it, or of 1 if smaller. */
  public double tolerance() {
    return tolerance;
  }

  /** Whether scores are the recorded ones, within the tolerance; never where one is NaN. */
  public boolean agree(double[] scores, double[] recorded) {
    boolean agree = scores.length == recorded.length;
    for (int i = 0; agree && i < scores.length; i++) {
      agree = Math.abs(scores[i] - recorded[i]) <= tolerance * Math.max(1, Math.abs(recorded[i]));
    }
    return agree;
  }

  /**
   * The scores of the model in a folder, computed in plain Java.
   *
   * @throws org.epicentra.BadInputException when there is none, or a damaged one
   */
  public double[] scores(Path folder, Configuration hadoop) {
    if (this == MIXTURE) {
      return scores(ModelFolder.read(folder.toString(), hadoop).posterior());
    }
    var model = org.epicentra.job.vae.ModelFolder.read(folder.toString(), hadoop);
    return scores(model.weights(), model.binarize(), BlasChoice.JAVA);
  }

  /**
   * The log densities at the first centres, with the rounded rate of each as its strength, or with
   * 1 where 0 cannot be.
   */
  public static double[] scores(MixturePosterior posterior) {
    MixtureScorer scorer = new MixtureScorer(posterior);
    double[] scores = new double[Math.min(EVENTS, posterior.components())];
    double[] responsibilities = new double[posterior.components()];
    double least = posterior.prior().counts().zeroTruncated() ? 1 : 0;
    for (int k = 0; k < scores.length; k++) {
      double strength = Math.max(least, Math.rint(posterior.rate(k)));
      scores[k] = scorer.score(posterior.mean(k), strength, responsibilities);
    }
    return scores;
  }

  /** The bounds of a few images of stripes, with periods from 2 pixels on. */
  public static double[] scores(VaeWeights weights, Binarize binarize, BlasChoice blas) {
    int inputs = weights.architecture().inputs();
    ImageEncoder encoder =
        new ImageEncoder(
            weights.architecture(), new EvaluationSettings(binarize, 1, 0, SEED, blas));
    for (int image = 0; image < IMAGES; image++) {
      int from = image * inputs;
      Arrays.fill(encoder.pixels(), from, from + inputs, 0);
      for (int pixel = 0; pixel < inputs; pixel += image + 2) {
        encoder.pixels()[from + pixel] = 1;
      }
    }
    encoder.encode(weights.values(), IMAGES);
    double[] scores = new double[IMAGES];
    for (int image = 0; image < IMAGES; image++) {
      scores[image] = encoder.elbo(image);
    }
    return scores;
  }
}
