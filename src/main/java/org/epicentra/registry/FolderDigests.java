package org.epicentra.registry;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;

/** The files below a folder with their digests; hidden files, such as checksums, are left out. */
final class FolderDigests {
  private static final int CHUNK = 1 << 16;

  /** More folders in each other than a model has. */
  private static final int DEEPEST = 10;

  private final RegistryFiles files;
  private final Path folder;

  FolderDigests(RegistryFiles files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  /** All files, sorted by path. */
  List<StoredFile> all() throws IOException {
    List<StoredFile> all = new ArrayList<>();
    for (Map.Entry<String, Long> file : lengths().entrySet()) {
      all.add(new StoredFile(file.getKey(), file.getValue(), sha256(file.getKey())));
    }
    return all;
  }

  /** How the folder differs from a list of files, a line each; empty when it does not. */
  List<String> differences(List<StoredFile> expected) throws IOException {
    List<String> differences = new ArrayList<>();
    Map<String, Long> found = lengths();
    for (StoredFile file : expected) {
      Long length = found.remove(file.path());
      if (length == null) {
        differences.add(file.path() + " is missing");
      } else if (length != file.length()) {
        differences.add(file.path() + " has " + length + " bytes, must have " + file.length());
      } else if (!sha256(file.path()).equals(file.sha256())) {
        differences.add(file.path() + " has another digest than when it was published");
      }
    }
    found.keySet().forEach(name -> differences.add(name + " was not published"));
    return differences;
  }

  private Map<String, Long> lengths() throws IOException {
    Map<String, Long> lengths = new TreeMap<>();
    collect(folder, "", lengths, 1);
    return lengths;
  }

  private void collect(Path from, String prefix, Map<String, Long> into, int depth)
      throws IOException {
    if (depth > DEEPEST) {
      throw new IOException(from + " lies too deep for a model: does a link lead back?");
    }
    for (RegistryFiles.Entry entry : files.list(from)) {
      if (entry.folder()) {
        collect(new Path(from, entry.name()), prefix + entry.name() + "/", into, depth + 1);
      } else {
        into.put(prefix + entry.name(), entry.length());
      }
    }
  }

  private String sha256(String path) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = files.open(new Path(folder, path))) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        digest.update(chunk, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
