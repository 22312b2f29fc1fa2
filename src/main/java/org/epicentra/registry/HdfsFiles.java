package org.epicentra.registry;

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
 * HDFS. Its rename without overwriting is one step of the name node, for files and folders, and
 * fails where the name is taken. Files are flushed to the disks of the data nodes ({@code hsync})
 * before they get their name; those that others wrote into a folder are as safe as their writer
 * made them.
 */
final class HdfsFiles implements RegistryFiles {
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
    Path hidden = hidden(file, content);
    if (moveIfAbsent(hidden, file)) {
      return true;
    }
    delete(hidden);
    return false;
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    files.rename(hidden(file, content), file, Options.Rename.OVERWRITE);
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

  @Override
  public void sync(Path folder) {
    // A file of HDFS is on all its data nodes once it is closed.
  }

  @Override
  public void delete(Path path) throws IOException {
    try {
      files.delete(path, true);
    } catch (FileNotFoundException e) {
      return;
    }
  }

  private Path hidden(Path file, byte[] content) throws IOException {
    Path hidden = new Path(file.getParent(), "." + file.getName() + "-" + UUID.randomUUID());
    try (FSDataOutputStream out =
        files.create(hidden, EnumSet.of(CreateFlag.CREATE), Options.CreateOpts.createParent())) {
      out.write(content);
      out.hsync();
    }
    return hidden;
  }
}
