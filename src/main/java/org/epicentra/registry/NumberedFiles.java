package org.epicentra.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.epicentra.storage.JsonFiles;

/**
 * A folder of numbered JSON files, from 000001.json on, each created once and never changed. The
 * file with the highest number is the current state; whoever creates the next one changes it.
 *
 * @param <T> the record in a file
 */
final class NumberedFiles<T> {
  private static final Pattern NAME = Pattern.compile("(\\d{6,9})\\.json");

  private final RegistryFiles files;
  private final Path folder;
  private final Class<T> type;

  NumberedFiles(RegistryFiles files, Path folder, Class<T> type) {
    this.files = files;
    this.folder = folder;
    this.type = type;
  }

  /** A number as file names have it: six digits or more. */
  static String digits(int number) {
    return String.format(Locale.ROOT, "%06d", number);
  }

  /** The existing files, by number. */
  NavigableMap<Integer, RegistryFiles.Entry> entries() throws IOException {
    NavigableMap<Integer, RegistryFiles.Entry> entries = new TreeMap<>();
    for (RegistryFiles.Entry entry : files.list(folder)) {
      Matcher matcher = NAME.matcher(entry.name());
      if (matcher.matches()) {
        entries.put(Integer.parseInt(matcher.group(1)), entry);
      }
    }
    return entries;
  }

  /** The highest number, 0 when there is none. */
  int last() throws IOException {
    NavigableMap<Integer, RegistryFiles.Entry> entries = entries();
    return entries.isEmpty() ? 0 : entries.lastKey();
  }

  /** The record in a file; empty where the file is missing or damaged. */
  Optional<T> read(int number) throws IOException {
    try {
      return Optional.of(value(number));
    } catch (JsonProcessingException | FileNotFoundException | NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * The record in a file.
   *
   * @throws JsonProcessingException where the file holds something else
   */
  T value(int number) throws IOException {
    try (InputStream in = files.open(path(number))) {
      return JsonFiles.value(in, type);
    }
  }

  /** Creates the file of a number; false when there is one already. */
  boolean put(int number, T value) throws IOException {
    return files.putIfAbsent(path(number), JsonFiles.bytes(value));
  }

  void delete(int number) throws IOException {
    files.delete(path(number));
  }

  Path path(int number) {
    return new Path(folder, digits(number) + ".json");
  }
}
