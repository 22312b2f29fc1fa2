package org.epicentra.registry;

/**
 * A pointer that leads nowhere and is newer than the one that counts.
 *
 * <p>No run leaves one where a file appears under its name only when it is complete, as on HDFS and
 * wherever {@link LocalFiles} can link. On a file system without links, a run that is killed while
 * it writes the pointer leaves it half written.
 *
 * @param file its path
 * @param version that it names and that does not exist; null where the file cannot be read
 * @param fault why the file cannot be read, beginning with its path; null where it can
 */
public record LostPointer(String file, Integer version, String fault) {
  /** What is lost, without the version that serves in its place. */
  String description() {
    return fault == null
        ? "version %d (pointer file %s), is missing".formatted(version, file)
        : fault;
  }
}
