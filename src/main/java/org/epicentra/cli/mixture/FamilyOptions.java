package org.epicentra.cli.mixture;

import org.epicentra.job.mixture.RegionSource;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.weights.BackgroundType;
import org.epicentra.mixture.weights.WeightType;
import picocli.CommandLine.Option;

/** Which model is fitted. */
final class FamilyOptions {
  @Option(
      names = "--covariance-type",
      paramLabel = "NAME",
      completionCandidates = Labels.Covariances.class,
      description =
          "The shape of the components: ${COMPLETION-CANDIDATES}; that is round of one given "
              + "width, round of one learned width, round each of its own width, or ellipses. "
              + "Default: full; fixed with --tau.")
  private String covarianceType;

  @Option(
      names = "--weights",
      paramLabel = "NAME",
      completionCandidates = Labels.Weights.class,
      description =
          "The components' shares of the events: ${COMPLETION-CANDIDATES}. Default: dirichlet; "
              + "fixed with --pi.")
  private String weights;

  @Option(
      names = "--concentration",
      paramLabel = "NUMBER",
      description =
          "Of the prior of learned weights; a small one lets components stay empty. Default: 1/K "
              + "for dirichlet, 1 for dirichlet-process.")
  private Double concentration;

  @Option(
      names = "--counts",
      paramLabel = "NAME",
      completionCandidates = Labels.Counts.class,
      description =
          "The distribution of the strengths: ${COMPLETION-CANDIDATES}. Default: "
              + "negative-binomial.")
  private String counts;

  @Option(
      names = "--dispersion",
      paramLabel = "NUMBER",
      description =
          "The dispersion r of negative-binomial strengths, whose variance is rate + rate^2 / r. "
              + "Default: learned.")
  private Double dispersion;

  @Option(
      names = "--zero-truncated",
      description = "Strengths of 0 cannot occur, as where an event is listed only once counted.")
  private boolean zeroTruncated;

  @Option(
      names = "--background",
      paramLabel = "NAME",
      completionCandidates = Labels.Backgrounds.class,
      description =
          "Whether events may belong to no component, and lie anywhere in the region: "
              + "${COMPLETION-CANDIDATES}. Default: uniform.")
  private String background;

  @Option(
      names = "--region",
      paramLabel = "WKT|FILE",
      description =
          "Where the background is: polygons as WKT, or a file of WKT or GeoJSON, in longitude and "
              + "latitude; x and y with --projection none. Default: the box of the events.")
  private String region;

  @Option(
      names = "--region-depth",
      paramLabel = "KM",
      split = ",",
      description =
          "In 3-D, the region's least and greatest depth, km: TOP,BOTTOM; for plain coordinates "
              + "the range of the third.")
  private double[] regionDepth;

  @Option(
      names = "--location-error",
      paramLabel = "KM",
      description =
          "The known standard deviation of the locations on each axis, which is not taken for the "
              + "width of a component. Default: 0.")
  private Double locationError;

  /**
   * @param width whether a width is given, tau
   * @param shares whether weights are given, pi
   */
  MixtureFamily family(boolean width, boolean shares) {
    return new MixtureFamily.Choices(
            covarianceType == null ? null : CovarianceType.of(covarianceType),
            weights == null ? null : WeightType.of(weights),
            concentration,
            counts == null ? null : CountType.of(counts),
            dispersion,
            zeroTruncated,
            background == null ? null : BackgroundType.of(background) == BackgroundType.UNIFORM,
            null,
            locationError)
        .family(width, shares);
  }

  /** The region of the background; null for the box of the events. */
  RegionSource region() {
    return region == null && regionDepth == null ? null : new RegionSource(region, regionDepth);
  }
}
