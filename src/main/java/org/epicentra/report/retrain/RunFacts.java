package org.epicentra.report.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.epicentra.report.registry.PromotionFacts;
import org.epicentra.report.registry.VersionFacts;

/**
 * All that a page of a nightly run is made of.
 *
 * @param place of the model
 * @param ended when the run ended, ISO 8601
 * @param result of the run, as it is printed
 * @param options in force
 * @param rule of promotion, as a manifest has it
 * @param before the champion that the run found; null for none
 * @param versions by number, with the one that the run made
 * @param promotions by number, with that of the run
 * @param views of the models; null where no mixture was trained, or where they are missing
 * @param missing why the views are missing, in words; null where they are not
 * @param software versions of the programs, by name
 */
public record RunFacts(
    Place place,
    String ended,
    JsonNode result,
    JsonNode options,
    JsonNode rule,
    Integer before,
    List<VersionFacts> versions,
    List<PromotionFacts> promotions,
    MixtureViews views,
    String missing,
    Map<String, String> software) {

  /**
   * Where a model is kept.
   *
   * @param name of the model
   * @param folder of its versions
   * @param kind of model: mixture or autoencoder
   */
  public record Place(String name, String folder, String kind) {}

  public RunFacts {
    versions = List.copyOf(versions);
    promotions = List.copyOf(promotions);
  }

  /** How the run ended, such as {@code nothing-new}. */
  String outcome() {
    return result.path("outcome").asText();
  }

  /** The version of the run; null for none. */
  Integer version() {
    return number("version");
  }

  /** The champion after the run; null for none. */
  Integer after() {
    return number("champion");
  }

  private Integer number(String name) {
    JsonNode number = result.path(name);
    return number.isInt() ? number.asInt() : null;
  }

  /** Whether a model was trained to the end. */
  boolean isTrained() {
    return !result.path("training").isEmpty();
  }

  /** The comparison on the hold-out; missing where there was none. */
  JsonNode comparison() {
    JsonNode comparison = result.path("comparison");
    return comparison.isObject() ? comparison : MissingNode.getInstance();
  }

  /** Whether the challenger was compared with a champion. */
  boolean isCompared() {
    return comparison().path("gain").isNumber();
  }

  /** Whether the gain has an interval: of a few observations it has none. */
  boolean hasInterval() {
    return Double.isFinite(comparison().path("low").asDouble(Double.NaN))
        && Double.isFinite(comparison().path("high").asDouble(Double.NaN));
  }

  /** What the lower end of a gain's interval must reach, nats. */
  double least() {
    JsonNode minimum = rule.path("minGain");
    return minimum.isNumber() ? minimum.asDouble() : -rule.path("nonInferiority").asDouble();
  }

  boolean isMixture() {
    return place.kind().equals("mixture");
  }

  /** Events or images. */
  String things() {
    return isMixture() ? "event" : "image";
  }

  /** The checks of this run that failed. */
  List<JsonNode> failed() {
    List<JsonNode> failed = new ArrayList<>();
    for (JsonNode gate : result.path("gates")) {
      if (!gate.path("passed").asBoolean()) {
        failed.add(gate);
      }
    }
    return failed;
  }

  /** The version of a number; null where it is gone or its manifest cannot be read. */
  VersionFacts version(int number) {
    return versions.stream().filter(each -> each.number() == number).findFirst().orElse(null);
  }
}
