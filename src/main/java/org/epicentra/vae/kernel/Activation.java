package org.epicentra.vae.kernel;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;

/** The function of a hidden layer's units. */
public enum Activation {
  /** v above 0 and 0.2 v below. */
  @JsonProperty("leaky-relu")
  LEAKY_RELU(0.2f),
  /** v above 0 and 0 below. */
  @JsonProperty("relu")
  RELU(0),
  /** The hyperbolic tangent. */
  @JsonProperty("tanh")
  TANH(Float.NaN);

  private final float slope;

  Activation(float slope) {
    this.slope = slope;
  }

  /** Of a function that is v above 0: its slope below, less than 1. Of tanh NaN. */
  public float slope() {
    return slope;
  }

  /** The name on the command line and in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The function of a label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Activation of(String label) {
    return Arrays.stream(values())
        .filter(each -> each.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no activation " + label));
  }

  @Override
  public String toString() {
    return label();
  }
}
