package org.epicentra.registry;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * HDFS. Its rename without overwriting is a single step of the name node, for files and folders,
 * and fails where the name is taken. Closing a file leaves it in the memory of the data nodes; here
 * it is on their disks before it gets its name ({@code hsync}, and {@code SYNC_BLOCK} for files of
 * many blocks).
 */
final class HdfsFiles implements RegistryFiles {
  private static final EnumSet<CreateFlag> ON_DISK =
      EnumSet.of(CreateFlag.CREATE, CreateFlag.SYNC_BLOCK);

  private final FileContext files;

  HdfsFiles(FileContext files) {
    this.files = files;
  }

  @Override
  public List<Entry> list(Path folder) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try {
      for (FileStatus status : files.util().listStatus(folder)) {
        Entry entry = entry(status);
        if (!entry.name().startsWith(".")) {
          entries.add(entry);
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    entries.sort(Comparator.comparing(Entry::name));
    return entries;
  }

  @Override
  public Optional<Entry> find(Path file) throws IOException {
    try {
      return Optional.of(entry(files.getFileStatus(file)));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Entry entry(FileStatus status) {
    return new Entry(
        status.getPath().getName(),
        status.isDirectory(),
        status.isDirectory() ? 0 : status.getLen(),
        status.getModificationTime());
  }

  @Override
  public InputStream open(Path file) throws IOException {
    return files.open(file);
  }

  @Override
  public void makeFolder(Path folder) throws IOException {
    files.mkdir(folder, null, true);
  }

  @Override
  public boolean putIfAbsent(Path file, byte[] content) throws IOException {
    Path hidden = hidden(file);
    boolean made = false;
    try {
      write(hidden, new ByteArrayInputStream(content));
      made = moveIfAbsent(hidden, file);
    } finally {
      if (!made) {
        delete(hidden);
      }
    }
    return made;
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    replace(file, new ByteArrayInputStream(content));
  }

  private void replace(Path file, InputStream content) throws IOException {
    Path hidden = hidden(file);
    boolean moved = false;
    try {
      write(hidden, content);
      files.rename(hidden, file, Options.Rename.OVERWRITE);
      moved = true;
    } finally {
      if (!moved) {
        delete(hidden);
      }
    }
  }

  @Override
  public boolean moveIfAbsent(Path from, Path to) throws IOException {
    try {
      files.rename(from, to, Options.Rename.NONE);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** Rewrites the files: one that another writer has closed can no longer be flushed to disk. */
  @Override
  public void sync(Path folder) throws IOException {
    for (Entry entry : list(folder)) {
      Path path = new Path(folder, entry.name());
      if (entry.folder()) {
        sync(path);
      } else {
        try (InputStream content = open(path)) {
          replace(path, content);
        }
      }
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    try {
      files.delete(path, true);
    } catch (FileNotFoundException e) {
      return;
    }
  }

  private static Path hidden(Path file) {
    return new Path(file.getParent(), "." + file.getName() + "-" + UUID.randomUUID());
  }

  private void write(Path file, InputStream content) throws IOException {
    try (FSDataOutputStream out = files.create(file, ON_DISK, Options.CreateOpts.createParent())) {
      content.transferTo(out);
      out.hsync();
    }
  }
}
