package org.epicentra.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.epicentra.job.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a line or two what is wrong with the command line, and where its help is. */
final class UsageErrors implements IParameterExceptionHandler {
  private static final Pattern CHOICES = Pattern.compile("expected one of \\[[A-Z_, ]+]");

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    // picocli says the word twice where a value is no KEY=VALUE.
    String message = lowerCase(e.getMessage().replace("option option ", "option "));
    err.println(DefaultsFile.origin(e, args).map(key -> key + ": ").orElse("") + message);
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.code();
  }

  /** The choices as help has them: picocli knows the names of Java's constants. */
  private static String lowerCase(String message) {
    return CHOICES.matcher(message).replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
  }
}
