package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.cli.CatalogFile;
import org.epicentra.cli.CommandRun;
import org.epicentra.cli.TextbookModel;
import org.epicentra.spark.LocalSpark;

/**
 * A fit of three components to three clusters.
 *
 * @param catalog the events, CSV
 * @param model what 'cavi fit' wrote
 * @param assigned the events with their components
 * @param run the command
 */
record ThreeClusters(Path catalog, Path model, Path assigned, CommandRun run) {
  /** 'cavi predict' of the events by the model. */
  CommandRun predict(Path output, String... more) {
    List<String> words = new ArrayList<>(List.of("cavi", "predict", "--model", model.toString()));
    words.addAll(List.of("--catalog", catalog.toString(), "--format", "csv"));
    words.addAll(List.of("--output", output.toString()));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  CommandRun evaluate(String... more) {
    List<String> words = new ArrayList<>(List.of("cavi", "evaluate", "--model", model.toString()));
    words.addAll(List.of("--catalog", catalog.toString(), "--format", "csv"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  /** Another fit of the textbook model to the events. */
  CommandRun fitAgain(Path target, String... more) {
    return fit(catalog, target, more);
  }

  /** A fit of the default model, or another, to the events. */
  CommandRun fitFamily(Path target, String... more) {
    List<String> words = words(catalog, target);
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private static CommandRun fit(Path catalog, Path model, String... more) {
    List<String> words = words(catalog, model);
    words.addAll(TextbookModel.OPTIONS);
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private static List<String> words(Path catalog, Path model) {
    List<String> words = new ArrayList<>(List.of("cavi", "fit", "--catalog", catalog.toString()));
    words.addAll(List.of("--format", "csv", "--components", "3", "--model", model.toString()));
    return words;
  }

  static ThreeClusters fit(Path folder) throws IOException {
    LocalSpark.session();
    Path catalog = CatalogFile.threeClusters(folder);
    Path model = folder.resolve("a model");
    Path assigned = folder.resolve("assigned");
    CommandRun run = fit(catalog, model, "--restarts", "2", "--assignments", assigned.toString());
    assertThat(run.code()).as(run.err()).isZero();
    return new ThreeClusters(catalog, model, assigned, run);
  }
}
