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
 * A folder of numbered JSON files, 000001.json and on, each made once and never changed: the
 * highest number is the present state, and who makes the next one is the one who changed it.
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

  /** A number as names have it. */
  static String digits(int number) {
    return String.format(Locale.ROOT, "%06d", number);
  }

  /** The files there are, by number. */
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

  /** What a file says; empty where it is not there or says something else. */
  Optional<T> read(int number) throws IOException {
    try {
      return Optional.of(value(number));
    } catch (JsonProcessingException | FileNotFoundException | NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * What a file says.
   *
   * @throws JsonProcessingException where it says something else
   */
  T value(int number) throws IOException {
    try (InputStream in = files.open(path(number))) {
      return JsonFiles.value(in, type);
    }
  }

  /** Makes the file of a number; false when there is one. */
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
