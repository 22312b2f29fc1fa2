package org.epicentra.registry;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.Durations;
import org.epicentra.LockedException;
import org.epicentra.Setting;
import org.epicentra.storage.JsonFiles;

/**
 * The versions of one model and which of them is the champion, below {@code root/name}:
 *
 * <pre>
 * versions/000012/manifest.json    what is known about version 12
 * versions/000012/model/...        its files
 * champions/000007.json            the seventh promotion; the highest number counts
 * lock/000031.json                 the claims of {@link RegistryLock}
 * staging/..., trash/...           what is being written or deleted, or was when a run died
 * </pre>
 *
 * <p>A version appears by a single rename and is never changed; a promotion is one new file. So a
 * reader finds the old champion or the new one at every moment.
 */
public final class ModelRegistry {
  /** The folders of a name that nothing else is written to. */
  public static final List<String> OWN =
      List.of("versions", "champions", "lock", "staging", "trash");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final String MANIFEST = "manifest.json";
  private static final String MODEL = "model";

  private final RegistryFiles files;
  private final Path folder;
  private final VersionFolders versions;
  private final ChampionPointers champions;

  ModelRegistry(RegistryFiles files, Path folder) {
    this.files = files;
    this.folder = folder;
    this.versions = new VersionFolders(files, new Path(folder, "versions"));
    this.champions = new ChampionPointers(files, new Path(folder, "champions"), this::numbers);
  }

  /**
   * The registry of a name, which need not exist yet.
   *
   * @param root folder of all names
   * @param name letters, digits, dots, dashes and underscores
   * @throws BadInputException when the root is on a file system that is not safe, or the name is
   *     not allowed
   */
  public static ModelRegistry open(String root, String name, Configuration hadoop) {
    if (!NAME.matcher(name).matches()) {
      throw new BadInputException(
          "%s '%s': a name begins with a letter or digit and has only letters, digits, '.', '-' and '_', at most 100 in all"
              .formatted(Setting.named("name"), name));
    }
    RegistryFileSystems.Located located = RegistryFileSystems.locate(root, hadoop);
    return new ModelRegistry(located.files(), new Path(located.path(), name));
  }

