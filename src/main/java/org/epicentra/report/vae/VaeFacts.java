package org.epicentra.report.vae;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.network.VaeArchitecture;

/**
 * All that a page of an autoencoder is made of. Losses are in nats per image.
 *
 * @param summary the content of the model's summary.json
 * @param architecture of the network
 * @param measured over all images
 * @param surveyed of a sample of the images
 * @param sheets images that the network was given or makes
 * @param origin where images and model come from
 */
public record VaeFacts(
    JsonNode summary,
    VaeArchitecture architecture,
    Measured measured,
    Surveyed surveyed,
    ImageSheets sheets,
    Origin origin) {

  /**
   * What was measured over all images.
   *
   * @param rows number of images
   * @param elbo minus reconstruction and kl
   * @param reconstruction -E_q log p(x|z)
   * @param kl KL(q || p)
   * @param variances of the posterior mean of each number of z; NaN for one image
   * @param klTerms KL(q || p) of each coordinate of z
   * @param activeUnits numbers of z in use
   */
  public record Measured(
      long rows,
      double elbo,
      double reconstruction,
      double kl,
      double[] variances,
      double[] klTerms,
      int activeUnits) {}

  /**
   * What was measured of a sample of the images.
   *
   * @param marks the images of the sample
   * @param importanceSamples draws for log p(x) of each; 0 where it was not estimated
   * @param logLikelihood their mean log p(x); NaN without draws
   * @param error its standard error over the images; NaN for fewer than two
   * @param planeVariances of the posterior means of all images along their first two principal
   *     components
   */
  public record Surveyed(
      List<Mark> marks,
      int importanceSamples,
      double logLikelihood,
      double error,
      double[] planeVariances) {}

  /**
   * An image of the sample.
   *
   * @param x of its posterior mean along the first principal component
   * @param y along the second
   * @param label null for none
   * @param reconstruction of this image
   * @param kl of this image
   * @param logLikelihood of this image; NaN without draws
   */
  public record Mark(
      double x, double y, String label, double reconstruction, double kl, double logLikelihood) {
    double elbo() {
      return -reconstruction - kl;
    }
  }

  /**
   * Where images and model come from.
   *
   * @param images path of the images
   * @param trainedOn whether the model was trained on these images
   * @param labels where the labels come from; null for none
   * @param binarize how pixels were binarised
   * @param seed of the sample, the draws and random pixels
   * @param modelDigest SHA-256 of weights.bin
   * @param versions of the programs, by name
   */
  public record Origin(
      String images,
      boolean trainedOn,
      String labels,
      String binarize,
      long seed,
      String modelDigest,
      Map<String, String> versions) {}

  /** Whether log p(x) was estimated. */
  boolean hasLikelihood() {
    return surveyed.importanceSamples() > 0;
  }

  /** Whether the sample is all of the images. */
  boolean isWhole() {
    return surveyed.marks().size() == measured.rows();
  }

  /** The sum of the variances of the posterior means. */
  double variance() {
    return Arrays.stream(measured.variances()).sum();
  }

  /** Whether inputs are numbers with a density, such as those of the gaussian likelihood. */
  boolean isOfNumbers() {
    return architecture.likelihood().isOfNumbers();
  }

  /** Whether pixels are 0 or 1, so that what is estimated is a probability. */
  boolean isBinary() {
    return !origin.binarize().equals(Binarize.NONE.label());
  }
}
