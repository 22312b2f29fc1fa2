package org.epicentra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs in Python that check what was written, where their modules are installed: for the
 * interpreter that the environment variable EPICENTRA_PYTHON names, else that of the virtual
 * environment target/python, else python3.
 */
public final class PythonModules {
  private static final Path ENVIRONMENT = Path.of("target/python/bin/python3");

  private PythonModules() {}

  private static String interpreter() {
    String named = System.getenv("EPICENTRA_PYTHON");
    if (named != null) {
      return named;
    }
    return Files.isExecutable(ENVIRONMENT) ? ENVIRONMENT.toString() : "python3";
  }

  /** Skips the test where a module is not installed. */
  public static void require(String module) throws Exception {
    int code;
    try {
      code = start(List.of("-c", "import " + module)).waitFor();
    } catch (IOException e) {
      code = -1;
    }
    assumeTrue(code == 0, "Python's module " + module + " is not installed; see CONTRIBUTING.md");
  }

  /**
   * What a program prints to standard output and error.
   *
   * @param program its text
   * @param arguments of it
   */
  public static String output(String program, Object... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of("-W", "ignore", "-c", program));
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    Process process = start(words);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.strip();
  }

  private static Process start(List<String> words) throws IOException {
    List<String> command = new ArrayList<>(List.of(interpreter()));
    command.addAll(words);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
