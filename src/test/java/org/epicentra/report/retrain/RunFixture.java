package org.epicentra.report.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.epicentra.catalog.geography.AzimuthalProjection;
import org.epicentra.catalog.geography.MapPlane;
import org.epicentra.math.RandomStream;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.description.CellGrid;
import org.epicentra.mixture.description.ComponentChanges;
import org.epicentra.mixture.description.EventExtents;
import org.epicentra.mixture.description.GainCells;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.weights.DirichletWeights;
import org.epicentra.report.map.GroundMap;
import org.epicentra.report.map.MapFrame;
import org.epicentra.report.registry.PromotionFacts;
import org.epicentra.report.registry.VersionFacts;

/** Nightly runs that never happened, with as many versions and components as a test wants. */
public final class RunFixture {
  public static final ObjectMapper JSON = new ObjectMapper();

  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

  private final List<VersionFacts> versions = new ArrayList<>();
  private final List<PromotionFacts> promotions = new ArrayList<>();
  private final ObjectNode result = JSON.createObjectNode();
  private final ObjectNode options = JSON.createObjectNode();
  private final String kind;
  private String name = "alps";
  private Integer before;
  private MixtureViews views;
  private String missing;

  /**
   * @param kind of model: mixture or autoencoder
   * @param nights how many versions there are; each fifth was refused
   */
  public RunFixture(String kind, int nights) {
    this.kind = kind;
    options.put("seed", 1).put("where", "magnitude > 1");
    Integer champion = null;
    for (int night = 1; night <= nights; night++) {
      boolean accepted = night % 5 != 0;
      versions.add(new VersionFacts(night, manifest(night, champion, accepted)));
      before = champion;
      if (accepted) {
        champion = night;
        promotions.add(
            new PromotionFacts(
                night, night, FIRST.plusDays(night) + "T02:00:09Z", "retrain", "it"));
      }
    }
    Integer last = nights == 0 ? null : nights;
    VersionFacts newest = nights == 0 ? null : versions.get(nights - 1);
    boolean promoted = newest != null && newest.accepted();
    outcome(promoted ? "promoted" : "refused", promoted ? 0 : 5, last, champion);
    if (newest != null) {
      result.set("data", newest.manifest().path("data"));
      result.set("gates", newest.metrics().path("gates"));
      result.set("training", newest.manifest().path("training"));
      result.set("comparison", newest.metrics());
    }
  }

  /** As a run ends. */
  public RunFixture outcome(String outcome, int code, Integer version, Integer champion) {
    result.put("outcome", outcome).put("exitCode", code);
    result.put("version", version).put("champion", champion);
    result.put("why", "the gain is what it is").put("seconds", 12.5);
    return this;
  }

  /** Without what a run has that trains. */
  public RunFixture untrained() {
    result.putObject("training");
    result.putNull("comparison");
    views = null;
    return this;
  }

  /** Without what a run has that has counted its data. */
  public RunFixture uncounted() {
    result.putObject("data");
    result.putArray("gates");
    return untrained();
  }

  /** Without the maps, for this reason. */
  public RunFixture missing(String why) {
    views = null;
    missing = why;
    return this;
  }

  public RunFixture name(String other) {
    name = other;
    return this;
  }

  public ObjectNode result() {
    return result;
  }

  public List<VersionFacts> versions() {
    return versions;
  }

  public List<PromotionFacts> promotions() {
    return promotions;
  }

  private JsonNode manifest(int night, Integer parent, boolean accepted) {
    RandomStream random = RandomStream.of(5, "fixture", 0, night);
    String asOf = FIRST.plusDays(night) + "T02:00:00Z";
    ObjectNode manifest = JSON.createObjectNode();
    manifest.put("kind", kind).put("created", asOf.replace("00Z", "07.123456Z"));
    manifest.put("parent", parent);
    manifest.putObject("software").put("epicentra", "1").put("spark", "4.1.0");
    manifest.set("options", options);
    ObjectNode data = manifest.putObject("data");
    data.put("asOf", asOf).put("rows", 800 + 40 * night).put("trainRows", 500 + 40 * night);
    data.put("holdoutRows", 300).put("split", FIRST.plusDays(night - 7L) + "T23:23:00Z");
    data.putArray("paths").add("events.csv");
    data.putObject("files").put("file:/data/events.csv", 12345 + night);
    data.put("digest", "00ff").put("fingerprint", "00ff-1-" + night);
    ObjectNode training = manifest.putObject("training").put("mode", "warm").put("iterations", 7);
    training.put("converged", true).putArray("elbo").add(-900.5).add(-800.25);
    ObjectNode metrics =
        manifest
            .putObject("metrics")
            .put("measure", kind.equals("mixture") ? "mean log predictive density" : "mean bound");
    metrics.put("count", 300).put("challenger", -12.5);
    if (parent != null) {
      double gain = 0.004 * random.nextGaussian() + (accepted ? 0.002 : -0.02);
      metrics.put("champion", -12.5 - gain).put("gain", gain);
      metrics.put("low", gain - 0.004).put("high", gain + 0.005);
      metrics.put("interval", "confidence-sequence");
      evidence(metrics.putObject("evidence"), parent, night - parent, gain);
      ArrayNode slices = metrics.putArray("slices");
      for (int part = 0; part < 9; part++) {
        ObjectNode slice = slices.addObject().put("part", "lon " + part + " to " + (part + 1));
        slice.put("count", 60 - 6 * part).put("gain", 0.01 * random.nextGaussian());
        slice.put("standardError", part == 8 ? null : 0.004);
      }
    }
    ArrayNode gates = metrics.putArray("gates");
    gate(gates, "freshness", 0.2 + 0.1 * random.nextDouble(), 7);
    gate(gates, "holdout", 300, 100);
    gate(gates, "rejected", 0.01 * random.nextDouble(), 0.05);
    if (parent != null) {
      gate(gates, "drift-place", 0.3 + 0.1 * random.nextDouble(), 0.8);
      gate(gates, "drift-strength", 0.2 + 0.1 * random.nextDouble(), 0.5);
      gate(gates, "rate", 1 + random.nextDouble(), 20);
    }
    manifest.putObject("decision").put("promote", accepted).put("why", "the gain is " + night);
    ObjectNode file = manifest.putArray("files").addObject().put("path", "posterior.json");
    file.put("length", 9000).put("sha256", "ab".repeat(32));
    return manifest;
  }

