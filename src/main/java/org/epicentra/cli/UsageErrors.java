package org.epicentra.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.epicentra.ControlCharacters;
import org.epicentra.job.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints what is wrong with the command line, and how to get its help. */
final class UsageErrors implements IParameterExceptionHandler {
  private static final Pattern CHOICES = Pattern.compile("expected one of \\[[A-Z_, ]+]");

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    // picocli repeats the word if a value is not KEY=VALUE.
    String message =
        ControlCharacters.escapedInLines(
            lowerCase(e.getMessage().replace("option option ", "option ")));
    err.println(DefaultsFile.origin(e, args).map(key -> key + ": ").orElse("") + message);
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.code();
  }

  /** The choices as help shows them: picocli lists the names of the constants. */
  private static String lowerCase(String message) {
    return CHOICES.matcher(message).replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
  }
}
