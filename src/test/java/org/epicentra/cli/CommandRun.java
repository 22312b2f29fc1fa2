package org.epicentra.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** A command that was run in this JVM: its exit code and what it printed. */
public record CommandRun(int code, String out, String err) {
  /** Runs the command line with these words. */
  public static CommandRun of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
    return new CommandRun(code, out.toString(), err.toString());
  }

  /** The same with paths and numbers among the words. */
  public static CommandRun of(Object... words) {
    return of(Arrays.stream(words).map(String::valueOf).toArray(String[]::new));
  }
}
