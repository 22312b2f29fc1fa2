package org.epicentra.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a page whose measured parts are replaced by those of a run. Such a part stands between two
 * lines of the page, {@code <!-- bench: NAME -->} and {@code <!-- /bench -->}; what is to stand
 * there is the file NAME.md of a folder. All else of the page stays as it is. Every part must have
 * its file and every file its part, so that no number of an earlier run is left.
 */
public final class PageTables {
  private static final Pattern OPEN = Pattern.compile("<!-- bench: ([a-z0-9-]+) -->");
  private static final String CLOSE = "<!-- /bench -->";

  private PageTables() {}

  /**
   * @param args the page, the folder of the measured parts, and the file to write, which may be the
   *     page itself
   */
  public static void main(String[] args) throws IOException {
    try {
      List<String> page = replaced(Files.readAllLines(Path.of(args[0])), Path.of(args[1]));
      Files.writeString(Path.of(args[2]), String.join("\n", page) + "\n");
    } catch (IllegalArgumentException e) {
      System.err.println("PageTables: " + args[0] + ": " + e.getMessage());
      System.exit(1);
    }
  }

  private static List<String> replaced(List<String> page, Path parts) throws IOException {
    List<String> result = new ArrayList<>();
    Set<String> done = new TreeSet<>();
    String open = null;
    for (String line : page) {
      Matcher opening = OPEN.matcher(line);
      if (line.equals(CLOSE)) {
        check(open != null, "'" + CLOSE + "' without a part that it closes");
        open = null;
        result.add(line);
      } else if (opening.matches()) {
        check(open == null, "the part '" + open + "' is not closed before the next");
        open = opening.group(1);
        check(done.add(open), "there are two parts '" + open + "'");
        result.add(line);
        result.add("");
        result.addAll(part(parts.resolve(open + ".md")));
        result.add("");
      } else if (open == null) {
        result.add(line);
      }
    }
    check(open == null, "the part '" + open + "' is not closed");
    Set<String> left = names(parts);
    left.removeAll(done);
    check(left.isEmpty(), "it has no part for " + left + " of " + parts);
    return result;
  }

  private static List<String> part(Path file) throws IOException {
    check(Files.exists(file), "nothing was measured for its part: there is no " + file);
    List<String> lines = Files.readString(file).stripTrailing().lines().toList();
    check(!lines.isEmpty(), file + " is empty");
    return lines;
  }

  private static Set<String> names(Path parts) throws IOException {
    Set<String> names = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(parts, "*.md")) {
      files.forEach(file -> names.add(file.getFileName().toString().replaceFirst("\\.md$", "")));
    }
    return names;
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
