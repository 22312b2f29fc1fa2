package org.epicentra.cli.registry;

import java.io.PrintWriter;
import org.epicentra.cli.command.ResultCommand;
import org.epicentra.job.Caller;
import org.epicentra.job.ExitCode;
import org.epicentra.job.JobRunner;
import org.epicentra.job.registry.VerifyJob;
import org.epicentra.job.registry.VersionInspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code registry verify}. */
@Command(
    name = "verify",
    description = {
      "Compares the files of every version with their digests and its scores with those noted.",
      "Each model is read back and scores a fixed probe, without Spark. Exit code 3 when anything",
      "differs, or the newest champion's version or pointer file is lost; a version of which no",
      "scores were noted is compared by its digests alone."
    })
final class VerifyCommand extends ResultCommand<VerifyJob.Result> {
  @Mixin private PlaceOptions registry;

  @Override
  protected VerifyJob.Result execute(Caller caller) {
    return JobRunner.runLocal(caller, new VerifyJob(registry.place()));
  }

  @Override
  protected void print(VerifyJob.Result result, PrintWriter out) {
    for (VersionInspection line : result.versions()) {
      out.printf("version %d  %s%n", line.version(), told(line));
    }
    result.problems().forEach(problem -> out.println("champion   " + problem));
    out.println(
        result.champion() == null ? "no champion" : "champion   version " + result.champion());
  }

  private static String told(VersionInspection line) {
    if (!line.problems().isEmpty()) {
      return String.join("; ", line.problems());
    }
    return line.note().isEmpty() ? "sound" : "sound by its digests alone: " + line.note();
  }

  @Override
  protected ExitCode exitCode(VerifyJob.Result result) {
    return result.sound() ? ExitCode.OK : ExitCode.BAD_INPUT;
  }
}
