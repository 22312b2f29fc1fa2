package org.epicentra.registry;

import java.util.List;
import org.epicentra.BadInputException;

/**
 * A file of a model.
 *
 * @param path below the model's folder, names joined by slashes
 * @param length bytes
 * @param sha256 64 hexadecimal digits
 */
public record StoredFile(String path, long length, String sha256) {
  /**
   * @throws BadInputException when the path could lead out of the folder, or a value is impossible
   */
  public StoredFile {
    List<String> names = List.of(String.valueOf(path).split("/", -1));
    if (names.stream().anyMatch(StoredFile::isUnsafe)
        || length < 0
        || sha256 == null
        || !sha256.matches("[0-9a-f]{64}")) {
      throw new BadInputException(
          "a manifest names the file '%s' (%d bytes, sha256 %s), which cannot be a file of a model"
              .formatted(path, length, sha256));
    }
  }

  private static boolean isUnsafe(String name) {
    return name.isEmpty() || name.startsWith(".") || !name.matches("[\\p{L}\\p{N}_.=+-]+");
  }
}
