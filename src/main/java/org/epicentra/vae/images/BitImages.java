package org.epicentra.vae.images;

/** Images of one bit per pixel, as {@link Binarize#THRESHOLD} leaves them. */
public final class BitImages extends PackedImages {
  private static final long serialVersionUID = 1L;

  private final long[] words;
  private final int wordsPerRow;

  /**
   * @param pixels values in [0, 1], rows x inputs, row-major, of which those above 0.5 become 1 and
   *     the others 0; may be longer
   * @param rows number of images
   * @param inputs pixels of an image
   * @param firstKey number of the first row
   * @throws IllegalArgumentException if there are fewer pixels
   */
  public BitImages(float[] pixels, int rows, int inputs, long firstKey) {
    super(rows * inputs, inputs, firstKey);
    if (rows < 0 || pixels.length < (long) rows * inputs) {
      throw new IllegalArgumentException(
          "there are %d pixels; there must be %d rows of inputs = %d"
              .formatted(pixels.length, rows, inputs));
    }
    this.wordsPerRow = (inputs + Long.SIZE - 1) / Long.SIZE;
    this.words = new long[rows * wordsPerRow];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < inputs; i++) {
        if (pixels[row * inputs + i] > 0.5f) {
          words[row * wordsPerRow + i / Long.SIZE] |= 1L << i;
        }
      }
    }
  }

  @Override
  public void copy(int row, float[] out, int at) {
    for (int start = 0; start < inputs; start += Long.SIZE) {
      long word = words[row * wordsPerRow + start / Long.SIZE];
      int end = Math.min(inputs, start + Long.SIZE);
      for (int i = start; i < end; i++) {
        out[at + i] = (int) word & 1;
        word >>>= 1;
      }
    }
  }
}
