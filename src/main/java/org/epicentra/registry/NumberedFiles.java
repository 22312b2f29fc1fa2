package org.epicentra.registry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.epicentra.storage.JsonFiles;

/**
 * A folder of numbered JSON files, from 000001.json on, each created once and never changed. The
 * file with the highest number is the current state; whoever creates the next one changes it.
 *
 * @param <T> the record in a file
 */
final class NumberedFiles<T> {
  private static final String ENDING = ".json";

  private final RegistryFiles files;
  private final Path folder;
  private final Class<T> type;

  NumberedFiles(RegistryFiles files, Path folder, Class<T> type) {
    this.files = files;
    this.folder = folder;
    this.type = type;
  }

  /** The existing files, by number. */
  NavigableMap<Integer, RegistryFiles.Entry> entries() throws IOException {
    NavigableMap<Integer, RegistryFiles.Entry> entries = new TreeMap<>();
    for (RegistryFiles.Entry entry : files.list(folder)) {
      number(entry).ifPresent(number -> entries.put(number, entry));
    }
    return entries;
  }

  private static OptionalInt number(RegistryFiles.Entry entry) {
    String name = entry.name();
    return name.endsWith(ENDING)
        ? Numbers.of(name.substring(0, name.length() - ENDING.length()))
        : OptionalInt.empty();
  }

  /** The names of digits with this ending that do not count. */
  NavigableSet<String> strays() throws IOException {
    NavigableSet<String> strays = new TreeSet<>();
    for (RegistryFiles.Entry entry : files.list(folder)) {
      String name = entry.name();
      if (Numbers.isNumber(name) && name.endsWith(ENDING) && number(entry).isEmpty()) {
        strays.add(new Path(folder, name).toString());
      }
    }
    return strays;
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
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      if (files.find(path(number)).filter(RegistryFiles.Entry::folder).isPresent()) {
        throw JsonMappingException.from((JsonParser) null, "it is a folder", e);
      }
      throw e;
    }
  }

  /**
   * Creates the file after another; empty when there is one already.
   *
   * @throws org.epicentra.BadInputException when there is no number after it
   */
  OptionalInt putAfter(int last, T value) throws IOException {
    int number = Numbers.after(last, folder);
    return files.putIfAbsent(path(number), JsonFiles.bytes(value))
        ? OptionalInt.of(number)
        : OptionalInt.empty();
  }

  void delete(int number) throws IOException {
    files.delete(path(number));
  }

  Path path(int number) {
    return new Path(folder, Numbers.digits(number) + ENDING);
  }
}
