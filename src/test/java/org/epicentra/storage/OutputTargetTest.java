package org.epicentra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --overwrite} replaces, and above all what it does not. */
class OutputTargetTest {
  private static final Configuration HADOOP = new Configuration();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "IMAGES, r.jpg, a folder of numbered PNG images: its name must not end in .jpg",
    "IMAGES, r.png, a folder of numbered PNG images: its name must not end in .png",
    "PICTURE, x.txt, 'a PNG image: its name must not end in .txt, but in .png'",
    "PICTURE, x.JSON, 'a PNG image: its name must not end in .JSON, but in .png'",
    "PICTURE, x.parquet, 'a PNG image: its name must not end in .parquet, but in .png'",
    "TABLE, x.csv, a Parquet table: its name must not end in .csv",
    "MIXTURE, m.json, a model of 'cavi fit': its name must not end in .json"
  })
  void aNameThatPromisesSomethingElseIsRefused(OutputKind kind, String name, String message) {
    Path target = folder.resolve("runs").resolve(name);
    assertThatThrownBy(() -> target(target, kind, true).check(HADOOP))
        .isInstanceOf(BadInputException.class)
        .hasMessage("the output " + target + " would be " + message);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "PICTURE, a.PNG",
    "PICTURE, a",
    "TABLE, a.parquet",
    "TABLE, a.2026",
    "IMAGES, a.v1",
    "FILE, a.txt"
  })
  void otherNamesAreFree(OutputKind kind, String name) {
    assertThatCode(() -> target(folder.resolve(name), kind, false).check(HADOOP))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "TABLE, _SUCCESS ._SUCCESS.crc part-00000-a.snappy.parquet .part-00000-a.snappy.parquet.crc",
    "TABLE, _SUCCESS year=1999/part-00000-a.snappy.parquet",
    "MIXTURE, posterior.json projection.json selection.json summary.json .summary.json.crc",
    "AUTOENCODER, weights.bin images.json summary.json",
    "IMAGES, 000000.png 000001.png",
    "IMAGES, 000000-image.png 000000-reconstruction.png",
    "TABLE, ''",
    "MIXTURE, ''"
  })
  void anEarlierOutputOfTheSameKindIsReplacedWhenAsked(OutputKind kind, String files)
      throws IOException {
    Path target = folderWith(files);
    assertThatCode(() -> target(target, kind, true).check(HADOOP)).doesNotThrowAnyException();
    assertThatThrownBy(() -> target(target, kind, false).check(HADOOP))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("exists: name another, or replace it with ‹overwrite›");
  }

  @ParameterizedTest
  @CsvSource({
    "TABLE, thesis.tex, thesis.tex",
    "TABLE, _SUCCESS part-0.parquet notes.txt, notes.txt",
    "TABLE, _SUCCESS part-00000.csv, part-00000.csv",
    "TABLE, part-0.parquet, no _SUCCESS",
    "TABLE, posterior.json projection.json selection.json summary.json, .json",
    "MIXTURE, _SUCCESS part-0.parquet, ",
    "MIXTURE, summary.json, no posterior.json",
    "MIXTURE, posterior.json summary.json predictions/_SUCCESS, predictions",
    "AUTOENCODER, posterior.json, posterior.json",
    "IMAGES, holiday.png, holiday.png",
    "PICTURE, 000000.png, is a folder",
    "FILE, 000000.png, is a folder"
  })
  void anythingElseIsKept(OutputKind kind, String files, String why) throws IOException {
    Path target = folderWith(files);
    for (boolean overwrite : List.of(true, false)) {
      assertThatThrownBy(() -> target(target, kind, overwrite).check(HADOOP))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("is not replaced")
          .hasMessageContaining("name another")
          .hasMessageContaining(why == null ? "" : why);
    }
  }

  @Test
  void aFileIsReplacedByItsLikeOnly() throws IOException {
    Path text = Files.writeString(folder.resolve("a.png"), "no picture");
    refused(target(text, OutputKind.PICTURE, true), "begins otherwise");
    Path plain = Files.writeString(folder.resolve("plain"), "no table");
    refused(target(plain, OutputKind.TABLE, true), "is a file");
    refused(target(text, OutputKind.STATUS, true), "begins otherwise");
    // The signature of PNG: ISO 15948, 5.2.
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
    Path picture = Files.write(folder.resolve("b.png"), png);
    assertThatCode(() -> target(picture, OutputKind.PICTURE, true).check(HADOOP))
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsReadIsKept() throws IOException {
    Path catalog = folderWith("_SUCCESS part-0.parquet");
    Path link = Files.createSymbolicLink(folder.resolve("link"), catalog);
    List<String> readings =
        List.of(
            catalog.toString(),
            catalog + "/part-0.parquet",
            folder + "/out*",
            folder + "/*/part-?.parquet",
            link + "/part-0.parquet");
    for (String input : readings) {
      refused(
          new OutputTarget(catalog.toString(), OutputKind.TABLE, true, List.of("x", input)),
          "is or holds " + input + ", which is to be read");
    }
    refused(
        new OutputTarget(link.toString(), OutputKind.TABLE, true, List.of(catalog.toString())),
        "which is to be read");
    List<String> elsewhere = List.of(folder + "/other", "nosuchscheme://h/x", "");
    assertThatCode(
            () ->
                new OutputTarget(catalog.toString(), OutputKind.TABLE, true, elsewhere)
                    .check(HADOOP))
        .doesNotThrowAnyException();
    assertThat(catalog.resolve("part-0.parquet")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "../..", "./x/.."})
  void theWorkingFolderAndThoseAboveAreKept(String path) {
    // The checkout may lie directly under the root.
    boolean root = Path.of(path).toAbsolutePath().normalize().getParent() == null;
    assertThatThrownBy(() -> target(Path.of(path), OutputKind.TABLE, true).check(HADOOP))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(root ? "is the root" : "the working folder");
  }

  @Test
  void theHomeFolderIsKept() {
    Path home = Path.of(System.getProperty("user.home"));
    assertThatThrownBy(() -> target(home, OutputKind.IMAGES, true).check(HADOOP))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is not replaced");
  }

  @ParameterizedTest
  @CsvSource({"/, is the root", "'', not a usable path", "nosuchscheme://h/x, nosuchscheme"})
  void whatIsNoPlaceForAnOutput(String path, String message) {
    assertThatThrownBy(
            () -> new OutputTarget(path, OutputKind.TABLE, true, List.of()).check(HADOOP))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aPlaceWhereNothingCanBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> target(file.resolve("a/b"), OutputKind.TABLE, true).check(HADOOP))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("nothing can be written in");
  }

  @Test
  void aNameThatNoFileSystemTakesIsRefusedAndTheLongestIsNot() throws IOException {
    String longest = "ä".repeat(127) + "x"; // 255 bytes in UTF-8
    Path target = folder.resolve(longest);
    for (String text : List.of("old", "new")) {
      OutputTarget wanted = target(target, OutputKind.FILE, true);
      try (AtomicOutput output = AtomicOutput.open(wanted, HADOOP)) {
        Files.writeString(Path.of(output.stage().toUri()), text);
        output.commit();
      }
      assertThat(target).hasContent(text);
      assertThat(folder).isDirectoryContaining(target::equals);
    }
    for (Path tooLong : List.of(folder.resolve(longest + "y"), folder.resolve(longest + "y/z"))) {
      assertThatThrownBy(() -> target(tooLong, OutputKind.FILE, true).check(HADOOP))
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "the output's name " + longest + "y has 256 bytes: shorten it to at most 255");
    }
  }

  @Test
  void aLinkIsFollowedAndStays() throws IOException {
    Path disk = Files.createDirectories(folder.resolve("disk/table"));
    Files.writeString(disk.resolve("_SUCCESS"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), disk);
    try (AtomicOutput output = AtomicOutput.open(target(link, OutputKind.TABLE, true), HADOOP)) {
      Path stage = Path.of(output.stage().toUri());
      assertThat(stage.getParent()).isEqualTo(disk.getParent().toRealPath());
      Files.createDirectory(stage);
      Files.writeString(stage.resolve("_SUCCESS"), "new");
      output.commit();
    }
    assertThat(link).isSymbolicLink();
    assertThat(disk.resolve("_SUCCESS")).hasContent("new");
    Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("gone"));
    assertThatThrownBy(() -> target(nowhere, OutputKind.TABLE, true).check(HADOOP))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            nowhere
                + " is a symbolic link to gone, which does not exist: make that, or name another"
                + " path");
  }

  /** For an output that must not keep a run from its work. */
  @Test
  void whatCannotBeLookedAtIsToldFromWhatMayNotBeReplaced() throws IOException {
    Path page = folder.resolve("page.html");
    Files.writeString(page, "<!DOCTYPE html>\n<!-- Epicentra -->\n");
    OutputTarget target = target(page, OutputKind.PAGE, true);
    assertThat(target.checkPlace(HADOOP).path().getName()).isEqualTo("page.html");
    Files.write(folder.resolve(".page.html.crc"), new byte[] {'c', 'r', 'c', 0, 0, 0, 2, 0, 1, 1});
    unseen(target, "cannot look at " + page + ": Checksum ");

    Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("gone"));
    unseen(target(nowhere, OutputKind.PAGE, true), nowhere + " is a symbolic link to gone");

    Path foreign = Files.writeString(folder.resolve("mine.html"), "<p>mine</p>");
    assertThatThrownBy(() -> target(foreign, OutputKind.PAGE, true).checkPlace(HADOOP))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(
            () ->
                new OutputTarget("none://here/page", OutputKind.PAGE, true, List.of())
                    .checkPlace(HADOOP))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is not a usable path");
  }

  private static void unseen(OutputTarget target, String message) {
    assertThatThrownBy(() -> target.checkPlace(HADOOP))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(message);
    assertThatThrownBy(() -> target.check(HADOOP))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aCheckChangesNothing() {
    target(folder.resolve("a/b/c"), OutputKind.TABLE, false).check(HADOOP);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aTargetThatIsMovedAwayWhileItIsLookedAtIsFree() throws IOException {
    Path target = folderWith("_SUCCESS part-0.parquet");
    Configuration racing = with(VanishingFiles.class);
    for (boolean overwrite : List.of(true, false)) {
      folderWith("_SUCCESS part-0.parquet");
      assertThatCode(() -> target(target, OutputKind.TABLE, overwrite).check(racing))
          .doesNotThrowAnyException();
      assertThat(target).doesNotExist();
    }
  }

  /** Another run moves a folder away just before it is listed. */
  static final class VanishingFiles extends LocalFileSystem {
    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path of) throws IOException {
      delete(of, true);
      return super.listStatus(of);
    }
  }

  @ParameterizedTest
  @CsvSource({"3, true", "3, false", "9, true", "9, false"})
  void aTargetThatIsReplacedWhileItIsListedIsLookedAtAgain(int times, boolean putBack)
      throws IOException {
    Path target = folderWith("_SUCCESS part-0.parquet");
    Configuration racing = with(ReplacingFiles.class);
    racing.setInt("test.times", times);
    racing.setBoolean("test.put-back", putBack);
    assertThatCode(() -> target(target, OutputKind.TABLE, true).check(racing))
        .doesNotThrowAnyException();
  }

  @Test
  void aTargetThatIsReplacedAtEveryLookIsGivenUp() throws IOException {
    Path target = folderWith("_SUCCESS part-0.parquet");
    Configuration racing = with(ReplacingFiles.class);
    racing.setInt("test.times", Integer.MAX_VALUE);
    assertThatThrownBy(() -> target(target, OutputKind.TABLE, true).check(racing))
        .isInstanceOf(BadInputException.class)
        .hasMessage("cannot look at " + target + ": it was replaced while it was being checked");
  }

  /**
   * Another run moves a folder away when its names are read, but not yet the files, and puts its
   * own there, or the old one back.
   */
  static final class ReplacingFiles extends LocalFileSystem {
    private int listings;

    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path of) throws IOException {
      FileStatus[] complete = super.listStatus(of);
      if (++listings > getConf().getInt("test.times", 0)) {
        return complete;
      }
      Path target = Path.of(of.toUri());
      Path old = target.resolveSibling(".old-" + listings);
      if (getConf().getBoolean("test.put-back", false)) {
        Object before = Files.getAttribute(target, "unix:ctime");
        do { // until the file system's clock, of some milliseconds, has moved on
          Files.move(target, old);
          Files.move(old, target);
        } while (Files.getAttribute(target, "unix:ctime").equals(before));
      } else {
        Files.move(target, old);
        Files.createDirectory(target);
        for (FileStatus file : complete) {
          Files.createFile(target.resolve(file.getPath().getName()));
        }
      }
      return Arrays.stream(complete)
          .filter(file -> !file.getPath().getName().equals("_SUCCESS"))
          .toArray(FileStatus[]::new);
    }
  }

  private static Configuration with(Class<? extends FileSystem> files) {
    Configuration racing = new Configuration();
    racing.setClass("fs.file.impl", files, FileSystem.class);
    racing.setBoolean("fs.file.impl.disable.cache", true);
    return racing;
  }

  private static void refused(OutputTarget target, String why) {
    assertThatThrownBy(() -> target.check(HADOOP))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("name another");
  }

  private static OutputTarget target(Path path, OutputKind kind, boolean overwrite) {
    return new OutputTarget(path.toString(), kind, overwrite, List.of());
  }

  private Path folderWith(String files) throws IOException {
    Path made = Files.createDirectories(folder.resolve("output"));
    for (String name : files.split(" ")) {
      if (!name.isEmpty()) {
        Path file = made.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
      }
    }
    return made;
  }
}
