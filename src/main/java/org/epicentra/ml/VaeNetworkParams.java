package org.epicentra.ml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.likelihood.Likelihood;
import org.epicentra.vae.network.VaeArchitecture;

/** The parameters of a network that is to be trained; see {@link VaeArchitecture}. */
public interface VaeNetworkParams extends VaeScoringParams {

  /** Widths of the encoder's hidden layers; the decoder has them in reverse. */
  default IntArrayParam hidden() {
    return new IntArrayParam(this, "hidden", "widths of the encoder's hidden layers");
  }

  /** Activation of the hidden layers: the label of an {@link Activation}. */
  default Param<String> activation() {
    List<String> labels = Arrays.stream(Activation.values()).map(Activation::label).toList();
    return new StringParam(
        this,
        "activation",
        "activation of the hidden layers: " + String.join(", ", labels),
        ParamValidators.inArray(labels));
  }

  /** Distribution of the inputs given z: the label of a {@link Likelihood}. */
  default Param<String> likelihood() {
    return new StringParam(
        this,
        "likelihood",
        "distribution of the inputs given z: bernoulli, of pixels that are 0 or 1, or gaussian, of"
            + " any numbers",
        ParamValidators.inArray(
            Arrays.stream(Likelihood.values()).map(Likelihood::label).toList()));
  }

  /** Variance of the gaussian likelihood, {@code > 0}. Unset: that of each input is learned. */
  default DoubleParam variance() {
    return new DoubleParam(
        this,
        "variance",
        "variance of the gaussian likelihood, > 0, of standardised numbers where these are"
            + " standardised; unset: that of each input is learned",
        ParamValidators.gt(0));
  }

  /**
   * Whether the numbers of the gaussian likelihood are standardised: reduced by the mean of their
   * column in the training rows and divided by its standard deviation, both of which the model
   * keeps.
   */
  default BooleanParam standardize() {
    return new BooleanParam(
        this,
        "standardize",
        "whether numbers are reduced by the mean of their column in the training rows and divided"
            + " by its standard deviation");
  }

  /** Number of coordinates of z, {@code >= 1}. */
  default IntParam latent() {
    return new IntParam(
        this, "latent", "number of coordinates of z, >= 1", ParamValidators.gtEq(1));
  }

  /** Distribution of each coordinate of z: the label of a {@link LatentFamily}. */
  default Param<String> latentFamily() {
    List<String> labels = Arrays.stream(LatentFamily.values()).map(LatentFamily::label).toList();
    return new StringParam(
        this,
        "latentFamily",
        "distribution of each coordinate of z: " + String.join(", ", labels),
        ParamValidators.inArray(labels));
  }

  /** Categories of each coordinate, {@code >= 2}; families without categories ignore it. */
  default IntParam categories() {
    return new IntParam(
        this,
        "categories",
        "categories of each coordinate, >= 2, for families that have them",
        ParamValidators.gtEq(2));
  }

  /** Sets the defaults, which are the reference network; for constructors. */
  default void setNetworkDefaults() {
    setScoringDefaults();
    VaeArchitecture network = VaeArchitecture.reference(1);
    setDefault(hidden(), network.hidden().stream().mapToInt(Integer::intValue).toArray());
    setDefault(activation(), network.activation().label());
    setDefault(likelihood(), network.likelihood().label());
    setDefault(standardize(), false);
    setDefault(latent(), network.latent());
    setDefault(latentFamily(), network.family().label());
    setDefault(categories(), LatentFamily.DEFAULT_CATEGORIES);
  }

  /** The network for images of {@code inputs} pixels. */
  default VaeArchitecture architecture(int inputs) {
    List<Integer> widths = Arrays.stream(getOrDefault(hidden())).boxed().toList();
    LatentFamily family = familyChoice();
    int categories = family.hasCategories() ? (int) getOrDefault(categories()) : 0;
    return new VaeArchitecture(
        inputs,
        widths,
        (int) getOrDefault(latent()),
        family,
        categories,
        Activation.of(getOrDefault(activation())),
        likelihoodChoice(),
        isSet(variance()) ? (double) getOrDefault(variance()) : 0);
  }

  @Override
  default Likelihood likelihoodChoice() {
    return Likelihood.of(getOrDefault(likelihood()));
  }

  /** The distribution of each coordinate of z. */
  default LatentFamily familyChoice() {
    return LatentFamily.valueOf(getOrDefault(latentFamily()).toUpperCase(Locale.ROOT));
  }
}
