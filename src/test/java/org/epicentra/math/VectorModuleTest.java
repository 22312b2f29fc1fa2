package org.epicentra.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorModuleTest {
  /** Run in a JVM of its own, of which it prints both answers. */
  static final class Probe {
    private Probe() {}

    public static void main(String[] ignored) {
      System.out.println(VectorModule.isPresent() + " " + VectorModule.isFast());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--add-modules=jdk.incubator.vector, true true",
    "--add-modules=jdk.incubator.vector -XX:-TieredCompilation -XX:TieredStopAtLevel=1, true true",
    "--add-modules=jdk.incubator.vector -XX:TieredStopAtLevel=3, true false",
    "--add-modules=jdk.incubator.vector -XX:TieredStopAtLevel=1, true false",
    "--add-modules=jdk.incubator.vector -XX:CompilationMode=quick-only, true false",
    "--add-modules=jdk.incubator.vector -Xint, true false",
    "-Xshare:auto, false false"
  })
  void vectorsAreFastWhereTheyAreCompiled(String options, String presentAndFast) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .endsWith(presentAndFast);
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void unitTestsRunVectors() {
    assertThat(VectorModule.isPresent()).isTrue();
    assertThat(VectorModule.isFast()).isTrue();
  }
}
