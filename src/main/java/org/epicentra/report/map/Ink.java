package org.epicentra.report.map;

import java.awt.Color;
import java.util.Locale;

/** What a line, area or text of a map shows; the style sheet has a class for each. */
public enum Ink {
  SEA(0xf4f6f7, 0, true),
  LAND(0xe9e6de, 0.6, true),
  COAST(0x8d9296, 1, false),
  BORDER(0xa9adb0, 0.8, false),
  GRATICULE(0xd3d8db, 0.6, false),
  DEGREES(0x5a636b, 11, true),
  EVENT_ELLIPSE(0xd55e00, 1.4, false),
  CENTRE_ELLIPSE(0xd55e00, 1, true),
  NUMBER(0x1d2327, 12, true),
  SCALE_BAR(0x1d2327, 2, false),
  SCALE_TEXT(0x1d2327, 12, true),
  FRAME(0x8d9296, 1, false);

  private final int rgb;
  private final double size;
  private final boolean filled;

  /**
   * @param rgb its colour on a light ground
   * @param size the width of a line, or the height of letters
   */
  Ink(int rgb, double size, boolean filled) {
    this.rgb = rgb;
    this.size = size;
    this.filled = filled;
  }

  Color colour() {
    return new Color(rgb);
  }

  double size() {
    return size;
  }

  boolean isFilled() {
    return filled;
  }

  /** The class in the style sheet. */
  String kind() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
