package org.epicentra.spark.catalog.source.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.Map;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.Test;

class ReadCounterIT {
  private static final int PARTS = 1000;

  private static void write(ReadCounter counter, OutputStream to) throws IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(to)) {
      out.writeObject(counter);
    }
  }

  private static ReadCounter read(ByteArrayOutputStream bytes)
      throws IOException, ClassNotFoundException {
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (ReadCounter) in.readObject();
    }
  }

  private static void add(ReadCounter counter, String part) {
    counter.add(Map.of(part, ReadCounts.ofDocument(1)));
  }

  /** The counter as a task has it: written by the driver, and read by an executor. */
  private static ReadCounter ofATask() throws IOException, ClassNotFoundException {
    ReadCounter counter = new ReadCounter();
    LocalSpark.session().sparkContext().register(counter);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(counter, bytes);
    return read(bytes);
  }

  @Test
  void aPartThatIsReadAgainIsCountedOnce() throws IOException, ClassNotFoundException {
    ReadCounter counter = ofATask();
    assertThat(counter.isZero()).isTrue();
    add(counter, "a");
    add(counter, "b");
    add(counter, "a");
    assertThat(counter.value().records()).isEqualTo(2);
  }

  /** As a heartbeat does; what it has of the parts that come meanwhile does not matter. */
  @Test
  void itCanBeWrittenWhileATaskAddsToIt() throws IOException, ClassNotFoundException {
    ReadCounter counter = ofATask();
    for (int i = 0; i < PARTS; i++) {
      add(counter, "file " + i);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(
        counter,
        new OutputStream() {
          private int added;

          @Override
          public void write(int b) {
            bytes.write(b);
          }

          @Override
          public void write(byte[] some, int from, int length) {
            while (added < 2 * PARTS) {
              add(counter, "meanwhile " + added++);
            }
            bytes.write(some, from, length);
          }
        });
    assertThat(read(bytes).value().records()).isGreaterThanOrEqualTo(PARTS);
  }
}
