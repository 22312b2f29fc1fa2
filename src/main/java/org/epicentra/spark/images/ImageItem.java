package org.epicentra.spark.images;

import java.io.Serializable;

/**
 * The result of reading a partition: its images, followed by one report. Classes and not records,
 * which Kryo cannot read.
 */
public sealed interface ImageItem extends Serializable {

  /** A block of images, numbered from the partition's first row. */
  final class Images implements ImageItem {
    private static final long serialVersionUID = 1L;

    private final ImageBlock block;

    /** An item of one block. */
    public Images(ImageBlock block) {
      this.block = block;
    }

    ImageBlock block() {
      return block;
    }
  }

  /** The report at the end of a partition. */
  final class Report implements ImageItem {
    private static final long serialVersionUID = 1L;

    private final long rows;
    private final int inputs;
    private final String fault;

    /**
     * @param rows number of rows read, up to the fault if there is one
     * @param inputs pixels of the first image; -1 without rows
     * @param fault what is wrong with the last row read; null for nothing
     */
    public Report(long rows, int inputs, String fault) {
      this.rows = rows;
      this.inputs = inputs;
      this.fault = fault;
    }

    long rows() {
      return rows;
    }

    int inputs() {
      return inputs;
    }

    String fault() {
      return fault;
    }
  }
}
