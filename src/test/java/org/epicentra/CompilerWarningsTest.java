package org.epicentra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every warning of javac is fatal, save one: that jdk.incubator.vector is an incubator module,
 * which no option turns off and which makes -Werror unusable.
 */
class CompilerWarningsTest {
  @Test
  void theSourcesCompileWithoutWarnings(@TempDir Path classes) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-Xlint:all,-path",
            "-proc:none",
            "-Xmaxwarns",
            "1000",
            "--add-modules=jdk.incubator.vector",
            "-classpath",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString());
    try (StandardJavaFileManager files = javac.getStandardFileManager(found, null, null)) {
      boolean compiled =
          javac
              .getTask(null, files, found, options, null, files.getJavaFileObjects(sources()))
              .call();
      assertThat(compiled).as("%s", found.getDiagnostics()).isTrue();
    }
    assertThat(found.getDiagnostics())
        .extracting(Diagnostic::getCode)
        .as("the incubator's warning, so that a change of its name is seen")
        .contains("compiler.warn.incubating.modules");
    assertThat(found.getDiagnostics())
        .filteredOn(d -> d.getKind() != Diagnostic.Kind.NOTE)
        .filteredOn(d -> !d.getCode().equals("compiler.warn.incubating.modules"))
        .isEmpty();
  }

  private static File[] sources() {
    return Stream.of("src/main/java", "src/test/java", "examples/java")
        .map(Path::of)
        .flatMap(CompilerWarningsTest::walk)
        .filter(path -> path.toString().endsWith(".java"))
        .map(Path::toFile)
        .toArray(File[]::new);
  }

  private static Stream<Path> walk(Path root) {
    try {
      return Files.walk(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
