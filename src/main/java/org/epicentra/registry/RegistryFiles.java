package org.epicentra.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * What a registry asks of a file system. Each method that writes is one step: a process that dies
 * leaves the state before it or the state after it, and at most hidden files beside.
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
   * What a folder holds, sorted by name, without hidden names; nothing when it is not there. A
   * listing is no snapshot: what is made, replaced or deleted while the folder is read may be there
   * or not. Only what was there all the time is there for certain.
   */
  List<Entry> list(Path folder) throws IOException;

  /** One file, if it is there. A file that is being replaced always is. */
  Optional<Entry> find(Path file) throws IOException;

  /** Opens a file for reading. */
  InputStream open(Path file) throws IOException;

  /** Makes a folder and those above it, where they are missing. */
  void makeFolder(Path folder) throws IOException;

  /**
   * Makes a file with its content, unless there is one already. Of several callers exactly one
   * makes it; a reader sees all of the content, or no file, also when the caller is killed (but not
   * on a local file system without links: see {@link LocalFiles}).
   *
   * @return whether this call made it
   */
  boolean putIfAbsent(Path file, byte[] content) throws IOException;

  /** Puts content in a file's place, whether or not it is there. */
  void replace(Path file, byte[] content) throws IOException;

  /**
   * Moves a folder that is not empty to a name that is free. Of several callers that want one name
   * exactly one gets it.
   *
   * @return whether it was moved; false when the name was taken
   */
  boolean moveIfAbsent(Path from, Path to) throws IOException;

  /** Makes what was written below a folder outlast a loss of power, where that can be asked for. */
  void sync(Path folder) throws IOException;

  /** Deletes a file or folder with all in it; nothing happens when it is not there. */
  void delete(Path path) throws IOException;
}
