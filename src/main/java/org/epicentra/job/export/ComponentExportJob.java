package org.epicentra.job.export;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.job.LocalJob;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputTarget;

/**
 * {@code cavi export} of the components alone.
 *
 * @param model folder of the model
 * @param output what to write
 */
public record ComponentExportJob(String model, FormattedOutput output)
    implements LocalJob<WrittenParts> {
  @Override
  public List<OutputTarget> targets() {
    return List.of(output.target(List.of(model)));
  }

  @Override
  public WrittenParts run(Configuration hadoop) {
    if (output.format().isOfEvents()) {
      throw new BadInputException(
          "%s %s is of events: name their catalog with %s"
              .formatted(Setting.named("format"), output.format(), Setting.named("catalog")));
    }
    try (AtomicOutput file = AtomicOutput.open(targets().get(0), hadoop)) {
      ModelFolder folder = ModelFolder.read(model, hadoop);
      output.requireGeography(folder);
      ModelLayers layers = new ModelLayers(folder, Map.of());
      Integer without =
          output.write(
              file.stage(),
              hadoop,
              FormattedOutput.changed(model, hadoop),
              writer -> {
                if (output.format().hasComponents()) {
                  return layers.writeOutlines(writer);
                }
                layers.writeTable(writer);
                return null;
              });
      file.commit();
      return new WrittenParts(
          output.format(), layers.components(), without, null, null, output.path());
    }
  }
}
