package org.epicentra.cli.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.epicentra.BadInputException;
import org.epicentra.ControlCharacters;
import org.epicentra.job.Caller;
import org.epicentra.job.ExitCode;
import org.epicentra.job.Failure;
import org.epicentra.storage.JsonFiles;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command that prints one result to standard output, as text or as one JSON object.
 *
 * @param <R> type of the result
 */
public abstract class ResultCommand<R> implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;
  @Mixin private JsonOption json;

  /**
   * Does the work that the options ask for.
   *
   * @param caller this command
   */
  protected abstract R execute(Caller caller);

  /** Prints the result for a person. */
  protected abstract void print(R result, PrintWriter out);

  /** The value that {@code --json} prints: by default the result with all its fields. */
  protected Object json(R result) {
    return result;
  }

  /** The exit code for a result. */
  protected ExitCode exitCode(R result) {
    return ExitCode.OK;
  }

  /** Called when the job has ended, whether it succeeded or not. */
  protected void finished() {}

  /** This command as the caller of a job. */
  protected final Caller caller() {
    return new Caller(
        spec.qualifiedName(" ").substring(spec.root().name().length() + 1),
        message -> OptionNames.shown(message, spec.commandLine()));
  }

  /** Standard error, for progress. */
  protected final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** An error in the combination of options: exit code 2. */
  public final ParameterException usageError(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  @Override
  public final Integer call() {
    R result;
    try {
      result = execute(caller());
    } catch (OutOfMemoryError e) { // picocli handles exceptions alone
      throw new BadInputException(Failure.of(e).message(), e);
    } finally {
      finished();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json.asked()) {
      out.println(JsonFiles.text(json(result)));
    } else {
      StringWriter text = new StringWriter();
      print(result, new PrintWriter(text));
      out.print(ControlCharacters.escapedInLines(text.toString()));
    }
    out.flush();
    return exitCode(result).code();
  }
}
