package org.epicentra.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EstimatorTest {
  @ParameterizedTest
  @EnumSource
  void labelsNameEstimatorsInJsonToo(Estimator estimator) throws JsonProcessingException {
    assertThat(Estimator.of(estimator.label())).isEqualTo(estimator);
    ObjectMapper json = new ObjectMapper();
    String written = json.writeValueAsString(estimator);
    assertThat(written).isEqualTo('"' + estimator.label() + '"');
    assertThat(json.readValue(written, Estimator.class)).isEqualTo(estimator);
  }

  @Test
  void unknownLabelsAreRefused() {
    assertThatThrownBy(() -> Estimator.of("best"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "‹estimator› is 'best'; it must be one of"
                + " analytic, total, path, control, fitted, score, iwae, dreg");
  }

  @ParameterizedTest
  @EnumSource
  void instancesAreOfTheirKind(Estimator estimator) {
    ElboGradientEstimator instance = estimator.create(0.5);
    assertThat(instance.kind()).isEqualTo(estimator);
    assertThat(instance.importanceWeighted()).isEqualTo(estimator.importanceWeighted());
  }

  @Test
  void controlNeedsItsCoefficient() {
    assertThatThrownBy(Estimator.CONTROL::create).hasMessageContaining("c is NaN");
    assertThatThrownBy(() -> Estimator.CONTROL.create(Double.POSITIVE_INFINITY))
        .hasMessageContaining("c is Infinity");
  }
}
