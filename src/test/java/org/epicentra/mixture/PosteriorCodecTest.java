package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epicentra.mixture.PosteriorText.read;
import static org.epicentra.mixture.PosteriorText.text;

import org.epicentra.BadInputException;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.start.Initialisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PosteriorCodecTest {
  @Test
  void everyBitSurvives() {
    EventSample events = Events.clumped(41, 100, 3);
    MixturePosterior written =
        Events.fit(events, new MixtureSettings(7, Initialisation.RANDOM, 1, 3, 4, 0)).posterior();
    MixturePosterior read = read(text(written));
    MixturePrior prior = written.prior();
    assertThat(read.prior().pi()).isEqualTo(prior.pi());
    assertThat(read.prior().nu()).isEqualTo(prior.nu());
    assertThat(read.prior().tau()).isEqualTo(prior.tau());
    assertThat(read.prior().rho()).isEqualTo(prior.rho());
    assertThat(read.prior().alpha()).isEqualTo(prior.alpha());
    assertThat(read.prior().beta()).isEqualTo(prior.beta());
    for (int k = 0; k < 7; k++) {
      assertThat(read.mean(k)).isEqualTo(written.mean(k));
      assertThat(read.meanPrecision(k)).isEqualTo(written.meanPrecision(k));
      assertThat(read.rateShape(k)).isEqualTo(written.rateShape(k));
      assertThat(read.rateRate(k)).isEqualTo(written.rateRate(k));
      assertThat(read.effectiveCount(k)).isEqualTo(written.effectiveCount(k));
    }
    assertThat(text(read)).isEqualTo(text(written));
  }

  /** A file of release 0.1.0; every later release must read it. */
  private static final String FIRST_FORMAT =
      """
      {"formatVersion":1,
       "prior":{"pi":[0.25,0.75],"tau":0.01,"nu":[1.5,-2.0],"rho":1e-4,"alpha":1.0,"beta":0.05},
       "components":[
        {"mean":[1.0,2.0],"meanPrecision":0.5,"rateShape":21.5,"rateRate":2.0,"effectiveCount":49.9},
        {"mean":[3,-4],"meanPrecision":1.5,"rateShape":7.5,"rateRate":3.0,"effectiveCount":149.9}]}
      """;

  @Test
  void readsTheFirstFormat() {
    MixturePosterior read = read(FIRST_FORMAT);
    assertThat(read.components()).isEqualTo(2);
    assertThat(read.prior().pi()).containsExactly(0.25, 0.75);
    assertThat(read.mean(1)).containsExactly(3, -4);
    assertThat(read.rate(0)).isEqualTo(10.75);
    assertThat(read.effectiveCount(1)).isEqualTo(149.9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"formatVersion\":1, | \"formatVersion\":2, | covarianceType of prior is missing",
        "\"formatVersion\":1, | \"formatVersion\":3, | formatVersion 3",
        "\"formatVersion\":1, | '' | formatVersion none",
        "\"tau\":0.01 | \"tau\":-0.01 | In the posterior file, tau of prior is -0.01",
        "\"tau\":0.01 | \"tau\":NaN | cannot be read as JSON",
        "\"tau\":0.01 | \"tau\":\"NaN\" | tau of prior is \"NaN\"",
        "\"tau\":0.01 | \"tau\":1e999 | tau of prior",
        "\"tau\":0.01, | '' | tau of prior is missing",
        "[0.25,0.75] | [0.25,0.5] | sum to 0.75",
        "[0.25,0.75] | [0.25,0.25,0.5] | 2 components, but its prior has 3",
        "[0.25,0.75] | 1 | an array of numbers",
        "[1.5,-2.0] | [1.5] | In the posterior file, nu has 1 coordinates",
        "[1.0,2.0] | [1.0,2.0,3.0] | mean of component 0 is 3 numbers",
        "[1.0,2.0] | [1.0,null] | mean of component 0 is null",
        "\"rateShape\":7.5 | \"rateShape\":0 | rateShape of component 1 is 0.0",
        "\"meanPrecision\":1.5, | '' | meanPrecision of component 1 is missing",
        "\"effectiveCount\":49.9 | \"effectiveCount\":-1 | effectiveCount of component 0 is -1.0",
        "]} | ] | cannot be read as JSON",
        "]} | ]}{} | cannot be read as JSON",
      })
  void refusesWhatIsNoPosterior(String part, String replacement, String message) {
    String broken = FIRST_FORMAT.replace(part, replacement);
    assertThat(broken).isNotEqualTo(FIRST_FORMAT);
    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(() -> read("")).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> read("[1]")).isInstanceOf(BadInputException.class);
  }
}
