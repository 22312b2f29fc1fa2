package org.epicentra.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;

/** The pointer files of a name: {@code champions/000007.json} is its seventh promotion. */
final class ChampionPointers {
  /** More promotions than are made while the folder is read. */
  private static final int LOOKS = 10;

  private final NumberedFiles<Champion> files;
  private final Supplier<NavigableSet<Integer>> versions;

  /**
   * @param versions the numbers of the existing versions, listed after the pointers: a version is
   *     there before a pointer names it
   */
  ChampionPointers(RegistryFiles files, Path folder, Supplier<NavigableSet<Integer>> versions) {
    this.files = new NumberedFiles<>(files, folder, Champion.class);
    this.versions = versions;
  }

  /** Creates the pointer after another; false when there is one already. */
  boolean putAfter(int last, Champion champion) throws IOException {
    return files.putAfter(last, champion).isPresent();
  }

  /** The files of digits that do not count as pointers. */
  NavigableSet<String> strays() throws IOException {
    return files.strays();
  }

  /** Reads all pointers, and again if one leads nowhere and a newer one has appeared since. */
  ChampionHistory history() throws IOException {
    ChampionHistory history = once();
    for (int look = 1; look < LOOKS && !history.lost().isEmpty(); look++) {
      ChampionHistory again = once();
      if (again.last() == history.last()) {
        return again;
      }
      history = again;
    }
    return history;
  }

  private ChampionHistory once() throws IOException {
    NavigableMap<Integer, Champion> good = new TreeMap<>();
    List<LostPointer> lost = new ArrayList<>();
    NavigableSet<Integer> numbers = files.entries().navigableKeySet();
    NavigableSet<Integer> there = versions.get();
    int highest = 0;
    for (int number : numbers) {
      String file = files.path(number).toString();
      try {
        Champion champion = files.value(number);
        highest = Math.max(highest, champion.version());
        if (there.contains(champion.version())) {
          good.put(number, champion);
          lost.clear(); // nothing depends on those before it
        } else {
          lost.add(0, new LostPointer(file, champion.version(), null));
        }
      } catch (JsonProcessingException | FileNotFoundException | NoSuchFileException e) {
        lost.add(0, new LostPointer(file, null, ReadFault.of(files.path(number), e)));
      }
    }
    return new ChampionHistory(numbers.isEmpty() ? 0 : numbers.last(), good, lost, highest);
  }
}
