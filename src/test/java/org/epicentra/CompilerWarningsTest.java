package org.epicentra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every warning of javac is fatal, save one: that jdk.incubator.vector is an incubator module,
 * which no option turns off and which makes -Werror unusable.
 */
class CompilerWarningsTest {
  @TempDir Path folder;

  @Test
  void theSourcesCompileWithoutWarnings() throws Exception {
    Path sources = Files.write(folder.resolve("sources"), sources());
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/javac"));
    command.addAll(List.of("-J" + ShortLivedJvm.OPTION, "-J-Duser.language=en"));
    command.addAll(
        List.of(
            "-Xlint:all,-path",
            "-Xmaxwarns",
            "1000",
            "-proc:none",
            "--add-modules=jdk.incubator.vector"));
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.addAll(List.of("-d", folder.resolve("classes").toString(), "@" + sources));
    Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(printed)
        .isEqualToNormalizingNewlines(
            """
            warning: using incubating module(s): jdk.incubator.vector
            1 warning
            """);
    assertThat(javac.waitFor()).isZero();
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    for (String root : List.of("src/main/java", "src/test/java", "examples/java", "bench/java")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
