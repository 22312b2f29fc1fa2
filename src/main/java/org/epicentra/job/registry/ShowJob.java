package org.epicentra.job.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.job.LocalJob;
import org.epicentra.job.PageFile;
import org.epicentra.registry.Champion;
import org.epicentra.registry.ChampionHistory;
import org.epicentra.registry.Manifest;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;
import org.epicentra.report.registry.CardFacts;
import org.epicentra.report.registry.CardPage;
import org.epicentra.report.registry.CardText;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code registry show}: all that is known about a version.
 *
 * @param version its number; null for the champion
 * @param card a file to write a model card to, or null for none; its ending decides what it is
 * @param mlflow a folder to write the version to as a model of MLflow's, or null for none
 * @param overwrite whether earlier outputs are replaced
 */
public record ShowJob(Place place, Integer version, String card, String mlflow, boolean overwrite)
    implements LocalJob<ShowJob.Result> {
  private static final Logger LOG = LoggerFactory.getLogger(ShowJob.class);

  /**
   * @param version its number
   * @param champion whether it is in use
   * @param model the folder of its files, which other commands take as their model
   * @param manifest what is known about it
   * @param promotions the pointers that name it, by their numbers
   * @param card the model card that was written; null for none
   * @param mlflow the folder that was written; null for none
   */
  public record Result(
      int version,
      boolean champion,
      String model,
      Manifest manifest,
      Map<Integer, Champion> promotions,
      @JsonInclude(JsonInclude.Include.NON_NULL) String card,
      @JsonInclude(JsonInclude.Include.NON_NULL) String mlflow) {}

  /** No status is written beside a card, which may lie where a nightly run has its own. */
  @Override
  public void check(Configuration hadoop) {
    if (card != null) {
      place.requireBeside("card", card, hadoop);
      target().check(hadoop);
    }
    if (mlflow != null) {
      place.requireBeside("mlflow", mlflow, hadoop);
      mlflowTarget().check(hadoop);
    }
  }

  private OutputTarget mlflowTarget() {
    return new OutputTarget(mlflow, OutputKind.MLFLOW, overwrite, List.of());
  }

  private OutputTarget target() {
    return new OutputTarget(
        card, isPage() ? OutputKind.PAGE : OutputKind.CARD, overwrite, List.of());
  }

  private boolean isPage() {
    String name = card.toLowerCase(Locale.ROOT);
    boolean page = name.endsWith(".html") || name.endsWith(".htm");
    if (!page && !name.endsWith(".md")) {
      throw new BadInputException(
          "%s is '%s'; it must end in .html, for a page, or in .md, for Markdown"
              .formatted(Setting.named("card"), card));
    }
    return page;
  }

  @Override
  public Result run(Configuration hadoop) {
    ModelRegistry registry = place.openFilled(hadoop);
    ChampionHistory history = registry.champions();
    Integer champion = history.current().map(Champion::version).orElse(null);
    history.problems().forEach(problem -> LOG.warn("{}", problem));
    if (version == null && champion == null) {
      throw new BadInputException(
          registry.folder() + " has versions but no champion: name a version, or promote one");
    }
    ModelVersion shown = registry.version(version == null ? champion : version);
    Map<Integer, Champion> promotions = new TreeMap<>(history.pointers());
    promotions.values().removeIf(promotion -> promotion.version() != shown.number());
    if (mlflow != null) {
      try (AtomicOutput output = AtomicOutput.open(mlflowTarget(), hadoop)) {
        new MlflowFolder(place.name(), shown, hadoop).write(output.stage());
        output.commit();
      }
    }
    if (card != null) {
      CardFacts facts = new CardSource(place.name(), registry, hadoop).card(shown, history);
      String text = isPage() ? new CardPage(facts).html() : new CardText(facts).markdown();
      PageFile.write(target(), () -> text, hadoop);
    }
    return new Result(
        shown.number(),
        champion != null && champion == shown.number(),
        shown.model().toString(),
        shown.manifest(),
        promotions,
        card,
        mlflow);
  }
}
