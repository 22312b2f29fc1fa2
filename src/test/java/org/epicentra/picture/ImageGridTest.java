package org.epicentra.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageGridTest {
  private static final ImageGrid GRID = new ImageGrid(ImageGrid.PER_ROW, ImageGrid.PADDING);

  /** By hand from make_grid's documentation: padding around each picture, filled with 0. */
  @Test
  void picturesStandInRowsWithPaddingAroundThem() {
    GrayImage grid = new ImageGrid(2, 1).layOut(List.of(image(1), image(2), image(3)));
    assertThat(grid.width()).isEqualTo(7);
    assertThat(grid.height()).isEqualTo(5);
    byte[] expected = {
      0, 0, 0, 0, 0, 0, 0,
      0, 1, 1, 0, 2, 2, 0,
      0, 0, 0, 0, 0, 0, 0,
      0, 3, 3, 0, 0, 0, 0,
      0, 0, 0, 0, 0, 0, 0
    };
    assertThat(grid.pixels()).isEqualTo(expected);
  }

  /** save_image of 100 MNIST digits is 242 x 392: 8 * 30 + 2 wide, 13 * 30 + 2 high. */
  @Test
  void aHundredDigitsHaveTorchvisionsSize() {
    List<GrayImage> digits = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      digits.add(new GrayImage(28, 28, new byte[784]));
    }
    GrayImage grid = GRID.layOut(digits);
    assertThat(grid.width()).isEqualTo(242);
    assertThat(grid.height()).isEqualTo(392);
  }

  @Test
  void fewerPicturesThanARowMakeANarrowerGrid() {
    GrayImage grid = GRID.layOut(List.of(image(1), image(2), image(3)));
    assertThat(grid.width()).isEqualTo(3 * 4 + 2);
    assertThat(grid.height()).isEqualTo(3 + 2);
  }

  @Test
  void aSinglePictureGetsNoPadding() {
    GrayImage image = image(7);
    assertThat(GRID.layOut(List.of(image))).isSameAs(image);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    GrayImage other = new GrayImage(1, 2, new byte[2]);
    assertThatThrownBy(() -> GRID.layOut(List.of(image(1), other)))
        .hasMessage("image 1 is 1 x 2; it must be 2 x 1 like the first");
    assertThatThrownBy(() -> GRID.layOut(List.of())).hasMessageContaining("no image");
    assertThatThrownBy(() -> new ImageGrid(0, 2)).hasMessageContaining("‹perRow› is 0");
    assertThatThrownBy(() -> new ImageGrid(8, -1)).hasMessageContaining("padding is -1");
  }

  /** Two pixels wide, one high. */
  private static GrayImage image(int level) {
    return new GrayImage(2, 1, new byte[] {(byte) level, (byte) level});
  }
}
