package org.epicentra.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.junit.jupiter.api.Test;

class ParamNamesTest {
  @Test
  void refusalsNameParams() {
    assertThat(ParamNames.in(() -> 7)).isEqualTo(7);
    assertThatThrownBy(
            () ->
                ParamNames.in(
                    () -> {
                      throw new BadInputException(Setting.mustBe("tolerance", 1.0, "below 1"));
                    }))
        .isInstanceOf(BadInputException.class)
        .hasMessage("tol is 1.0; it must be below 1");
    assertThatThrownBy(
            () ->
                ParamNames.in(
                    () -> {
                      throw new IllegalArgumentException(Setting.mustBe("patience", 3, "0"));
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("patience is 3; it must be 0");
  }
}
