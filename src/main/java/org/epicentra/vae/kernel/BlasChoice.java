package org.epicentra.vae.kernel;

import java.util.Locale;

/** The implementations of matrix products. */
public enum BlasChoice {
  /** OpenBLAS where it loads, else {@link #VECTOR}, else {@link #JAVA}. */
  AUTO,
  /** OpenBLAS, which Epicentra bundles for Linux on x86-64 and arm64. */
  OPENBLAS,
  /** Java with the module jdk.incubator.vector. */
  VECTOR,
  /** Plain Java. */
  JAVA;

  /** The name on the command line and in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return label();
  }
}
