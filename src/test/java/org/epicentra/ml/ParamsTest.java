package org.epicentra.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.epicentra.BadInputException;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.Moves;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.weights.WeightType;
import org.junit.jupiter.api.Test;

class ParamsTest {
  private final VariationalGaussianMixture mixture = new VariationalGaussianMixture();

  @Test
  void sparkFindsEveryParam() {
    List<String> names = Arrays.stream(mixture.params()).map(Param::name).toList();
    assertThat(names)
        .containsExactly(
            "acceleration",
            "alpha",
            "background",
            "backgroundCol",
            "beta",
            "concentration",
            "counts",
            "covarianceType",
            "dispersion",
            "entropyCol",
            "featuresCol",
            "idCol",
            "init",
            "initialPosterior",
            "inputCols",
            "k",
            "locationError",
            "logDensityCol",
            "maxIter",
            "moves",
            "nu",
            "pi",
            "predictionCol",
            "probabilityCol",
            "region",
            "regionDepth",
            "responsibilitiesCol",
            "restarts",
            "rho",
            "seed",
            "strengthCol",
            "tau",
            "tol",
            "weightCol",
            "weights",
            "zeroTruncated");
    assertThat(mixture.params()).allSatisfy(param -> assertThat(param.doc()).isNotBlank());
  }

  @Test
  void theDefaultsAreThoseOfTheSettings() {
    assertThat(mixture.settings(7, MixtureFamily.DEFAULT.defaultMoves()))
        .isEqualTo(MixtureSettings.defaults(7));
    assertThat(mixture.priorSpecification().tau()).isNull();
    assertThat(mixture.priorSpecification().family()).isEqualTo(MixtureFamily.DEFAULT);
  }

  @Test
  void theToleranceAndTheMovesHangOnOtherParams() {
    mixture.setAcceleration("none");
    assertThat(mixture.settings(2, Moves.NONE)).isEqualTo(MixtureSettings.plain(2));
    mixture.setTol(0.01).setMoves("delete");
    assertThat(mixture.settings(2, Moves.NONE).tolerance()).isEqualTo(0.01);
    assertThat(mixture.settings(2, Moves.NONE).moves()).isEqualTo(Moves.DELETE);
  }

  @Test
  void whatIsGivenStaysUnlessAskedFor() {
    mixture.setTau(0.25).setPi(0.5, 0.5);
    MixtureFamily family = mixture.priorSpecification().family();
    assertThat(family.covariance()).isEqualTo(CovarianceType.FIXED);
    assertThat(family.weights()).isEqualTo(WeightType.FIXED);
    mixture.setCovarianceType("full");
    assertThat(mixture.priorSpecification().family().covariance()).isEqualTo(CovarianceType.FULL);
  }

  @Test
  void theTextbookModelIsALineOfParams() {
    mixture
        .setCovarianceType("fixed")
        .setWeights("fixed")
        .setCounts("poisson")
        .setBackground("none")
        .setMoves("none")
        .setAcceleration("none");
    assertThat(mixture.priorSpecification().family()).isEqualTo(MixtureFamily.TEXTBOOK);
    assertThat(mixture.settings(7, Moves.NONE)).isEqualTo(MixtureSettings.plain(7));
  }

  @Test
  void contradictionsAreRefused() {
    refused(mixture().setRegion("POLYGON((0 0, 1 0, 1 1, 0 0))").setBackground("none"), "region");
    refused(mixture().setRegionDepth(0, 10), "regionDepth");
    refused(mixture().setWeights("fixed").setConcentration(2), "concentration");
    refused(mixture().setCounts("poisson").setDispersion(2), "dispersion");
    refused(mixture().setWeights("dirichlet").setPi(0.5, 0.5), "pi");
  }

  private static VariationalGaussianMixture mixture() {
    return new VariationalGaussianMixture();
  }

  private static void refused(VariationalGaussianMixture mixture, String param) {
    assertThatThrownBy(mixture::priorSpecification)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("‹" + param + "› ");
  }

  @Test
  void aCopyKeepsTheUidAndTakesWhatIsExtra() {
    mixture.setK(5).setTau(0.25).setPi(0.5, 0.5);
    VariationalGaussianMixture copy = mixture.copy(new ParamMap().put(mixture.k().w(9)));
    assertThat(copy.uid()).isEqualTo(mixture.uid());
    assertThat(copy.getOrDefault(copy.k())).isEqualTo(9);
    assertThat(copy.priorSpecification().tau()).isEqualTo(0.25);
    assertThat(copy.priorSpecification().pi()).containsExactly(0.5, 0.5);
    assertThat(mixture.getOrDefault(mixture.k())).isEqualTo(5);
  }

  @Test
  void valuesOutsideTheirRangeAreRefusedNaNIncluded() {
    assertThatThrownBy(() -> mixture.setK(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> mixture.setTau(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tau");
    assertThatThrownBy(() -> mixture.setRho(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> mixture.setTol(-1e-3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> mixture.setCounts("binomial"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("binomial");
    assertThatThrownBy(() -> mixture.setLocationError(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> mixture.setInit("grid"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("grid");
  }

  @Test
  void explainParamsTellsTheDocsAndValues() {
    assertThat(mixture.setK(12).explainParams())
        .contains("k: number of components, >= 1 (default: 2, current: 12)")
        .contains("tau: precision of a location, 1/unit^2, > 0 (undefined)");
  }
}
