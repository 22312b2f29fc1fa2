package org.epicentra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingTest {
  @Test
  void namesAreSpeltAsTheReaderKnowsThem() {
    String message =
        Setting.mustBe("batchSize", 0, "1 or more") + "; see " + Setting.named("maxEpochs");
    assertThat(message).isEqualTo("‹batchSize› is 0; it must be 1 or more; see ‹maxEpochs›");
    assertThat(Setting.spell(message, name -> "--" + name + "$1"))
        .isEqualTo("--batchSize$1 is 0; it must be 1 or more; see --maxEpochs$1");
  }

  @Test
  void whatIsNoNameStaysAsItIs() {
    assertThat(Setting.spell("a ‹column name› and a ‹", name -> "--" + name))
        .isEqualTo("a ‹column name› and a ‹");
  }
}
