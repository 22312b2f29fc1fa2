package org.epicentra.vae.images;

/** Rows of numbers of any size, one float for each. */
public final class NumberRows extends PackedImages {
  private static final long serialVersionUID = 1L;

  private final float[] numbers;

  /**
   * @param numbers rows x inputs, row-major, kept, not copied
   * @param inputs numbers of a row
   * @param firstKey number of the first row
   * @throws IllegalArgumentException if the numbers do not make up whole rows, or one is not finite
   */
  public NumberRows(float[] numbers, int inputs, long firstKey) {
    super(numbers.length, inputs, firstKey);
    for (int i = 0; i < numbers.length; i++) {
      if (!Float.isFinite(numbers[i])) {
        throw new IllegalArgumentException(
            "number %d of row %d is %s; it must be finite"
                .formatted(i % inputs, firstKey + i / inputs, numbers[i]));
      }
    }
    this.numbers = numbers;
  }

  @Override
  public void copy(int row, float[] out, int at) {
    System.arraycopy(numbers, row * inputs, out, at, inputs);
  }
}
