package org.epicentra.report.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.epicentra.report.map.ComponentMark;
import org.epicentra.report.map.GroundMap;

/**
 * All that a model card is made of.
 *
 * @param name of the model
 * @param folder of the files of the version, which other commands take as their model
 * @param version that the card is about
 * @param champion the version in use; null for none
 * @param promotions of the model, by number
 * @param lineage the versions that it was compared with
 * @param model what its files say
 */
public record CardFacts(
    String name,
    String folder,
    VersionFacts version,
    Integer champion,
    List<PromotionFacts> promotions,
    Lineage lineage,
    Model model) {

  /**
   * The versions that a version was compared with, one after another.
   *
   * @param versions the nearest first; the first that is gone ends them
   */
  public record Lineage(List<VersionFacts> versions) {
    public Lineage {
      versions = List.copyOf(versions);
    }
  }

  /**
   * What the files of a version say.
   *
   * @param summary the content of its summary.json; missing where there is none
   * @param drawing of its components; null where there is none
   * @param problems of files that cannot be read, a sentence each
   */
  public record Model(JsonNode summary, Drawing drawing, List<String> problems) {
    public Model {
      problems = List.copyOf(problems);
    }
  }

  /**
   * The components of a mixture on a map.
   *
   * @param ground of the map
   * @param components the heaviest first, those without an event left out
   */
  public record Drawing(GroundMap ground, List<ComponentMark> components) {}

  public CardFacts {
    promotions = List.copyOf(promotions);
  }

  JsonNode summary() {
    return model.summary();
  }

  /** How many components a mixture has; 0 where its summary does not say. */
  int components() {
    return summary().path("components").size();
  }

  Drawing drawing() {
    return model.drawing();
  }

  /** Whether the version is in use. */
  boolean isChampion() {
    return champion != null && champion == version.number();
  }

  boolean isMixture() {
    return version.manifest().path("kind").asText().equals("mixture");
  }

  boolean isAutoencoder() {
    return version.manifest().path("kind").asText().equals("autoencoder");
  }

  /** What the model is fitted to. */
  String things() {
    return isAutoencoder() ? "image" : "event";
  }

  JsonNode data() {
    return version.manifest().path("data");
  }

  JsonNode training() {
    return version.manifest().path("training");
  }
}
