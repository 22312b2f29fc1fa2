package org.epicentra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.epicentra.ShortLivedJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With JNA as it is in the packaged jar. */
class NameExchangeIT {
  @TempDir Path folder;

  @Test
  void thePackagedJarCanExchangeNames() throws Exception {
    NameExchangeTest.assumeAble(folder);
    Path jar = Path.of(System.getProperty("epicentra.jar", "none"));
    Path spark = Path.of("target", "spark", "jars").toAbsolutePath();
    assumeTrue(Files.exists(jar) && Files.exists(spark), "not packaged yet");
    Path one = Files.createDirectory(folder.resolve("the one"));
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.createFile(one.resolve("of one"));
    String tests =
        Path.of(NameExchangeIT.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                ShortLivedJvm.OPTION,
                "-cp",
                String.join(File.pathSeparator, jar.toString(), spark + "/*", tests),
                Exchanging.class.getName(),
                one.toString(),
                other.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).contains("true by " + jar.toFile().toURI());
    assertThat(other.resolve("of one")).exists();
  }

  /** A program. */
  static final class Exchanging {
    public static void main(String[] paths) throws Exception {
      boolean done = NameExchange.done(Path.of(paths[0]), Path.of(paths[1]));
      System.out.println(
          done + " by " + Native.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
  }
}
