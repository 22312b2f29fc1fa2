package org.epicentra.cli;

import java.io.PrintWriter;
import org.epicentra.job.ExitCode;
import org.epicentra.job.JobRunner;
import org.epicentra.job.RegistryVerifyJob;
import org.epicentra.registry.VersionCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code registry verify}. */
@Command(
    name = "verify",
    description = {
      "Compares every file of every version with its digest; exit code 3 when one differs."
    })
final class RegistryVerifyCommand extends ResultCommand<RegistryVerifyJob.Result> {
  @Mixin private RegistryOptions registry;

  @Override
  RegistryVerifyJob.Result execute(String command) {
    return JobRunner.runLocal(command, new RegistryVerifyJob(registry.place()));
  }

  @Override
  void print(RegistryVerifyJob.Result result, PrintWriter out) {
    for (VersionCheck check : result.versions()) {
      out.printf(
          "version %d  %s%n",
          check.version(),
          check.problems().isEmpty() ? "sound" : String.join("; ", check.problems()));
    }
    out.println(
        result.champion() == null ? "no champion" : "champion   version " + result.champion());
  }

  @Override
  ExitCode exitCode(RegistryVerifyJob.Result result) {
    return result.sound() ? ExitCode.OK : ExitCode.BAD_INPUT;
  }
}
