package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import org.epicentra.mixture.Acceleration;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.weights.BackgroundType;
import org.epicentra.mixture.weights.WeightType;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the help says to be the default is the default. */
class FamilyDefaultsTest {
  private static final CommandSpec FIT = new CommandLine(new FitCommand()).getCommandSpec();
  private static final MixtureFamily DEFAULT = family(null, false, false);

  private static MixtureFamily family(WeightType weights, boolean width, boolean shares) {
    return new MixtureFamily.Choices(null, weights, null, null, null, null, null, null, null)
        .family(width, shares);
  }

  @Test
  void theModel() {
    assertThat(DEFAULT).isEqualTo(MixtureFamily.DEFAULT);
    assertThat(said("--covariance-type"))
        .isEqualTo(
            "%s; %s with --tau"
                .formatted(
                    DEFAULT.covariance().label(), family(null, true, false).covariance().label()));
    assertThat(said("--weights"))
        .isEqualTo(
            "%s; %s with --pi"
                .formatted(DEFAULT.weights().label(), family(null, false, true).weights().label()));
    assertThat(said("--counts")).isEqualTo(DEFAULT.counts().label());
    assertThat(DEFAULT.learnsDispersion()).isTrue();
    assertThat(said("--dispersion")).isEqualTo("learned");
    assertThat(DEFAULT.zeroTruncated()).isFalse();
    assertThat(said("--background")).isEqualTo(BackgroundType.of(DEFAULT.background()).label());
    assertThat(DEFAULT.region()).isNull();
    assertThat(said("--region")).isEqualTo("the box of the events");
    assertThat(Double.parseDouble(said("--location-error"))).isEqualTo(DEFAULT.locationError());
  }

  @Test
  void theConcentration() {
    int components = 8;
    double dirichlet = DEFAULT.weightPrior(components).concentration();
    assertThat(dirichlet).isEqualTo(1.0 / components);
    double process =
        family(WeightType.DIRICHLET_PROCESS, false, false).weightPrior(components).concentration();
    assertThat(said("--concentration"))
        .isEqualTo(
            "1/K for %s, %.0f for %s"
                .formatted(
                    WeightType.DIRICHLET.label(), process, WeightType.DIRICHLET_PROCESS.label()));
  }

  @Test
  void theAscent() {
    MixtureSettings settings = MixtureSettings.defaults(2);
    assertThat(said("--moves"))
        .isEqualTo(
            "%s; %s with --weights fixed"
                .formatted(
                    DEFAULT.defaultMoves().label(),
                    family(WeightType.FIXED, false, false).defaultMoves().label()));
    Acceleration hastened = settings.acceleration();
    assertThat(said("--acceleration")).isEqualTo(hastened.label());
    assertThat(said("--init")).isEqualTo(MixtureSettings.DEFAULT_INIT.label());
    String[] most = said("--max-iterations").split("; | with --acceleration none");
    assertThat(Integer.parseInt(most[0])).isEqualTo(hastened.maxIterations());
    assertThat(Integer.parseInt(most[1])).isEqualTo(Acceleration.NONE.maxIterations());
    String[] tolerance = said("--tolerance").split("; | with --acceleration none");
    assertThat(Double.parseDouble(tolerance[0])).isEqualTo(hastened.tolerance());
    assertThat(Double.parseDouble(tolerance[1])).isEqualTo(Acceleration.NONE.tolerance());
  }

  /** What the help of an option says after "Default: ", or before "(default)". */
  private static String said(String option) {
    String text = String.join(" ", FIT.findOption(option).description());
    int at = text.indexOf("Default: ");
    if (at < 0) {
      String before = text.substring(0, text.indexOf(" (default)"));
      return before.substring(before.lastIndexOf(' ') + 1);
    }
    assertThat(text).endsWith(".");
    return text.substring(at + "Default: ".length(), text.length() - 1);
  }
}