  /**
   * The folders of a root that may be names, in the order of the alphabet; none where it does not
   * exist.
   *
   * @throws BadInputException as {@link #open}
   */
  public static List<String> names(String root, Configuration hadoop) {
    RegistryFileSystems.Located located = RegistryFileSystems.locate(root, hadoop);
    try {
      return located.files().list(located.path()).stream()
          .filter(entry -> entry.folder() && NAME.matcher(entry.name()).matches())
          .map(RegistryFiles.Entry::name)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + root + ": " + e.getMessage(), e);
    }
  }

  /** The folder of the name. */
  public Path folder() {
    return folder;
  }

  /**
   * Takes the lock that publishing needs.
   *
   * @param expiry how long the owner may give no sign of life before another run may take the lock
   * @throws LockedException when another run holds it
   */
  public RegistryLock lock(Duration expiry) {
    if (!(expiry.toMillis() > 0)) {
      throw new BadInputException(
          Setting.mustBe("lockExpiry", Durations.text(expiry), "above 0, such as 5m"));
    }
    RegistryLock lock = RegistryLock.acquire(files, lock(), expiry);
    boolean tidy = false;
    try {
      clearStaging();
      tidy = true;
      return lock;
    } catch (IOException e) {
      throw failed("tidy up", e);
    } finally {
      if (!tidy) {
        lock.close();
      }
    }
  }

  /**
   * Moves away what another run was writing: should that run be alive, and only have been silent
   * for too long, it has nothing left to publish.
   */
  private void clearStaging() throws IOException {
    if (!files.list(staging()).isEmpty()) {
      files.makeFolder(trash());
      files.moveIfAbsent(staging(), new Path(trash(), UUID.randomUUID().toString()));
    }
    files.delete(trash());
  }

  /** The numbers of the existing versions. */
  public NavigableSet<Integer> numbers() {
    try {
      return versions.numbers();
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  /**
   * The files and folders that are named by a number which does not count, as none that a run
   * makes: above all too high a one. Nothing depends on them.
   */
  public List<String> strays() {
    try {
      List<String> strays = new ArrayList<>(versions.strays());
      strays.addAll(champions.strays());
      strays.addAll(new NumberedFiles<>(files, lock(), LockClaim.class).strays());
      return strays;
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  /**
   * All versions whose manifest can be read, by number; {@link #version} says why others cannot.
   */
  public NavigableMap<Integer, ModelVersion> versionsByNumber() {
    NavigableMap<Integer, ModelVersion> all = new TreeMap<>();
    for (int number : numbers()) {
      try {
        all.put(number, version(number));
      } catch (BadInputException e) {
        continue; // damaged, or pruned since the folder was listed
      }
    }
    return all;
  }

  /**
   * One version.
   *
   * @throws BadInputException when there is none of that number, or its manifest is damaged
   */
  public ModelVersion version(int number) {
    Path place = versions.of(number);
    try (InputStream in = files.open(new Path(place, MANIFEST))) {
      Manifest manifest = JsonFiles.value(in, Manifest.class);
      return new ModelVersion(number, manifest, new Path(place, MODEL));
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new BadInputException(
          numbers().contains(number)
              ? "version " + number + " has lost its " + MANIFEST
              : folder + " has no version " + number + "; 'registry list' shows those that exist",
          e);
    } catch (IOException e) {
      throw new BadInputException(ReadFault.of(new Path(place, MANIFEST), e), e);
    }
  }

  /**
   * All promotions. A pointer that cannot be read, or whose version is gone, does not count; {@link
   * ChampionHistory#problems} reports it.
   */
  public ChampionHistory champions() {
    try {
      return champions.history();
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  /** The champion, if one was promoted. */
  public Optional<ModelVersion> champion() {
    return champions().current().map(champion -> version(champion.version()));
  }

  /**
   * Publishes a version: it is written under a name of its own, flushed, read back, and renamed to
   * the next number. Publishing does not make it the champion.
   *
   * @param manifest without files and fencing number
   * @param write puts the model into an empty folder
   * @param verify reads it back and throws when it is not the model that was to be written
   * @throws LockedException when the lock was lost; then nothing is published
   */
  public ModelVersion publish(
      RegistryLock lock, Manifest manifest, ModelWriter write, ModelWriter verify) {
    Path stage = new Path(staging(), UUID.randomUUID().toString());
    lock.requireHeld();
    try {
      Path model = new Path(stage, MODEL);
      files.makeFolder(model);
      write.accept(model);
      Manifest whole = manifest.of(new FolderDigests(files, model).all(), lock.fence());
      files.replace(new Path(stage, MANIFEST), JsonFiles.bytes(whole));
      files.sync(stage);
      verify.accept(model);
      List<String> differences = new FolderDigests(files, model).differences(whole.files());
      if (whole.files().isEmpty() || !differences.isEmpty()) {
        throw new IOException("the model does not read back as written: " + differences);
      }
      // Above those that pointers name too: a lost champion's number is not given again.
      return version(versions.add(stage, champions().highest(), lock));
    } catch (IOException e) {
      requireHeldDespite(lock, e);
      throw failed("publish in", e);
    } catch (Exception e) { // including the checked ones that Spark throws undeclared
      requireHeldDespite(lock, e);
      throw e;
    }
  }

  /** A run that took over the lock has moved the stage away: then the lost lock is the reason. */
  private static void requireHeldDespite(RegistryLock lock, Exception failure) {
    try {
      lock.requireHeld();
    } catch (LockedException lost) {
      lost.addSuppressed(failure);
      throw lost;
    } catch (UncheckedIOException unknown) {
      failure.addSuppressed(unknown);
    }
  }

  /**
   * Makes a version the champion.
   *
   * @param version its number
   * @param seen the promotions that the caller knew of when it decided
   * @param by the command
   * @param why the reason, in words
   * @throws LockedException when there has been another promotion since
   * @throws BadInputException when the version does not exist, or is not as it was published
   */
  public Champion promote(int version, ChampionHistory seen, String by, String why) {
    List<String> problems = problems(version);
    if (!problems.isEmpty()) {
      throw new BadInputException(
          "version " + version + " is not promoted: " + String.join("; ", problems));
    }
    Champion champion = new Champion(version, Instant.now().toString(), by, why);
    try {
      if (!champions.putAfter(seen.last(), champion)) {
        throw new LockedException(
            "version "
                + version
                + " is not promoted: another champion was named in the meantime; see 'registry list'");
      }
      return champion;
    } catch (IOException e) {
      throw failed("promote in", e);
    }
  }

  /**
   * Compares the files of a version with their digests.
   *
   * @return what is wrong with them, a line each; empty when they are as published
   */
  public List<String> problems(int number) {
    try {
      ModelVersion version = version(number);
      return new FolderDigests(files, version.model()).differences(version.manifest().files());
    } catch (BadInputException e) {
      return List.of(e.getMessage());
    } catch (IOException e) {
      return List.of("it cannot be read: " + e.getMessage());
    }
  }

  /**
   * Deletes versions. Each disappears by a single rename before its files are deleted.
   *
   * @return those that existed
   */
  public List<Integer> delete(RegistryLock lock, List<Integer> numbers) {
    List<Integer> deleted = new ArrayList<>();
    try {
      for (int number : numbers) {
        lock.requireHeld();
        Path away = new Path(trash(), UUID.randomUUID().toString());
        files.makeFolder(trash());
        if (numbers().contains(number) && files.moveIfAbsent(versions.of(number), away)) {
          files.delete(away);
          deleted.add(number);
        }
      }
      return deleted;
    } catch (IOException e) {
      throw failed("delete from", e);
    }
  }

  private UncheckedIOException failed(String what, IOException e) {
    return new UncheckedIOException("cannot " + what + " " + folder + ": " + e.getMessage(), e);
  }

  private Path lock() {
    return new Path(folder, "lock");
  }

  private Path staging() {
    return new Path(folder, "staging");
  }

  private Path trash() {
    return new Path(folder, "trash");
  }
}
