package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epicentra.report.PageXml.elements;
import static org.epicentra.report.PageXml.parsed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.epicentra.BadInputException;
import org.epicentra.cli.CatalogFile;
import org.epicentra.cli.CommandRun;
import org.epicentra.job.mixture.FitJob;
import org.epicentra.job.mixture.FitOptions;
import org.epicentra.job.mixture.ReportJob;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.selection.SelectionOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Pages of fits across the antimeridian, with names that would be markup. */
class ReportCommandIT {
  private static final String ATTACK = "<script>alert(1)</script>";

  @TempDir static Path folder;
  private static Path catalog;
  private static Path model;
  private static Path page;
  private static Path picture;
  private static CommandRun run;

  @BeforeAll
  static void fitted() throws IOException {
    LocalSpark.session();
    catalog = acrossTheAntimeridian(folder);
    model = folder.resolve("model");
    page = folder.resolve("page.html");
    picture = folder.resolve("map.png");
    run =
        CommandRun.of(
            "cavi",
            "fit",
            "--catalog",
            catalog.toString(),
            "--components",
            "3",
            "--model",
            model.toString(),
            "--where",
            "note <> '" + ATTACK + "'",
            "--report",
            page.toString(),
            "--png",
            picture.toString());
    assertThat(run.code()).as(run.err()).isZero();
  }