  private static void evidence(ObjectNode evidence, int promotion, int nights, double gain) {
    evidence.put("promotion", promotion).put("nights", nights).put("observations", 300 * nights);
    evidence.putArray("sums").add(300.0 * nights).add(300 * nights * gain);
  }

  private static void gate(ArrayNode gates, String check, double value, double limit) {
    gates
        .addObject()
        .put("name", check)
        .put("value", value)
        .put("limit", limit)
        .put("passed", true)
        .put("told", check + " is " + value + ", at most " + limit + " (--max)");
  }

  /** Refuses the data by a check. */
  public RunFixture failing(String check, double value, double limit) {
    ArrayNode gates = result.withArray("gates").deepCopy();
    gate(gates, check, value, limit);
    ((ObjectNode) gates.get(gates.size() - 1)).put("passed", false);
    result.set("gates", gates);
    return untrained();
  }

  /** Champion and challenger of as many components, of which some moved, vanished or were born. */
  public RunFixture components(int count) {
    double[][] then = new double[count][];
    double[][] now = new double[count][];
    EventExtents extents = new EventExtents();
    RandomStream random = RandomStream.of(6, "fixture", 0, count);
    for (int k = 0; k < count; k++) {
      then[k] = new double[] {300 * random.nextGaussian(), 300 * random.nextGaussian()};
      double step = k % 7 == 0 ? 400 : k % 3 == 0 ? 14 : 0.5;
      now[k] = new double[] {then[k][0] + step, then[k][1] - 0.3 * step};
      extents.add(then[k], null, Double.NaN);
      extents.add(now[k], null, Double.NaN);
    }
    AzimuthalProjection projection = AzimuthalProjection.of(10.5, 46.5);
    double[] weights = new double[count];
    Arrays.fill(weights, 1);
    MapPlane plane = MapPlane.of(projection, now, weights);
    MapFrame frame = MapFrame.about(extents, true, 900);
    GainCells cells = new GainCells(new CellGrid(frame.box(), 40, 36));
    for (int i = 0; i < 3000; i++) {
      double[] centre = now[i % count];
      double far = Math.pow(10, -4 + 4.4 * random.nextDouble());
      cells.add(
          centre[0] + 25 * random.nextGaussian(),
          centre[1] + 25 * random.nextGaussian(),
          centre[0] > 0 ? far : -0.5 * far,
          1);
    }
    MixturePosterior champion = posterior(then);
    MixturePosterior challenger = posterior(now);
    cells.add(2 * frame.box()[1], 0, 0.5, 1); // beyond the map
    cells.add(now[0][0], now[0][1], Double.NEGATIVE_INFINITY, 1);
    views =
        new MixtureViews(
            new GroundMap(plane, frame),
            projection,
            champion,
            challenger,
            ComponentChanges.between(champion, -1, challenger, -1),
            cells);
    return this;
  }

  private static MixturePosterior posterior(double[][] centres) {
    double[] rates = new double[centres.length];
    Arrays.fill(rates, 5);
    return MixturePosterior.start(
        new MixturePrior(
            new DirichletWeights(1, centres.length),
            CovarianceType.FULL.prior(0.003, centres[0], 0.05),
            CountPrior.poisson(1, 0.1),
            null),
        centres,
        rates);
  }

  public RunFacts facts() {
    ObjectNode rule = JSON.createObjectNode().put("nonInferiority", 0.01).put("resamples", 1000);
    rule.putNull("minGain").put("sequential", true);
    return new RunFacts(
        new RunFacts.Place(name, "/models/" + name, kind),
        "2026-02-01T02:00:30Z",
        result,
        options,
        rule,
        before,
        versions,
        promotions,
        views,
        missing,
        Map.of("Epicentra", "1"));
  }
}
