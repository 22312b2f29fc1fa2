package org.epicentra.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.server.datanode.DataNode;
import org.apache.hadoop.metrics2.AbstractMetric;
import org.apache.hadoop.metrics2.impl.MetricsCollectorImpl;
import org.apache.hadoop.metrics2.impl.MetricsRecordImpl;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;
import org.epicentra.storage.LocalHdfs;
import org.junit.jupiter.api.Test;

class HdfsFilesIT extends RegistryFilesContract {
  private final Path place = LocalHdfs.newFolder("files");

  @Override
  RegistryFiles files() {
    return RegistryFileSystems.locate(place.toString(), new Configuration()).files();
  }

  @Override
  Path folder() {
    return place;
  }

  @Override
  int rounds() {
    return 5;
  }

  @Override
  List<String> allNames(Path folder) throws IOException {
    return Arrays.stream(LocalHdfs.files().listStatus(folder))
        .map(FileStatus::getPath)
        .map(Path::getName)
        .toList();
  }

  @Override
  String readWhileReplaced(String name) throws IOException {
    return LocalHdfs.readWhileReplaced(() -> read(name));
  }

  /** As the data nodes themselves count. A block lies on both. */
  @Test
  void whatIsSyncedIsOnTheDisksOfTheDataNodes() throws IOException {
    FileSystem others = LocalHdfs.files();
    for (String name : List.of("model/a", "model/b", "model/deep/c")) {
      try (FSDataOutputStream out = others.create(new Path(place, name))) {
        out.writeBytes("written and closed, and no more");
      }
    }
    long before = fsyncs();
    files().sync(new Path(place, "model"));
    assertThat(fsyncs() - before).isGreaterThanOrEqualTo(2 * 3);
    long synced = fsyncs();
    files().putIfAbsent(new Path(place, "one.json"), new byte[] {1});
    assertThat(fsyncs() - synced).isGreaterThanOrEqualTo(2);
  }

  private static long fsyncs() {
    MetricsCollectorImpl counters = new MetricsCollectorImpl();
    for (DataNode node : LocalHdfs.cluster().getDataNodes()) {
      DefaultMetricsSystem.instance()
          .getSource(node.getMetrics().name())
          .getMetrics(counters, true);
    }
    long fsyncs = 0;
    for (MetricsRecordImpl record : counters.getRecords()) {
      for (AbstractMetric metric : record.metrics()) {
        fsyncs += metric.name().equals("FsyncCount") ? metric.value().longValue() : 0;
      }
    }
    return fsyncs;
  }
}
