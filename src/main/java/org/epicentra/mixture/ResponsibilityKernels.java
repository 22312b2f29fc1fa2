package org.epicentra.mixture;

public final class ResponsibilityKernels {
  private ResponsibilityKernels() {}

  public static ResponsibilityKernel create() {
    throw new IllegalStateException("skeleton");
  }

  public static ResponsibilityKernel create(String name) {
    throw new IllegalStateException("skeleton");
  }
}
