package org.epicentra.spark.mixture;

import java.io.IOException;
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
  /** The file of the posterior. */
  public static final String POSTERIOR = "posterior.json";

  private static final String PROJECTION = "projection.json";

  private SingleFile posterior() {
    return new SingleFile(new Path(folder, POSTERIOR), hadoop);
  }

  /** Writes the posterior. */
  public void writePosterior(MixturePosterior posterior) {
    posterior().write(out -> PosteriorCodec.write(posterior, out));
  }

  /**
   * What the files hold.
   *
   * @param projection to which the posterior's coordinates belong; null for plain ones without a
   *     file
   */
  public record Contents(MixturePosterior posterior, Projection projection) {}

  /**
   * Reads the posterior, in the coordinates of the folder's projection; where there is none, in
   * plain ones.
   *
   * @throws BadInputException when the folder holds no posterior, or it or the projection is
   *     damaged
   */
  public Contents read() {
    Projection projection = exists(PROJECTION) ? readProjection() : null;
    MixturePosterior posterior =
        posterior()
            .read(
                in -> PosteriorCodec.read(in, projection), "name the folder that 'cavi fit' wrote");
    return new Contents(posterior, projection);
  }

  /**
   * Reads the same from a folder of {@code cavi fit}, which always writes a projection.
   *
   * @throws BadInputException when the folder does not hold both, or one of them is damaged
   */
  public Contents readBoth() {
    Contents contents = read();
    return contents.projection() != null
        ? contents
        : new Contents(contents.posterior(), readProjection()); // says that there is none
  }

  /**
   * Checks that a posterior and a projection can be of one model.
   *
   * @throws BadInputException when they have not as many coordinates
   */
  public static void requireTogether(MixturePosterior posterior, Projection projection) {
    if (posterior.dimension() != projection.dimension()) {
      throw new BadInputException(
          "the posterior has %d coordinates, the projection '%s' has %d"
              .formatted(
                  posterior.dimension(),
                  projection.parameters().get("type"),
                  projection.dimension()));
    }
  }

  /** Whether the folder holds a posterior. */
  public boolean hasPosterior() {
    return exists(POSTERIOR);
  }

  private boolean exists(String name) {
    try {
      return new SingleFile(new Path(folder, name), hadoop).exists();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Writes the projection. */
  public void writeProjection(Projection projection) {
    JsonFiles.write(new Path(folder, PROJECTION), projection.parameters(), hadoop);
  }

  @SuppressWarnings("unchecked")
  private Projection readProjection() {
    Path file = new Path(folder, PROJECTION);
    Map<String, Object> parameters = JsonFiles.read(file, Map.class, hadoop);
    try {
      return Projection.fromParameters(parameters);
    } catch (BadInputException e) {
      throw new BadInputException(file + ": " + e.getMessage(), e);
    }
  }
}
