package org.epicentra.registry;

import java.io.IOException;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;

/** The folders of a name's versions: {@code versions/000012} is its twelfth. */
final class VersionFolders {
  /** Of one name only the owner of the lock publishes, so that the first try succeeds. */
  private static final int TRIES = 100;

  private final RegistryFiles files;
  private final Path folder;

  VersionFolders(RegistryFiles files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  /** The numbers of the existing versions. */
  NavigableSet<Integer> numbers() throws IOException {
    NavigableSet<Integer> numbers = new TreeSet<>();
    for (RegistryFiles.Entry entry : files.list(folder)) {
      if (entry.folder()) {
        Numbers.of(entry.name()).ifPresent(numbers::add);
      }
    }
    return numbers;
  }

  /** The names of digits that are no versions. */
  NavigableSet<String> strays() throws IOException {
    NavigableSet<String> strays = new TreeSet<>();
    for (RegistryFiles.Entry entry : files.list(folder)) {
      if (Numbers.isNumber(entry.name())
          && (!entry.folder() || Numbers.of(entry.name()).isEmpty())) {
        strays.add(new Path(folder, entry.name()).toString());
      }
    }
    return strays;
  }

  Path of(int number) {
    return new Path(folder, Numbers.digits(number));
  }

  /**
   * Moves a version that is complete to the next number.
   *
   * @param above the number is higher than this one too
   * @param lock checked before each try
   */
  int add(Path stage, int above, RegistryLock lock) throws IOException {
    files.makeFolder(folder);
    int last = above;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      lock.requireHeld();
      NavigableSet<Integer> numbers = numbers();
      last = Numbers.after(Math.max(last, numbers.isEmpty() ? 0 : numbers.last()), folder);
      if (files.moveIfAbsent(stage, of(last))) {
        return last;
      }
    }
    throw new IOException(TRIES + " numbers up to " + last + " in " + folder + " are taken");
  }
}
