package org.epicentra.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.Path;

/**
 * The local file system as a process sees it that is killed before its n-th operation: that one and
 * all that follow do not happen, the tidying up of the dying process neither.
 */
final class DyingFiles implements RegistryFiles {
  private final RegistryFiles files = new LocalFiles();
  private final AtomicInteger left;

  DyingFiles(int operations) {
    this.left = new AtomicInteger(operations);
  }

  /** Whether the process died. */
  boolean dead() {
    return left.get() < 0;
  }

  private void live() throws IOException {
    if (left.decrementAndGet() < 0) {
      left.set(-1);
      throw new IOException("the process is dead");
    }
  }

  @Override
  public List<Entry> list(Path folder) throws IOException {
    live();
    return files.list(folder);
  }

  @Override
  public Optional<Entry> find(Path file) throws IOException {
    live();
    return files.find(file);
  }

  @Override
  public InputStream open(Path file) throws IOException {
    live();
    return files.open(file);
  }

  @Override
  public void makeFolder(Path folder) throws IOException {
    live();
    files.makeFolder(folder);
  }

  @Override
  public boolean putIfAbsent(Path file, byte[] content) throws IOException {
    live();
    return files.putIfAbsent(file, content);
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    live();
    files.replace(file, content);
  }

  @Override
  public boolean moveIfAbsent(Path from, Path to) throws IOException {
    live();
    return files.moveIfAbsent(from, to);
  }

  @Override
  public void sync(Path folder) throws IOException {
    live();
    files.sync(folder);
  }

  @Override
  public void delete(Path path) throws IOException {
    live();
    files.delete(path);
  }
}
