package org.epicentra.spark.images;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.epicentra.vae.images.BatchSource;

/** The blocks of a partition as consecutive rows. */
public final class PartitionImages implements BatchSource {
  private final List<ImageBlock> blocks;
  private final int[] starts;
  private final int rows;

  /**
   * @param part blocks whose rows are consecutive, in any order
   */
  public PartitionImages(Iterator<ImageBlock> part) {
    this.blocks = new ArrayList<>();
    part.forEachRemaining(blocks::add);
    blocks.sort(Comparator.comparingLong(ImageBlock::firstKey));
    this.starts = new int[blocks.size()];
    int sum = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = sum;
      sum += blocks.get(i).rows();
    }
    this.rows = sum;
  }

  @Override
  public long firstKey() {
    return blocks.isEmpty() ? 0 : blocks.get(0).firstKey();
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public void copy(int row, float[] out, int at) {
    int found = Arrays.binarySearch(starts, row);
    int i = found >= 0 ? found : -found - 2;
    blocks.get(i).copy(row - starts[i], out, at);
  }
}