  /** 240 events about 179.5 W, 179 E and 177 E; each twelfth has a note that is a script. */
  static Path acrossTheAntimeridian(Path folder) throws IOException {
    double[][] centres = {{-179.5, -35, 12}, {179, -38, 30}, {177, -40, 50}};
    Random random = new Random(8);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      double[] centre = centres[i % 3];
      double longitude = centre[0] + 0.4 * random.nextGaussian();
      rows.add(
          String.format(
              Locale.ROOT,
              "e%d,2024-0%d-%02dT00:00:00Z,%.4f,%.4f,%.1f,%.1f,%d,earthquake,%s",
              i,
              1 + i % 9,
              1 + i % 28,
              centre[1] + 0.3 * random.nextGaussian(),
              longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude,
              5 + 100 * random.nextDouble(),
              2 - Math.log10(random.nextDouble()),
              Math.round(centre[2] * (0.5 + random.nextDouble())),
              i % 12 == 0 ? ATTACK : "fine"));
    }
    return CatalogFile.write(
        folder, "antimeridian.csv", CatalogFile.HEADER + ",note", rows.toArray(String[]::new));
  }

  private static CommandRun report(String... more) {
    List<String> words = new ArrayList<>(List.of("cavi", "report", "--model", model.toString()));
    words.addAll(List.of("--catalog", catalog.toString()));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  @Test
  void theFitNamesItsPage() {
    assertThat(run.out()).contains("report       " + page, "map          " + picture);
  }

  @Test
  void thePageIsWellFormedSmallAndHasTheSummarysNumbers() throws Exception {
    Document parsed = parsed(Files.readString(page));
    assertThat(Files.size(page)).isLessThan(1_000_000);
    JsonNode summary = new ObjectMapper().readTree(model.resolve("summary.json").toFile());
    List<Element> rows =
        elements(parsed, "tr").stream().filter(row -> row.hasAttribute("data-component")).toList();
    assertThat(rows).hasSize(summary.path("components").size());
    for (JsonNode component : summary.path("components")) {
      Element row = rows.get(component.path("index").asInt());
      List<Double> values = new ArrayList<>();
      NodeList cells = row.getElementsByTagName("td");
      for (int i = 0; i < cells.getLength(); i++) {
        String value = ((Element) cells.item(i)).getAttribute("data-value");
        values.add(value.isEmpty() ? null : Double.valueOf(value));
      }
      for (String name : List.of("effectiveCount", "weight", "rate", "longitude", "latitude")) {
        assertThat(values).as(name).contains(component.path(name).doubleValue());
      }
    }
    assertThat(parsed.getDocumentElement().getTextContent()).contains("220\u00a0events");
  }

  @Test
  void whatLooksLikeAScriptIsText() throws Exception {
    assertThat(Files.readString(page)).doesNotContain(ATTACK);
    Document parsed = parsed(Files.readString(page));
    assertThat(elements(parsed, "script")).hasSize(3);
    assertThat(parsed.getDocumentElement().getTextContent()).contains("note <> '" + ATTACK + "'");
  }

  @Test
  void theMapIsAPicture() throws Exception {
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(1800);
  }

  /** From the files of the model: the same page, but for what the command line is called. */
  @Test
  void aReportIsThatOfTheFit() throws Exception {
    Path again = folder.resolve("again.html");
    CommandRun second = report("--output", again.toString());
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.out()).startsWith("report  " + again + "  (");
    assertThat(Files.readString(again)).isEqualTo(Files.readString(page));
  }

  @Test
  void aPageInThreeDimensionsHasSections() throws Exception {
    Path deep = folder.resolve("deep.html");
    CommandRun fit =
        CommandRun.of(
            "cavi",
            "fit",
            "--catalog",
            catalog.toString(),
            "--components",
            "3",
            "--model",
            folder.resolve("deep").toString(),
            "--projection",
            "geocentric",
            "--report",
            deep.toString());
    assertThat(fit.code()).as(fit.err()).isZero();
    assertThat(elements(parsed(Files.readString(deep)), "svg"))
        .extracting(svg -> svg.getAttribute("id"))
        .contains("map", "section-along", "section-across");
  }

  @Test
  void plainCoordinatesHaveAPageToo() throws Exception {
    Path plain = folder.resolve("plain.html");
    CommandRun fit =
        CommandRun.of(
            "cavi",
            "fit",
            "--catalog",
            catalog.toString(),
            "--format",
            "csv",
            "--components",
            "2",
            "--model",
            folder.resolve("plain").toString(),
            "--projection",
            "none",
            "--x",
            "depth",
            "--y",
            "magnitude",
            "--report",
            plain.toString());
    assertThat(fit.code()).as(fit.err()).isZero();
    assertThat(Files.readString(plain)).contains("class=\"map\"").doesNotContain("class=\"coast\"");
  }

  @Test
  void existingFilesAreKept() throws Exception {
    CommandRun refused = report("--output", page.toString());
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains(page + " exists", "--overwrite");
    Path own = Files.writeString(folder.resolve("own.html"), "<!DOCTYPE html>\n<p>mine</p>\n");
    CommandRun foreign = report("--output", own.toString(), "--overwrite");
    assertThat(foreign.code()).isEqualTo(3);
    assertThat(Files.readString(own)).contains("mine");
    Path replaced = folder.resolve("replaced.html");
    Files.copy(page, replaced);
    assertThat(report("--output", replaced.toString(), "--overwrite").code()).isZero();
  }

  @Test
  void aPageNeedsAName() {
    CommandRun nothing = report();
    assertThat(nothing.code()).isEqualTo(3);
    assertThat(nothing.err()).contains("there is nothing to draw: give --output, --png or both");
    CommandRun other = report("--output", folder.resolve("page.png").toString());
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err()).contains("must not end in .png");
  }

  /** Before the fit, and whichever two they are. */
  @ParameterizedTest
  @CsvSource({
    "--report, shown, --png, shown",
    "--assignments, assigned, --report, assigned/page.html",
    "--assignments, assigned, --png, assigned/map.png",
    "--model, other, --report, other/page.html"
  })
  void outputsInEachOtherAreRefused(String one, String first, String two, String second) {
    List<String> words = new ArrayList<>(List.of("cavi", "fit", "--components", "3"));
    words.addAll(List.of("--catalog", catalog.toString(), one, folder.resolve(first).toString()));
    words.addAll(List.of(two, folder.resolve(second).toString()));
    if (!one.equals("--model")) {
      words.addAll(List.of("--model", folder.resolve("refused").toString()));
    }
    CommandRun refused = CommandRun.of(words.toArray(String[]::new));
    assertThat(refused.code()).as(refused.err()).isEqualTo(3);
    assertThat(refused.err()).contains(one + " and " + two + " are ", "must not lie in each other");
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  /** Somebody takes the page's place while the fit runs. */
  @Test
  void aPageThatFailsLeavesTheModel() throws Exception {
    Path taken = folder.resolve("taken.html");
    Path kept = folder.resolve("kept");
    FitJob job =
        new FitJob(
            new CatalogSource(List.of(catalog.toString()), CatalogSource.AUTO, Map.of()),
            new SelectionOptions(null, null, null, null, null, null),
            new FitOptions(
                MixtureSettings.defaults(3),
                PriorSpecification.defaults(MixtureFamily.DEFAULT),
                null,
                null),
            new FitJob.Outputs(
                kept.toString(),
                null,
                false,
                false,
                new ReportJob.Outputs(taken.toString(), null, false)),
            progress -> takePlace(taken));
    assertThatThrownBy(() -> job.run(LocalSpark.session()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the model is complete in " + kept)
        .hasMessageContaining(taken + " exists");
    assertThat(kept.resolve("posterior.json")).exists();
  }

  private static void takePlace(Path file) {
    try {
      Files.writeString(file, "taken");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
