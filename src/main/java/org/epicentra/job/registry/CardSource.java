package org.epicentra.job.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.catalog.geography.MapPlane;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.description.EventExtents;
import org.epicentra.registry.Champion;
import org.epicentra.registry.ChampionHistory;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;
import org.epicentra.report.map.ComponentMark;
import org.epicentra.report.map.GroundMap;
import org.epicentra.report.mixture.FitFacts;
import org.epicentra.report.registry.CardFacts;
import org.epicentra.report.registry.PromotionFacts;
import org.epicentra.report.registry.VersionFacts;
import org.epicentra.storage.JsonFiles;

/**
 * What pages and cards are made of, from a registry; no Spark.
 *
 * @param name of the model
 */
public record CardSource(String name, ModelRegistry registry, Configuration hadoop) {
  private static final String SUMMARY = "summary.json";

  /** A version as it is stored. */
  public static VersionFacts facts(ModelVersion version) {
    return new VersionFacts(
        version.number(), JsonFiles.convert(version.manifest(), JsonNode.class));
  }

  /** All promotions whose versions exist, by number. */
  public static List<PromotionFacts> facts(ChampionHistory history) {
    return history.pointers().entrySet().stream()
        .map(
            each ->
                new PromotionFacts(
                    each.getKey(),
                    each.getValue().version(),
                    each.getValue().at(),
                    each.getValue().by(),
                    each.getValue().why()))
        .toList();
  }

  /** The card of a version; what of its files cannot be read is named as a limit. */
  CardFacts card(ModelVersion version, ChampionHistory history) {
    List<String> problems = new ArrayList<>();
    for (String problem : registry.problems(version.number())) {
      problems.add("it is not as it was published: " + problem);
    }
    JsonNode summary = MissingNode.getInstance();
    CardFacts.Drawing drawing = null;
    if (ModelProbe.of(version.manifest().kind()).isPresent()) {
      try {
        summary = JsonFiles.read(new Path(version.model(), SUMMARY), JsonNode.class, hadoop);
      } catch (RuntimeException e) { // none of it is to keep the card from being written
        problems.add("the summary cannot be read: " + e.getMessage());
      }
      if (version.manifest().kind().equals(ModelProbe.MIXTURE.label())) {
        try {
          drawing = drawing(version, summary);
        } catch (RuntimeException e) { // whatever a reader does with bytes that it does not expect
          problems.add("the model cannot be read: " + e.getMessage());
        }
      }
    }
    return new CardFacts(
        name,
        version.model().toString(),
        facts(version),
        history.current().map(Champion::version).orElse(null),
        facts(history),
        new CardFacts.Lineage(lineage(version)),
        new CardFacts.Model(summary, drawing, problems));
  }

  /** From parent to parent; one that is gone, or damaged, ends it. */
  private List<VersionFacts> lineage(ModelVersion version) {
    List<VersionFacts> lineage = new ArrayList<>();
    Set<Integer> seen = new HashSet<>(Set.of(version.number()));
    Integer parent = version.manifest().parent();
    while (parent != null && seen.add(parent)) {
      try {
        ModelVersion before = registry.version(parent);
        lineage.add(facts(before));
        parent = before.manifest().parent();
      } catch (BadInputException e) {
        break; // pruned, or damaged
      }
    }
    return lineage;
  }

  private CardFacts.Drawing drawing(ModelVersion version, JsonNode summary) {
    ModelFolder model = ModelFolder.read(version.model().toString(), hadoop);
    MixturePosterior posterior = model.posterior();
    MapPlane plane = GroundMap.plane(posterior, model.projection());
    double least =
        model.selection().weight() == null
            ? 1
            : FitFacts.leastCount(
                summary.path("events").asDouble(), summary.path("weightSum").asDouble());
    List<ComponentMark> marks =
        IntStream.range(0, posterior.components())
            .filter(k -> posterior.effectiveCount(k) >= least)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -posterior.weight(k)))
            .limit(ComponentMark.MOST)
            .map(k -> ComponentMark.of(posterior, k, plane, "Component " + k))
            .toList();
    if (marks.isEmpty()) {
      return null;
    }
    EventExtents extents = new EventExtents();
    for (ComponentMark mark : marks) {
      double east = Math.sqrt(mark.events().get(0, 0));
      double north = Math.sqrt(mark.events().get(1, 1));
      extents.add(at(mark, -east, -north), null, Double.NaN);
      extents.add(at(mark, east, north), null, Double.NaN);
    }
    return new CardFacts.Drawing(GroundMap.about(extents, plane), marks);
  }

  private static double[] at(ComponentMark mark, double east, double north) {
    return new double[] {mark.place()[0] + east, mark.place()[1] + north};
  }
}
