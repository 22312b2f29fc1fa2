package org.epicentra.vae.likelihood;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import org.epicentra.Setting;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.ElementKernel;

/**
 * The distribution of each input given z, independent of the others. A constant carries everything
 * in which it differs from the other.
 */
public enum Likelihood {
  /** Bernoulli(theta) of pixels that are 0 or 1; the decoder gives the logit of theta. */
  @JsonProperty("bernoulli")
  BERNOULLI {
    @Override
    public Binarize defaultBinarize() {
      return Binarize.THRESHOLD;
    }

    @Override
    public void requireBinarize(Binarize binarize) {
      // Has all of them.
    }

    @Override
    public void requireVariance(double variance) {
      if (variance != 0) {
        throw new IllegalArgumentException(
            Setting.mustBe("variance", variance, "left out with the likelihood " + label()));
      }
    }

    @Override
    public Observations observations(
        int inputs, double variance, int parameters, ElementKernel kernel) {
      return new BernoulliObservations(inputs, kernel);
    }
  },

  /**
   * Normal(mu, sigma^2) of any numbers; the decoder gives mu. sigma^2 is given, or learned for each
   * input, the same in all rows; log sigma^2 is then a parameter that starts at 0.
   */
  @JsonProperty("gaussian")
  GAUSSIAN {
    @Override
    public Binarize defaultBinarize() {
      return Binarize.NONE;
    }

    @Override
    public void requireBinarize(Binarize binarize) {
      if (binarize != Binarize.NONE) {
        throw new IllegalArgumentException(
            Setting.mustBe("binarize", binarize, "none with the likelihood " + label()));
      }
    }

    @Override
    public void requireVariance(double variance) {
      if (!(variance >= 0 && variance < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            Setting.mustBe(
                "variance", variance, "a finite number above 0, or left out to learn it"));
      }
    }

    @Override
    public boolean isOfNumbers() {
      return true;
    }

    @Override
    public int parameters(int inputs, double variance) {
      return variance == 0 ? inputs : 0;
    }

    @Override
    public Observations observations(
        int inputs, double variance, int parameters, ElementKernel kernel) {
      return new GaussianObservations(inputs, variance, parameters);
    }
  };

  /** The name on the command line and in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The likelihood of a label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Likelihood of(String label) {
    return Arrays.stream(values())
        .filter(each -> each.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no likelihood " + label));
  }

  @Override
  public String toString() {
    return label();
  }

  /** How pixels are binarised where nothing is said. */
  public abstract Binarize defaultBinarize();

  /**
   * Checks that pixels may be binarised in a way.
   *
   * @throws IllegalArgumentException if they may not
   */
  public abstract void requireBinarize(Binarize binarize);

  /**
   * Checks the given variance.
   *
   * @param variance 0 where none is given
   * @throws IllegalArgumentException if it is out of its range
   */
  public abstract void requireVariance(double variance);

  /** Whether inputs may be any numbers; otherwise they are from 0 to 1. */
  public boolean isOfNumbers() {
    return false;
  }

  /**
   * Number of parameters that it has itself, besides those of the decoder's layers.
   *
   * @param variance 0 where none is given
   */
  public int parameters(int inputs, double variance) {
    return 0;
  }

  /**
   * The likelihood of rows, with scratch memory for one task.
   *
   * @param variance 0 where none is given
   * @param parameters where its own are in the array of all parameters
   */
  public abstract Observations observations(
      int inputs, double variance, int parameters, ElementKernel kernel);
}
