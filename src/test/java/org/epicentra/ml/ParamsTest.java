package org.epicentra.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.epicentra.mixture.MixtureSettings;
import org.junit.jupiter.api.Test;

class ParamsTest {
  private final PoissonGaussianMixture mixture = new PoissonGaussianMixture();

  @Test
  void sparkFindsEveryParam() {
    List<String> names = Arrays.stream(mixture.params()).map(Param::name).toList();
    assertThat(names)
        .containsExactly(
            "alpha",
            "beta",
            "entropyCol",
            "featuresCol",
            "idCol",
            "init",
            "initialPosterior",
            "inputCols",
            "k",
            "logDensityCol",
            "maxIter",
            "nu",
            "pi",
            "predictionCol",
            "probabilityCol",
            "responsibilitiesCol",
            "restarts",
            "rho",
            "seed",
            "strengthCol",
            "tau",
            "tol",
            "weightCol");
    assertThat(mixture.params()).allSatisfy(param -> assertThat(param.doc()).isNotBlank());
  }

  @Test
  void theDefaultsAreThoseOfTheSettings() {
    assertThat(mixture.settings(7)).isEqualTo(MixtureSettings.defaults(7));
    assertThat(mixture.priorSpecification().tau()).isNull();
  }

  @Test
  void aCopyKeepsTheUidAndTakesWhatIsExtra() {
    mixture.setK(5).setTau(0.25).setPi(0.5, 0.5);
    PoissonGaussianMixture copy = mixture.copy(new ParamMap().put(mixture.k().w(9)));
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
