package org.epicentra.spark.mixture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.PosteriorCodec;
import org.epicentra.storage.JsonFiles;
import org.epicentra.storage.SingleFile;

/**
 * The files of a fitted mixture in one folder on a Hadoop file system: {@code posterior.json} and
 * {@code projection.json}.
 *
 * @param folder need not exist before something is written
 */
public record ModelFiles(Path folder, Configuration hadoop) {
  private static final String POSTERIOR = "posterior.json";
  private static final String PROJECTION = "projection.json";

  public void writePosterior(MixturePosterior posterior) {
    Path file = new Path(folder, POSTERIOR);
    try (OutputStream out = new SingleFile(file, hadoop).create()) {
      PosteriorCodec.write(posterior, out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * @throws BadInputException when the folder holds no posterior, or a damaged one
   */
  public MixturePosterior readPosterior() {
    Path file = new Path(folder, POSTERIOR);
    try {
      SingleFile there = new SingleFile(file, hadoop);
      if (!there.exists()) {
        throw there.missing("name the folder that 'cavi fit' wrote");
      }
      try (InputStream in = there.open()) {
        return PosteriorCodec.read(in);
      } catch (BadInputException e) {
        throw new BadInputException(file + ": " + e.getMessage(), e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  public void writeProjection(Projection projection) {
    JsonFiles.write(new Path(folder, PROJECTION), projection.parameters(), hadoop);
  }

  /**
   * @throws BadInputException when the folder holds no projection, or one that is not known
   */
  @SuppressWarnings("unchecked")
  public Projection readProjection() {
    return Projection.fromParameters(
        JsonFiles.read(new Path(folder, PROJECTION), Map.class, hadoop));
  }
}
