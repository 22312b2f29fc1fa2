package org.epicentra.vae.kernel;

import java.util.Locale;

/** Which code computes matrix products. */
public enum BlasChoice {
  /** OpenBLAS where it loads, else {@link #VECTOR}, else {@link #JAVA}. */
  AUTO,
  /** OpenBLAS, which Epicentra brings for Linux on x86-64 and arm64. */
  OPENBLAS,
  /** Java with the module jdk.incubator.vector. */
  VECTOR,
  /** Plain Java. */
  JAVA;

  /** As on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
