package org.epicentra.job;

/** The exit codes of commands. */
public enum ExitCode {
  OK(0, "success"),
  BUG(1, "a bug in Epicentra or a failure of the machine: a stack trace is printed"),
  USAGE(2, "the command line is wrong"),
  BAD_INPUT(3, "the data, a file or an option's value cannot be used"),
  DIVERGED(4, "the computation diverged"),
  REFUSED(5, "a model was not good enough to be promoted"),
  LOCKED(6, "another run holds the lock");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number that the shell receives, from 0 to 6. */
  public int code() {
    return code;
  }

  /** Its meaning in one line, for help. */
  public String meaning() {
    return meaning;
  }
}
