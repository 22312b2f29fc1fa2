package org.epicentra.onnx;

import org.epicentra.vae.network.VaeArchitecture;

/**
 * The posterior q(z|x) of each row, as {@link org.epicentra.vae.latent.Posterior} has it, for each
 * {@link org.epicentra.vae.latent.LatentFamily}.
 */
interface LatentGraph {
  /** The mean of each number of z, rows x codes. */
  OnnxValue mean();

  /** The logarithm of its variance, rows x codes. */
  OnnxValue logVariance();

  /**
   * A draw, rows x codes, which is not relaxed.
   *
   * @param noise rows x codes
   */
  OnnxValue draw(OnnxValue noise);

  /** What the noise of a draw is. */
  String noiseDescription();

  /** KL(q || p), rows x 1, nats, in double precision. */
  OnnxValue kl();

  /**
   * The posterior of a network's family.
   *
   * @param heads the outputs of the encoder, each rows x codes
   */
  static LatentGraph of(VaeArchitecture architecture, OnnxValue... heads) {
    return switch (architecture.family()) {
      case NORMAL -> new Normal(heads[0], heads[1]);
      case EXPONENTIAL -> new Exponential(heads[0]);
      case CATEGORICAL ->
          Categorical.of(
              heads[0].reshaped(-1, architecture.latent(), architecture.categories()),
              architecture.latent(),
              architecture.categories());
    };
  }

  /** z = mu + sigma eps, eq. (12). */
  record Normal(OnnxValue mean, OnnxValue logVariance) implements LatentGraph {
    @Override
    public OnnxValue draw(OnnxValue noise) {
      return mean.plus(logVariance.times(0.5).exp().times(noise));
    }

    @Override
    public String noiseDescription() {
      return "draws of a standard normal distribution; 0 for the mean of q(z|x)";
    }

    @Override
    public OnnxValue kl() {
      OnnxValue mu = mean.as(OnnxType.DOUBLE);
      OnnxValue log = logVariance.as(OnnxType.DOUBLE);
      return mu.times(mu).plus(log.exp()).minus(log).plus(-1).sum().times(0.5);
    }
  }

  /**
   * Of rate a, with h = ln a.
   *
   * @param h rows x codes
   */
  record Exponential(OnnxValue h) implements LatentGraph {
    @Override
    public OnnxValue mean() {
      return h.negative().exp();
    }

    @Override
    public OnnxValue logVariance() {
      return h.times(-2);
    }

    @Override
    public OnnxValue draw(OnnxValue noise) {
      OnnxValue standard = noise.as(OnnxType.DOUBLE).negative().plus(1).log().negative();
      return standard.times(h.as(OnnxType.DOUBLE).negative().exp()).as(OnnxType.FLOAT);
    }

    @Override
    public String noiseDescription() {
      return "draws of a uniform distribution on [0, 1)";
    }

    @Override
    public OnnxValue kl() {
      OnnxValue log = h.as(OnnxType.DOUBLE);
      return log.plus(log.negative().exp()).plus(-1).sum();
    }
  }

  /**
   * One-hot draws.
   *
   * @param logProbability rows x latent x categories, in double precision
   */
  record Categorical(OnnxValue logProbability, int latent, int categories) implements LatentGraph {
    /** Half the spacing of the uniform numbers; added to them it keeps them inside (0, 1). */
    private static final double HALF_STEP = 0x1p-25;

    /** Rounded as the network's, to single precision. */
    static Categorical of(OnnxValue logits, int latent, int categories) {
      OnnxValue exact = logits.as(OnnxType.DOUBLE);
      OnnxValue rounded = exact.minus(exact.logSumExp()).as(OnnxType.FLOAT);
      return new Categorical(rounded.as(OnnxType.DOUBLE), latent, categories);
    }

    @Override
    public OnnxValue mean() {
      return flat(logProbability.exp().as(OnnxType.FLOAT));
    }

    /** ln p (1 - p); near p = 1, where 1 - p loses its digits, by ln(1 - e^l) = ln(-l) + l/2. */
    @Override
    public OnnxValue logVariance() {
      OnnxValue far = logProbability.exp().negative().plus(1).log();
      OnnxValue near = logProbability.negative().log().plus(logProbability.times(0.5));
      OnnxValue rest = logProbability.greaterThan(-1e-4).choose(near, far);
      return flat(logProbability.plus(rest).as(OnnxType.FLOAT));
    }

    @Override
    public OnnxValue draw(OnnxValue noise) {
      OnnxValue gumbel =
          noise.as(OnnxType.DOUBLE).plus(HALF_STEP).log().negative().log().negative();
      OnnxValue perturbed = logProbability.plus(gumbel.reshaped(-1, latent, categories));
      return flat(perturbed.equalTo(perturbed.greatest()).as(OnnxType.FLOAT));
    }

    @Override
    public String noiseDescription() {
      return "draws of a uniform distribution on [0, 1)";
    }

    /** sum p (ln p + ln K). */
    @Override
    public OnnxValue kl() {
      OnnxValue log = logProbability.atLeast(-700); // where p ln p is 0
      return log.exp().times(log.plus(Math.log(categories))).reshaped(0, -1).sum();
    }

    private OnnxValue flat(OnnxValue value) {
      return value.reshaped(-1, (long) latent * categories);
    }
  }
}
