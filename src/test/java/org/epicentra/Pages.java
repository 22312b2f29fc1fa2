package org.epicentra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages in Markdown of the checkout. */
public final class Pages {
  private static final List<Path> FOLDERS =
      List.of(
          Path.of("docs"), Path.of("examples"), Path.of(".github"), Path.of("src/main/resources"));

  private Pages() {}

  /** Every page, those of the top folder first. */
  public static List<Path> all() {
    Stream<Path> top = files(Path.of(""), 1);
    return Stream.concat(top, FOLDERS.stream().flatMap(folder -> files(folder, 9)))
        .filter(path -> path.toString().endsWith(".md"))
        .sorted()
        .toList();
  }

  /** The lines of a page. */
  public static List<String> lines(Path page) {
    try {
      return Files.readAllLines(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path folder, int depth) {
    try {
      return Files.walk(folder, depth).filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
