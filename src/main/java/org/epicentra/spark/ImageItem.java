package org.epicentra.spark;

import java.io.Serializable;

/** What comes of reading a partition: its images, and after them one report. */
sealed interface ImageItem extends Serializable {

  /**
   * @param block whose key counts from the partition's first row
   */
  record Images(ImageBlock block) implements ImageItem {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param rows the rows read: all, or up to the fault
   * @param inputs pixels of the first image, -1 without rows
   * @param fault what is wrong with the last row read; null if nothing
   */
  record Report(long rows, int inputs, String fault) implements ImageItem {
    private static final long serialVersionUID = 1L;
  }
}
