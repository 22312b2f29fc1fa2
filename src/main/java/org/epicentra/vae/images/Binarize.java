package org.epicentra.vae.images;

import java.util.Locale;

/** How a pixel in [0, 1] becomes what the Bernoulli likelihood is taken of. */
public enum Binarize {
  /** 1 above 0.5, else 0. */
  THRESHOLD,
  /** 1 with the pixel's value as its probability, drawn again in each epoch. */
  DYNAMIC,
  /** The same, drawn once. */
  STATIC,
  /** As it is: the likelihood is then a cross-entropy, not a probability of the image. */
  NONE;

  /** As on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
