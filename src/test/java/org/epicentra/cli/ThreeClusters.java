package org.epicentra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
  static ThreeClusters fit(Path folder) throws IOException {
    LocalSpark.session();
    Path catalog = CatalogFile.threeClusters(folder);
    Path model = folder.resolve("a model");
    Path assigned = folder.resolve("assigned");
    CommandRun run =
        CommandRun.of(
            "cavi",
            "fit",
            "--catalog",
            catalog.toString(),
            "--format",
            "csv",
            "--components",
            "3",
            "--model",
            model.toString(),
            "--restarts",
            "2",
            "--assignments",
            assigned.toString());
    assertThat(run.code()).as(run.err()).isZero();
    return new ThreeClusters(catalog, model, assigned, run);
  }
}
