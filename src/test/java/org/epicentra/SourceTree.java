package org.epicentra;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The Java files of the program as text: what class files no longer show, such as imports for
 * constants and Javadoc, and lengths.
 */
final class SourceTree {
  static final Path ROOT = Path.of("src/main/java/org/epicentra");

  private static final Pattern IMPORT =
      Pattern.compile(
          "^import (?:static )?org\\.epicentra((?:\\.[a-z]\\w*)*)\\.[A-Z]", Pattern.MULTILINE);

  private SourceTree() {}

  /** A method: where it is, its length in lines from its name on, and its parameters. */
  record Method(String name, long lines, int parameters) {}

  /** All files. */
  static List<Path> files() {
    try (Stream<Path> below = Files.walk(ROOT)) {
      return below.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of each folder, by its path below {@link #ROOT}; the root's is the empty path. */
  static Map<String, List<Path>> folders() {
    Map<String, List<Path>> folders = new TreeMap<>();
    for (Path file : files()) {
      folders.computeIfAbsent(folder(file), each -> new ArrayList<>()).add(file);
    }
    return folders;
  }

  /** The folders that the files of each folder import from, itself left out. */
  static Map<String, TreeSet<String>> arrows() {
    Map<String, TreeSet<String>> arrows = new TreeMap<>();
    for (Path file : files()) {
      String from = folder(file);
      Matcher imports = IMPORT.matcher(text(file));
      while (imports.find()) {
        String to = imports.group(1).replaceFirst("^\\.", "").replace('.', '/');
        if (!to.equals(from)) {
          arrows.computeIfAbsent(from, each -> new TreeSet<>()).add(to);
        }
      }
    }
    return arrows;
  }

  /** All methods and constructors that have a body, canonical constructors of records left out. */
  static List<Method> methods() {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    List<Method> methods = new ArrayList<>();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              javac.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(files()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new MethodScanner(unit, positions, methods).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return methods;
  }

  private static final class MethodScanner extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Method> found;

    MethodScanner(CompilationUnitTree unit, SourcePositions positions, List<Method> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      boolean ofRecord =
          method.getReturnType() == null
              && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
      if (method.getBody() != null && !ofRecord) {
        LineMap lines = unit.getLineMap();
        long first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
        long last = lines.getLineNumber(positions.getEndPosition(unit, method));
        String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
        found.add(
            new Method(
                file + "#" + method.getName(), last - first + 1, method.getParameters().size()));
      }
      return super.visitMethod(method, unused);
    }
  }

  /** The path of a file's folder below {@link #ROOT}. */
  static String folder(Path file) {
    return ROOT.relativize(file.getParent()).toString().replace('\\', '/');
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long lines(Path file) {
    return text(file).lines().count();
  }
}
