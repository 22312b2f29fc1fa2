package org.epicentra.vae.images;

import java.util.Locale;

/** How a pixel in [0, 1] becomes the outcome of the Bernoulli likelihood. */
public enum Binarize {
  /** 1 above 0.5, else 0. */
  THRESHOLD,
  /** 1 with the pixel's value as the probability, drawn anew in each epoch. */
  DYNAMIC,
  /** The same, drawn once. */
  STATIC,
  /** Unchanged: the likelihood is then a cross-entropy, not a probability of the image. */
  NONE;

  /** The name on the command line and in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return label();
  }
}
