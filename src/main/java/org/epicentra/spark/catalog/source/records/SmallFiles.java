package org.epicentra.spark.catalog.source.records;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.spark.Partition;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.NewHadoopPartition;
import org.apache.spark.rdd.PartitionCoalescer;
import org.apache.spark.rdd.PartitionGroup;
import org.apache.spark.rdd.RDD;
import scala.Option;

/**
 * Lets one task read many small files, one after the other: with thousands of files, a task for
 * each would take longer to start than to run. The files stay in order, and which are read together
 * depends on their sizes alone, not on the number of cores or where they are stored.
 */
final class SmallFiles implements PartitionCoalescer, Serializable {
  private static final long serialVersionUID = 1L;

  /** The most that a task reads, unless a single file is larger. */
  private static final long BYTES_PER_TASK = 4L << 20;

  /** Opening a file takes as long as reading this much. */
  private static final long BYTES_TO_OPEN = 32L << 10;

  private final List<Long> bytes;

  private SmallFiles(List<Long> bytes) {
    this.bytes = bytes;
  }

  /**
   * The same rows in fewer partitions, where there are small ones.
   *
   * @param rows made from the lines, partition by partition
   * @param lines read from files
   */
  static <T> JavaRDD<T> together(JavaRDD<T> rows, RDD<?> lines) {
    List<Long> bytes = new ArrayList<>();
    for (Partition partition : lines.partitions()) {
      NewHadoopPartition part = (NewHadoopPartition) partition;
      FileSplit split = (FileSplit) part.serializableHadoopSplit().value();
      // A file that is read in parts is not small.
      bytes.add(split.getStart() > 0 ? BYTES_PER_TASK : split.getLength());
    }
    SmallFiles groups = new SmallFiles(bytes);
    int tasks = groups.groups().size();
    return tasks == bytes.size()
        ? rows
        : rows.rdd().coalesce(tasks, false, Option.apply(groups), null).toJavaRDD();
  }

  /** Documents, which are not read in parts: the names of those for one task each. */
  static List<List<String>> grouped(List<FileStatus> files) {
    List<String> names = files.stream().map(file -> file.getPath().toString()).toList();
    List<Integer> starts = new SmallFiles(files.stream().map(FileStatus::getLen).toList()).groups();
    List<List<String>> groups = new ArrayList<>();
    for (int g = 0; g < starts.size(); g++) {
      int end = g + 1 < starts.size() ? starts.get(g + 1) : names.size();
      groups.add(List.copyOf(names.subList(starts.get(g), end)));
    }
    return groups;
  }

  /** The first partition of each group. */
  private List<Integer> groups() {
    List<Integer> starts = new ArrayList<>();
    long room = 0;
    for (int i = 0; i < bytes.size(); i++) {
      long cost = bytes.get(i) + BYTES_TO_OPEN;
      if (i == 0 || cost > room) {
        starts.add(i);
        room = BYTES_PER_TASK;
      }
      room -= cost;
    }
    return starts;
  }

  @Override
  public PartitionGroup[] coalesce(int most, RDD<?> parent) {
    Partition[] partitions = parent.partitions();
    List<Integer> starts = groups();
    PartitionGroup[] groups = new PartitionGroup[starts.size()];
    for (int g = 0; g < groups.length; g++) {
      groups[g] = new PartitionGroup(Option.empty());
      int end = g + 1 < groups.length ? starts.get(g + 1) : partitions.length;
      for (int i = starts.get(g); i < end; i++) {
        groups[g].partitions().addOne(partitions[i]);
      }
    }
    return groups;
  }
}
