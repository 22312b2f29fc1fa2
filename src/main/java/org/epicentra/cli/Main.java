package org.epicentra.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.epicentra.cli.command.DurationConverter;
import org.epicentra.cli.command.TimeConverter;
import org.epicentra.job.ExitCode;
import org.epicentra.job.JobRunner;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The entry point for {@code spark-submit}, and the only place that ends the process. */
public final class Main {
  private static final int HELP_WIDTH = 100;

  private Main() {}

  /**
   * Runs a command and exits with its code. On a cluster's driver, where an exit code is lost, a
   * failure is thrown instead.
   */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true"); // charts are files, not windows
    Locale.setDefault(Locale.ROOT); // letters and numbers are the same everywhere
    int code = run(args);
    boolean lost = code != ExitCode.OK.code() && JobRunner.exitCodeGetsLost();
    JobRunner.stop();
    StandardErrorFilter.drain();
    if (lost) {
      throw new IllegalStateException("the command failed with exit code " + code);
    }
    if (code != ExitCode.OK.code()) {
      System.exit(code);
    }
  }

  /** Runs a command on the standard streams, leaving the Spark session as it is. */
  public static int run(String... args) {
    return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
  }

  /**
   * Runs a command, leaving the Spark session as it is.
   *
   * @param out receives the result
   * @param err receives messages and progress
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    DefaultsFile defaults = DefaultsFile.ofEnvironment();
    CommandLine commands = commandLine().setOut(out).setErr(err);
    try {
      defaults.applyTo(commands);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return ExitCode.USAGE.code();
    }
    return commands.execute(args);
  }

  /** The command line with all commands, without the defaults of a file. */
  public static CommandLine commandLine() {
    CommandLine commands = new CommandLine(new EpicentraCommand());
    completeHelp(commands);
    return commands
        .registerConverter(Duration.class, new DurationConverter())
        .registerConverter(Instant.class, new TimeConverter())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(HELP_WIDTH)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new ExecutionErrors());
  }

  private static void completeHelp(CommandLine command) {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      meanings.put(String.valueOf(code.code()), code.meaning());
    }
    UsageMessageSpec help = command.getCommandSpec().usageMessage();
    help.exitCodeList(meanings);
    if (command.getCommandSpec().args().stream().anyMatch(ArgSpec::required)) {
      help.requiredOptionMarker('*').optionListHeading("%nOptions (* is required):%n");
    }
    command.getSubcommands().values().forEach(Main::completeHelp);
  }
}
