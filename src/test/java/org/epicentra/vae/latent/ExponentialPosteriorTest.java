package org.epicentra.vae.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.epicentra.gradient.ElboGradientEstimator;
import org.epicentra.gradient.ElboGradientEstimators;
import org.junit.jupiter.api.Test;

class ExponentialPosteriorTest {
  @Test
  void itHasTheEstimatorsOfItsFamilyAndNoOther() {
    for (String name : ElboGradientEstimators.ALL) {
      ElboGradientEstimator estimator = ElboGradientEstimators.named(name);
      if (LatentFamily.EXPONENTIAL.has(name)) {
        assertThat(new ExponentialPosterior(2, estimator)).as(name).isNotNull();
      } else {
        assertThatThrownBy(() -> new ExponentialPosterior(2, estimator))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                "estimator is '%s', must be one of analytic, total, path, iwae, dreg with the latent family exponential"
                    .formatted(name));
      }
    }
    assertThatThrownBy(
            () -> new ExponentialPosterior(2, ElboGradientEstimators.named("control", 0.5)))
        .hasMessageContaining("'control'");
  }
}
