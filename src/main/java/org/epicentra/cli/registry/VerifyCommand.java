package org.epicentra.cli.registry;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.LocalJobCommand;
import org.epicentra.job.ExitCode;
import org.epicentra.job.LocalJob;
import org.epicentra.job.registry.VerifyJob;
import org.epicentra.job.registry.VersionInspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code registry verify}. */
@Command(
    name = "verify",
    description = {
      "Compares the files and scores of every version with the recorded digests and scores.",
      "Each model is read back and scores a fixed probe, without Spark. Exit code 3 if anything",
      "differs, if the newest champion's version or pointer file is lost, or if a file has a number",
      "that no run gives; a version without recorded scores is compared by its digests alone."
    })
final class VerifyCommand extends LocalJobCommand<VerifyJob.Result> {
  @Mixin private PlaceOptions registry;

  @Override
  protected LocalJob<VerifyJob.Result> job() {
    return new VerifyJob(registry.place());
  }

  @Override
  protected void print(VerifyJob.Result result, PrintWriter out) {
    for (VersionInspection line : result.versions()) {
      out.printf(Locale.ROOT, "version %d  %s%n", line.version(), findings(line));
    }
    result.problems().forEach(problem -> out.println("champion   " + problem));
    for (String stray : result.strays()) {
      out.println(
          "stray      " + stray + " has a number that no run gives, and does not count: remove it");
    }
    out.println(
        result.champion() == null ? "no champion" : "champion   version " + result.champion());
  }

  private static String findings(VersionInspection line) {
    if (!line.problems().isEmpty()) {
      return String.join("; ", line.problems());
    }
    return line.note().isEmpty() ? "sound" : "intact by its digests alone: " + line.note();
  }

  @Override
  protected ExitCode exitCode(VerifyJob.Result result) {
    return result.sound() ? ExitCode.OK : ExitCode.BAD_INPUT;
  }
}
