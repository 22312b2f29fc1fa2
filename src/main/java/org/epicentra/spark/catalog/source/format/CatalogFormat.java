package org.epicentra.spark.catalog.source.format;

import java.util.Optional;
import java.util.Set;
import org.epicentra.spark.catalog.source.records.FileLayout;

/**
 * A format of catalog files: how a file is recognised, how it is read, and which of its columns is
 * which of the catalog's. Each is one class of this package and one line of {@link CatalogFormats}.
 *
 * <p>A format has no state and stays on the driver. What travels to the tasks is the layout that it
 * finds for a file.
 */
public interface CatalogFormat {

  /** The name that users ask for it by: lower case, with hyphens between words. */
  String name();

  /**
   * How a file of this format is read; empty where the file is of another one. The formats are
   * asked one after the other, so the answer must be no unless the content leaves no doubt. The
   * file's name plays no part.
   *
   * @param head the beginning of the file's content
   * @throws org.epicentra.BadInputException when the file is of this format, but not usable
   */
  Optional<? extends FileLayout> layout(FileHead head);

  /**
   * The same for a file that the user says is of this format: less need show it.
   *
   * @throws org.epicentra.BadInputException as above
   */
  default Optional<? extends FileLayout> askedLayout(FileHead head) {
    return layout(head);
  }

  /**
   * What a user should know of files that are read so, or nothing.
   *
   * @param layout of this format
   * @param asked the columns that the user gave an expression for
   */
  default Optional<String> advice(FileLayout layout, Set<String> asked) {
    return Optional.empty();
  }

  /** Where the catalog's columns come from. */
  FormatColumns columns();
}
