package org.epicentra.gradient;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.epicentra.Setting;

/** The estimators of a bound's gradient with respect to the parameters of q. */
public enum Estimator {
  /** The divergence in closed form, eq. (16). */
  ANALYTIC,
  /** The total derivative along the draws, eq. (13). */
  TOTAL,
  /** The path derivative, eq. (14): "sticking the landing". */
  PATH,
  /** The total derivative minus a fixed multiple of the score, eq. (15). */
  CONTROL,
  /** The total derivative minus a multiple of the score fitted to earlier draws, eq. (15). */
  FITTED,
  /** The score function with a leave-one-out baseline, eq. (17): REINFORCE. */
  SCORE,
  /** The total derivative of the importance-weighted bound, eq. (18). */
  IWAE,
  /** The doubly reparameterised gradient of the importance-weighted bound, eq. (19). */
  DREG;

  /** The name on the command line and in JSON. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The estimator with a given label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Estimator of(String label) {
    for (Estimator each : values()) {
      if (each.label().equals(label)) {
        return each;
      }
    }
    String labels = Arrays.stream(values()).map(Estimator::label).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        Setting.mustBe("estimator", "'" + label + "'", "one of " + labels));
  }

  /** Whether its loss is minus the importance-weighted bound, not minus the bound itself. */
  public boolean importanceWeighted() {
    return this == IWAE || this == DREG;
  }

  /**
   * A new instance; {@link #CONTROL} needs its coefficient.
   *
   * @throws IllegalArgumentException if it is {@link #CONTROL}
   */
  public ElboGradientEstimator create() {
    return create(Double.NaN);
  }

  /**
   * A new instance.
   *
   * @param c coefficient of the score in {@link #CONTROL}, finite; the others ignore it
   * @throws IllegalArgumentException if it is {@link #CONTROL} and c is not finite
   */
  public ElboGradientEstimator create(double c) {
    return switch (this) {
      case ANALYTIC -> new AnalyticKlEstimator();
      case TOTAL, IWAE -> new ScoreControlledEstimator(this, 0);
      case PATH -> new ScoreControlledEstimator(this, 1);
      case CONTROL -> new ScoreControlledEstimator(this, c);
      case FITTED -> new FittedControlEstimator();
      case SCORE -> new ScoreFunctionEstimator();
      case DREG -> new DoublyReparameterisedEstimator();
    };
  }
}
