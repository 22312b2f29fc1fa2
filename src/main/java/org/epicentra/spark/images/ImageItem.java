package org.epicentra.spark.images;

import java.io.Serializable;
import org.epicentra.spark.mixture.PartitionItem;

/**
 * What comes of reading a partition: its images, and after them one report. Classes and not records
 * for the reason that {@link PartitionItem} is.
 */
public sealed interface ImageItem extends Serializable {

  /** A block of images, whose key counts from the partition's first row. */
  final class Images implements ImageItem {
    private static final long serialVersionUID = 1L;

    private final ImageBlock block;

    public Images(ImageBlock block) {
      this.block = block;
    }

    ImageBlock block() {
      return block;
    }
  }

  /** What was read. */
  final class Report implements ImageItem {
    private static final long serialVersionUID = 1L;

    private final long rows;
    private final int inputs;
    private final String fault;

    /**
     * @param rows the rows read: all, or up to the fault
     * @param inputs pixels of the first image, -1 without rows
     * @param fault what is wrong with the last row read; null if nothing
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
