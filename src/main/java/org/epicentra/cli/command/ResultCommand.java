package org.epicentra.cli.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.epicentra.BadInputException;
import org.epicentra.cli.EpicentraCommand;
import org.epicentra.job.ExitCode;
import org.epicentra.job.Failure;
import org.epicentra.job.JobResult;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command that prints one result to standard output, as text or as one JSON object.
 *
 * @param <R> the result
 */
public abstract class ResultCommand<R> implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private HelpOption help;
  @Mixin private JsonOption json;

  /**
   * Does what the options ask for.
   *
   * @param command the command's words, such as {@code cavi fit}
   */
  protected abstract R execute(String command);

  /** Prints the result for a person. */
  protected abstract void print(R result, PrintWriter out);

  /** What {@code --json} prints: by default the result with all its fields. */
  protected Object json(R result) {
    return result;
  }

  /** How the command ends with such a result. */
  protected ExitCode exitCode(R result) {
    return ExitCode.OK;
  }

  /** Called when the job has ended, well or not. */
  protected void finished() {}

  /** Standard error, for progress. */
  protected final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** An error in how options go together: exit code 2. */
  public final ParameterException usageError(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  @Override
  public final Integer call() {
    String command = spec.qualifiedName(" ").substring(EpicentraCommand.NAME.length() + 1);
    R result;
    try {
      result = execute(command);
    } catch (OutOfMemoryError e) { // picocli handles exceptions alone
      throw new BadInputException(Failure.of(e).message(), e);
    } finally {
      finished();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json.asked()) {
      out.println(JobResult.json(json(result)));
    } else {
      print(result, out);
    }
    out.flush();
    return exitCode(result).code();
  }
}
