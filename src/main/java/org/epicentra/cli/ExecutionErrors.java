package org.epicentra.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.epicentra.ControlCharacters;
import org.epicentra.cli.command.OptionNames;
import org.epicentra.job.ExitCode;
import org.epicentra.job.Failure;
import org.epicentra.job.JobRunner;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints a message for an error that the user can correct, and a stack trace for a bug. */
final class ExecutionErrors implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (JobRunner.interrupted()) {
      return ExitCode.BUG.code(); // the process is ending already, with the code of its signal
    }
    Failure failure = Failure.of(e);
    PrintWriter err = command.getErr();
    if (failure.code() == ExitCode.BUG) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      err.print(ControlCharacters.escapedInLines(trace.toString()));
    } else {
      err.println("epicentra: " + OptionNames.shown(failure.message(), command));
    }
    err.flush();
    return failure.code().code();
  }
}
