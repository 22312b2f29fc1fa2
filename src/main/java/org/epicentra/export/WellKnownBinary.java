package org.epicentra.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/** Well-known binary as ISO 13249-3 and the OGC define it. */
public final class WellKnownBinary {
  private static final int HIGH = 1000;

  private WellKnownBinary() {}

  /** The bytes of a point, whose height is written where it has one, or of flat polygons. */
  public static byte[] of(Geometry geometry) {
    boolean high = !Double.isNaN(geometry.getCoordinate().getZ());
    byte[] bytes = new WKBWriter(high ? 3 : 2, ByteOrderValues.LITTLE_ENDIAN).write(geometry);
    if (high) {
      // JTS marks a height as PostGIS does, by a flag; the standard by a thousand.
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      buffer.putInt(1, (buffer.getInt(1) & 0xFF) + HIGH);
    }
    return bytes;
  }
}
