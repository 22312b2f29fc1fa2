package org.epicentra.cli;

import java.util.List;

/** The textbook model, as the commands ask for it. */
public final class TextbookModel {
  private TextbookModel() {}

  public static final List<String> OPTIONS =
      List.of(
          "--covariance-type",
          "fixed",
          "--weights",
          "fixed",
          "--counts",
          "poisson",
          "--background",
          "none",
          "--moves",
          "none",
          "--acceleration",
          "none");
}
