package org.epicentra.cli;

import java.io.PrintWriter;
import org.epicentra.job.RegistryPromoteJob;

/** Tells which version is the champion now. */
final class ChampionText {
  private ChampionText() {}

  static void print(RegistryPromoteJob.Result result, PrintWriter out) {
    if (!result.changed()) {
      out.printf("version %d is the champion already%n", result.champion());
    } else if (result.before() == null) {
      out.printf("version %d is the champion%n", result.champion());
    } else {
      out.printf(
          "version %d is the champion; it was version %d%n", result.champion(), result.before());
    }
    out.println("model  " + result.model());
  }
}
