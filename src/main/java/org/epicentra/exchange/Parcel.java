package org.epicentra.exchange;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What one member sends to another in one exchange, or a place for it: some notes, then ranges of
 * arrays. Both know its size beforehand. Floats keep their bits. The arrays are the caller's, read
 * or filled during {@link Mesh#exchange} alone.
 *
 * @param notes a few numbers
 * @param ranges of arrays, in the order in which they are sent
 */
public record Parcel(double[] notes, List<Range> ranges) {

  /**
   * Part of an array.
   *
   * @param values the array
   * @param from the first index
   * @param to after the last index
   */
  public record Range(float[] values, int from, int to) {}

  /** Size of what is sent. */
  long bytes() {
    long floats = 0;
    for (Range range : ranges) {
      floats += range.to - range.from;
    }
    return (long) Double.BYTES * notes.length + Float.BYTES * floats;
  }

  /** Walks over a parcel's numbers, between them and the buffers in which they travel. */
  static final class Cursor {
    private final Parcel parcel;
    private int note;
    private int range;
    private int index;

    Cursor(Parcel parcel) {
      this.parcel = parcel;
      this.index = parcel.ranges.isEmpty() ? 0 : parcel.ranges.get(0).from;
    }

    /** Puts as many of the next numbers into the buffer as it has room for. */
    void write(ByteBuffer buffer) {
      while (note < parcel.notes.length && buffer.remaining() >= Double.BYTES) {
        buffer.putDouble(parcel.notes[note++]);
      }
      int count;
      while (note == parcel.notes.length && (count = next(buffer)) > 0) {
        buffer.asFloatBuffer().put(parcel.ranges.get(range).values, index, count);
        skip(buffer, count);
      }
    }

    /** Takes as many of the next numbers as the buffer has whole. */
    void read(ByteBuffer buffer) {
      while (note < parcel.notes.length && buffer.remaining() >= Double.BYTES) {
        parcel.notes[note++] = buffer.getDouble();
      }
      int count;
      while (note == parcel.notes.length && (count = next(buffer)) > 0) {
        buffer.asFloatBuffer().get(parcel.ranges.get(range).values, index, count);
        skip(buffer, count);
      }
    }

    /** How many floats of the current range fit; 0 at the end of the parcel or the buffer. */
    private int next(ByteBuffer buffer) {
      while (range < parcel.ranges.size() && index == parcel.ranges.get(range).to) {
        range++;
        index = range < parcel.ranges.size() ? parcel.ranges.get(range).from : 0;
      }
      return range == parcel.ranges.size()
          ? 0
          : Math.min(buffer.remaining() / Float.BYTES, parcel.ranges.get(range).to - index);
    }

    private void skip(ByteBuffer buffer, int count) {
      index += count;
      buffer.position(buffer.position() + count * Float.BYTES);
    }
  }
}
