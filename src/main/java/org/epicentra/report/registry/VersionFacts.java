package org.epicentra.report.registry;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A version of a registered model.
 *
 * @param number from 1
 * @param manifest the content of its manifest.json
 */
public record VersionFacts(int number, JsonNode manifest) {
  /** When it was made, ISO 8601, to the second. */
  public String created() {
    return PromotionFacts.seconds(manifest.path("created").asText());
  }

  /** The time that its run stands for; when it was made where that is not known. */
  public String asOf() {
    String asOf = manifest.path("data").path("asOf").asText("");
    return asOf.isEmpty() ? created() : asOf;
  }

  /** The version that it was compared with; null for none. */
  public Integer parent() {
    JsonNode parent = manifest.path("parent");
    return parent.isInt() ? parent.asInt() : null;
  }

  /** Whether its run was to promote it. */
  public boolean accepted() {
    return manifest.path("decision").path("promote").asBoolean();
  }

  /** How it was measured. */
  public JsonNode metrics() {
    return manifest.path("metrics");
  }

  /** Whether the interval of its gain is that of all nights against its champion. */
  public boolean isSequential() {
    return metrics().path("evidence").isObject();
  }

  /** Whether its gain has an interval: of a few observations it has none. */
  public boolean hasInterval() {
    return Double.isFinite(metric("low")) && Double.isFinite(metric("high"));
  }

  /** A number of its metrics; NaN where it is none. */
  public double metric(String name) {
    return metrics().path(name).asDouble(Double.NaN);
  }
}
