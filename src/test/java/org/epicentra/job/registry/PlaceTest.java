package org.epicentra.job.registry;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the pages of a registry may lie, and where they would be taken for damage. */
class PlaceTest {
  private static final Configuration HADOOP = new Configuration(false);

  @TempDir Path folder;
  private Path models;

  @BeforeEach
  void twoModels() throws IOException {
    models = folder.resolve("models");
    Files.createDirectories(models.resolve("alps/versions/000001/model"));
    Files.createDirectories(models.resolve("andes/versions"));
  }

  private void check(Path file) {
    check(models, file);
  }

  private static void check(Path root, Path file) {
    new Place(root.toString(), "alps").requireBeside("report", file.toString(), HADOOP);
  }

  private void refused(Path file) {
    refused(models, file);
  }

  private static void refused(Path root, Path file) {
    assertThatThrownBy(() -> check(root, file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is '" + file + "', in a folder that only the registry writes to")
        .hasMessageContaining(root + "/alps/pages");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alps/pages/latest.html",
        "alps/latest.html",
        "andes/pages/latest.html",
        "alps/pages/versions/latest.html",
        "versions.html",
        "../versions/latest.html"
      })
  void besideTheVersions(String file) {
    assertThatCode(() -> check(models.resolve(file))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alps/versions/000001/model/page.html",
        "alps/versions/000002/page.html",
        "alps/versions",
        "alps/pages/../lock/page.html",
        "alps/trash/page.html",
        "andes/versions/page.html",
        "andes/champions/page.html",
        "himalaya/staging/page.html"
      })
  void amongTheVersionsOfAnyName(String file) {
    refused(models.resolve(file));
  }

  @Test
  void beforeTheFirstVersion() {
    refused(folder.resolve("new"), folder.resolve("new/alps/versions/page.html"));
    assertThatCode(() -> check(folder.resolve("new"), folder.resolve("new/alps/pages/a.html")))
        .doesNotThrowAnyException();
  }

  @Test
  void symbolicLinksLeadThereToo() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), models);
    refused(link.resolve("alps/versions/page.html"));
    refused(link, models.resolve("alps/versions/page.html"));
    refused(link, link.resolve("andes/lock/page.html"));
    Path version = models.resolve("alps/versions/000001");
    Path pages = Files.createSymbolicLink(models.resolve("alps/pages"), version);
    refused(pages.resolve("page.html"));
    refused(pages.resolve("not/yet/there/page.html"));
  }

  @Test
  void aModelOrItsVersionsMayLieElsewhere() throws IOException {
    Path disk = Files.createDirectories(folder.resolve("disk/world"));
    Files.createSymbolicLink(models.resolve("world"), disk);
    refused(disk.resolve("versions/page.html"));
    refused(models.resolve("world/versions/page.html"));
    Path store = Files.createDirectories(folder.resolve("store"));
    Files.createSymbolicLink(disk.resolve("trash"), store);
    refused(store.resolve("page.html"));
    assertThatCode(() -> check(disk.resolve("page.html"))).doesNotThrowAnyException();
  }

  @Test
  void aLinkThatLeadsNowhereIsWhereItStands() throws IOException {
    Path link = Files.createSymbolicLink(models.resolve("alps/page.html"), Path.of("gone"));
    assertThatCode(() -> check(link)).doesNotThrowAnyException();
  }
}
