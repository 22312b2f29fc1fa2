package org.epicentra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Builds the Javadoc of the packages that a Java program uses into {@code target/apidocs}, with
 * every check of doclint but that for missing tags. Each warning is fatal, save the one about the
 * incubator module that {@link CompilerWarningsTest} allows too: because of it Javadoc's own {@code
 * -Werror} cannot be used.
 */
class JavadocIT {
  @Test
  void thePublicPackagesHaveJavadocWithoutWarnings() throws IOException {
    DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    StringWriter progress = new StringWriter();
    List<String> options =
        List.of(
            "-Xdoclint:all,-missing",
            "-Xmaxwarns",
            "1000",
            "-quiet",
            "-notimestamp",
            "--add-modules",
            "jdk.incubator.vector",
            "-classpath",
            System.getProperty("java.class.path"),
            "-sourcepath",
            Path.of("src/main/java").toString(),
            "-subpackages",
            "org.epicentra.ml:org.epicentra.mixture:org.epicentra.distribution",
            "-d",
            Path.of("target/apidocs").toString());
    try (StandardJavaFileManager files = javadoc.getStandardFileManager(found, null, null)) {
      boolean built = javadoc.getTask(progress, files, found, null, options, null).call();
      assertThat(built).as("%s%n%s", progress, found.getDiagnostics()).isTrue();
    }
    assertThat(found.getDiagnostics())
        .filteredOn(d -> d.getKind() != Diagnostic.Kind.NOTE)
        .filteredOn(d -> !d.getCode().equals("compiler.warn.incubating.modules"))
        .isEmpty();
  }
}
