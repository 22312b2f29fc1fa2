package org.epicentra.job.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.PublishedModels;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;
import org.epicentra.report.PageReader;
import org.epicentra.report.registry.CardFacts;
import org.epicentra.report.registry.CardPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cards of published versions, sound and damaged. */
class CardSourceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Configuration HADOOP = new Configuration();

  @TempDir Path folder;
  private Path model;
  private ModelRegistry registry;

  /** Four components of 1,679 events; the effective count of the least is 52.1. */
  @BeforeEach
  void copy() throws IOException {
    model = Files.createDirectory(folder.resolve("model"));
    PublishedModels.copy(PublishedModels.MODELS.resolve("mixture-1"), model);
    registry = ModelRegistry.open(folder.resolve("models").toString(), "world", HADOOP);
  }

  private ModelVersion published() {
    return PublishedModels.publish(registry, "mixture", model, Map.of());
  }

  private CardFacts card(ModelVersion version) {
    return new CardSource("world", registry, HADOOP).card(version, registry.champions());
  }

  private static String text(CardFacts facts) throws Exception {
    return PageReader.of(new CardPage(facts).html()).text();
  }

  private static Path file(ModelVersion version, String name) {
    return Path.of(version.model().toUri().getPath()).resolve(name);
  }

  private void put(String file, String name, Object value) throws IOException {
    Path path = model.resolve(file);
    ObjectNode content = (ObjectNode) JSON.readTree(path.toFile());
    content.putPOJO(name, value);
    Files.writeString(path, JSON.writeValueAsString(content));
  }

  @Test
  void aSoundModelHasAllComponentsAndNoProblems() throws Exception {
    CardFacts card = card(published());
    assertThat(card.model().problems()).isEmpty();
    assertThat(text(card)).contains("mixture of 4\u00a0super-epicentres", "all 4 are drawn.");
  }

  /** Whatever the sum of weights is: without a column of weights an event counts 1. */
  @Test
  void withoutWeightsAComponentHasAnEventFromOneOn() throws Exception {
    put("summary.json", "weightSum", 167_900.0);
    assertThat(card(published()).model().drawing().components()).hasSize(4);
  }

  @Test
  void withWeightsAComponentHasAnEventFromTheirMeanOn() throws Exception {
    put("selection.json", "weight", "w");
    put("summary.json", "weightSum", 50 * 1679.0);
    assertThat(card(published()).model().drawing().components()).hasSize(4);
    put("summary.json", "weightSum", 60 * 1679.0);
    CardFacts card = card(published());
    assertThat(card.model().drawing().components()).hasSize(3);
    assertThat(text(card)).contains("3 of 4 are drawn, the heaviest ones.");
  }

  @Test
  void withoutItsSummaryAVersionHasACardThatSaysSo() throws Exception {
    ModelVersion version = published();
    Files.delete(file(version, "summary.json"));
    CardFacts card = card(version);
    assertThat(card.model().problems())
        .hasSize(2)
        .contains("it is not as it was published: summary.json is missing")
        .anyMatch(problem -> problem.startsWith("the summary cannot be read: "));
    assertThat(text(card))
        .contains(
            "It is not as it was published: summary.json is missing.",
            "mixture of super-epicentres",
            "; 4 are drawn.")
        .doesNotContain("0\u00a0super-epicentres", "of 0 are drawn", "components0");
  }

  /** What is read of a folder is no BadInputException. */
  @Test
  void aSummaryThatIsAFolderIsAProblemToo() throws Exception {
    ModelVersion version = published();
    Files.delete(file(version, "summary.json"));
    Files.createDirectory(file(version, "summary.json"));
    assertThat(card(version).model().problems())
        .anyMatch(problem -> problem.startsWith("the summary cannot be read: "));
  }

  @Test
  void whatIsNotAsPublishedIsALimit() throws Exception {
    ModelVersion version = published();
    Path posterior = file(version, "posterior.json");
    Files.writeString(posterior, Files.readString(posterior).replaceFirst("1", "2"));
    assertThat(text(card(version)))
        .contains("published: posterior.json has another digest than when it was published.");
  }
}
