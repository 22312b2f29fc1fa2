package org.epicentra.report.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.epicentra.catalog.geography.AzimuthalProjection;
import org.epicentra.catalog.geography.MapPlane;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.description.CellCounts;
import org.epicentra.mixture.description.CellGrid;
import org.epicentra.report.chart.ColourScale;
import org.junit.jupiter.api.Test;

/** A map about New Zealand, 1200 km wide. */
class MapDrawingTest {
  private static final MapPlane PLANE =
      MapPlane.of(AzimuthalProjection.of(178, -39), new double[0][], new double[0]);
  private static final MapFrame FRAME = new MapFrame(new double[] {-600, 600, -600, 600}, 900);

  private final MapDrawing map = map();

  private static MapDrawing map() {
    CellCounts counts = new CellCounts(new CellGrid(FRAME.box(), 300, 300));
    double[] east = PLANE.forward(-179, -40.7);
    counts.add(east[0], east[1]);
    ComponentMark mark =
        new ComponentMark(
            0,
            new double[] {100, 50},
            SymmetricMatrix.of(2, new double[] {90 * 90, 0, 30 * 30}),
            SymmetricMatrix.of(2, new double[] {9, 0, 4}),
            "Component 0");
    return new MapDrawing(PLANE, FRAME, counts, List.of(mark));
  }

  /** From its centre, true; the bar says as many km as it has units over the scale. */
  @Test
  void theScaleBarIsAsLongAsItSays() {
    String svg = map.svg("map", "Map").toString();
    Matcher bar =
        Pattern.compile("class=\"scale-bar\" d=\"M[0-9.]+ [0-9.]+l0 4 ([0-9.]+) 0").matcher(svg);
    assertThat(bar.find()).isTrue();
    double kilometres = Double.parseDouble(bar.group(1)) / FRAME.scale();
    assertThat(svg).contains(">200\u00a0km<");
    assertThat(kilometres).isCloseTo(200, within(0.2));
  }

  @Test
  void theGraticuleGoesAcrossTheAntimeridian() {
    assertThat(map.svg("map", "Map").toString())
        .contains(">175\u00b0\u00a0E<", ">180\u00b0<", ">40\u00b0\u00a0S<");
  }

  /** An axis of 90 km is 67.5 units of the drawing long. */
  @Test
  void anEllipseLiesWhereItsComponentDoes() {
    DrawnEllipse ellipse = map.outline(map.components().get(0), map.components().get(0).events());
    assertThat(ellipse.x()).isCloseTo(525, within(1e-9));
    assertThat(ellipse.y()).isCloseTo(412.5, within(1e-9));
    assertThat(ellipse.major()).isCloseTo(67.5, within(1e-9));
    assertThat(ellipse.minor()).isCloseTo(22.5, within(1e-9));
    assertThat(ellipse.angle()).isCloseTo(0, within(1e-9));
  }

  @Test
  void anEventBeyondTheAntimeridianIsInItsCell() {
    double[] at = PLANE.forward(-179, -40.7);
    BufferedImage image = map.pixels();
    int x = (int) (2 * FRAME.x(at[0]));
    int y = (int) (2 * FRAME.y(at[1]));
    assertThat(image.getWidth()).isEqualTo(1800);
    assertThat(image.getRGB(x, y) & 0xffffff).isEqualTo(ColourScale.LIGHT.rgb(1));
  }
}
