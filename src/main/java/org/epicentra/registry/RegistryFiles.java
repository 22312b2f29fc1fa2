package org.epicentra.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * What a registry needs of a file system. Each method that writes is a single step: a process that
 * dies leaves the state before it or the state after it, and at most hidden files beside it.
 */
public interface RegistryFiles {
  /**
   * A file or folder.
   *
   * @param name without the folders above
   * @param length bytes; 0 for a folder
   * @param modified milliseconds since 1970 by the clock of the file system
   */
  record Entry(String name, boolean folder, long length, long modified) {}

  /**
   * The entries of a folder, sorted by name, without hidden ones; none when it does not exist. A
   * listing is no snapshot: an entry that is created, replaced or deleted while the folder is read
   * may be listed or not. Only entries that were there all the time are listed for certain.
   */
  List<Entry> list(Path folder) throws IOException;

  /** One file, if it exists. A file that is being replaced exists throughout. */
  Optional<Entry> find(Path file) throws IOException;

  /** Opens a file for reading. */
  InputStream open(Path file) throws IOException;

  /** Creates a folder and those above it, where they are missing. */
  void makeFolder(Path folder) throws IOException;

  /**
   * Creates a file with its content, unless there is one already. Of several callers exactly one
   * creates it; a reader sees all of the content or no file, even when the caller is killed (except
   * on a local file system without links: see {@link LocalFiles}).
   *
   * @return whether this call created it
   */
  boolean putIfAbsent(Path file, byte[] content) throws IOException;

  /** Puts content in a file's place, whether or not the file exists. */
  void replace(Path file, byte[] content) throws IOException;

  /**
   * Moves a folder that is not empty to a free name. Of several callers that want the same name
   * exactly one gets it.
   *
   * @return whether it was moved; false when the name was taken
   */
  boolean moveIfAbsent(Path from, Path to) throws IOException;

  /** Flushes what was written below a folder to disk, where the file system offers that. */
  void sync(Path folder) throws IOException;

  /** Deletes a file, or a folder with its content; does nothing when it does not exist. */
  void delete(Path path) throws IOException;
}
