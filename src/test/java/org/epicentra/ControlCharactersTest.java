package org.epicentra;

import static org.assertj.core.api.Assertions.assertThat;

import org.epicentra.job.ExitCode;
import org.epicentra.job.Failure;
import org.junit.jupiter.api.Test;

class ControlCharactersTest {
  @Test
  void whatATerminalObeysIsShown() {
    assertThat(ControlCharacters.escaped("a\nb\tc\u001b[31m\u007f\u202e$1 \\ é"))
        .isEqualTo("a\\nb\\tc\\x1b[31m\\x7f\\x202e$1 \\ é");
    assertThat(ControlCharacters.escapedInLines("a\n\u001b]0;b\u0007\t\u009bc\r\n"))
        .isEqualTo("a\n\\x1b]0;b\\x07\t\\x9bc\r\n");
    String once = ControlCharacters.escaped("a\nb");
    assertThat(ControlCharacters.escaped(once)).isEqualTo(once);
    assertThat(ControlCharacters.escaped(null)).isNull();
  }

  /** The message of a failure is printed, logged and stands in status.json. */
  @Test
  void aFailureIsOneLineWithoutThem() {
    Failure failure = Failure.of(new BadInputException("cat\n\u001b[2Jalog.csv is empty"));
    assertThat(failure.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(failure.message()).isEqualTo("cat\\n\\x1b[2Jalog.csv is empty");
  }
}
