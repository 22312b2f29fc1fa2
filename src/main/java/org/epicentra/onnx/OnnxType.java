package org.epicentra.onnx;

/** The types of numbers in graphs. */
enum OnnxType {
  /** Single precision. */
  FLOAT("float32", 1, Float.BYTES),
  /** 64 bits. */
  INT64("int64", 7, Long.BYTES),
  /** True or false. */
  BOOL("bool", 9, 1),
  /** Double precision. */
  DOUBLE("float64", 11, Double.BYTES);

  private final String label;
  private final int code;
  private final int bytes;

  /**
   * @param label NumPy's name
   */
  OnnxType(String label, int code, int bytes) {
    this.label = label;
    this.code = code;
    this.bytes = bytes;
  }

  /** NumPy's name. */
  String label() {
    return label;
  }

  /** Its number in files, TensorProto.DataType. */
  int code() {
    return code;
  }

  /** Bytes of an element. */
  int bytes() {
    return bytes;
  }
}
