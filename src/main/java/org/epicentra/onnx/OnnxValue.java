package org.epicentra.onnx;

import java.util.List;

/**
 * A value of a graph, with the operators that make others of it. Shapes are broadcast as NumPy's:
 * rows x 1 with 1 x K give rows x K.
 *
 * @param graph it belongs to
 * @param name in the graph
 * @param type of its elements
 */
record OnnxValue(OnnxGraph graph, String name, OnnxType type) {
  OnnxValue plus(OnnxValue other) {
    return graph.apply("Add", type, this, other);
  }

  OnnxValue plus(double number) {
    return plus(graph.number(type, number));
  }

  OnnxValue minus(OnnxValue other) {
    return graph.apply("Sub", type, this, other);
  }

  OnnxValue times(OnnxValue other) {
    return graph.apply("Mul", type, this, other);
  }

  OnnxValue times(double number) {
    return times(graph.number(type, number));
  }

  OnnxValue over(OnnxValue other) {
    return graph.apply("Div", type, this, other);
  }

  OnnxValue negative() {
    return graph.apply("Neg", type, this);
  }

  OnnxValue absolute() {
    return graph.apply("Abs", type, this);
  }

  OnnxValue exp() {
    return graph.apply("Exp", type, this);
  }

  /** The natural logarithm. */
  OnnxValue log() {
    return graph.apply("Log", type, this);
  }

  /**
   * ln(1 + y) for y of 0 or more: the logarithm of the rounded sum, corrected for its rounding (D.
   * Goldberg, ACM Computing Surveys 23 (1991), theorem 4, doi:10.1145/103162.103163).
   */
  OnnxValue logOfOnePlus() {
    OnnxValue sum = plus(1);
    OnnxValue added = sum.plus(-1);
    OnnxValue exact = sum.log().times(over(added));
    return added.greaterThan(0).choose(exact, this);
  }

  /** A dense layer's product with its weight, and its bias. */
  OnnxValue dense(OnnxValue weight, boolean transposed, OnnxValue bias) {
    return graph.apply(
        "Gemm",
        type,
        List.of(OnnxGraph.attribute("transB", transposed ? 1L : 0L)),
        this,
        weight,
        bias);
  }

  /** v where it is above 0, and elsewhere v times the slope. */
  OnnxValue leakyRelu(float slope) {
    return graph.apply("LeakyRelu", type, List.of(OnnxGraph.attribute("alpha", slope)), this);
  }

  /** 1 / (1 + exp(-v)). */
  OnnxValue sigmoid() {
    return graph.apply("Sigmoid", type, this);
  }

  OnnxValue floor() {
    return graph.apply("Floor", type, this);
  }

  OnnxValue atLeast(double number) {
    return graph.apply("Max", type, this, graph.number(type, number));
  }

  OnnxValue isNaN() {
    return graph.apply("IsNaN", OnnxType.BOOL, this);
  }

  OnnxValue equalTo(OnnxValue other) {
    return graph.apply("Equal", OnnxType.BOOL, this, other);
  }

  OnnxValue greaterThan(double number) {
    return graph.apply("Greater", OnnxType.BOOL, this, graph.number(type, number));
  }

  /** Whether it is from {@code low} to {@code high}; NaN is not. */
  OnnxValue within(double low, double high) {
    return graph
        .apply("GreaterOrEqual", OnnxType.BOOL, this, graph.number(type, low))
        .and(graph.apply("LessOrEqual", OnnxType.BOOL, this, graph.number(type, high)));
  }

  OnnxValue and(OnnxValue other) {
    return graph.apply("And", OnnxType.BOOL, this, other);
  }

  OnnxValue or(OnnxValue other) {
    return graph.apply("Or", OnnxType.BOOL, this, other);
  }

  OnnxValue not() {
    return graph.apply("Not", OnnxType.BOOL, this);
  }

  /** Of a condition: the one value where it holds, the other elsewhere. */
  OnnxValue choose(OnnxValue where, OnnxValue elsewhere) {
    return graph.apply("Where", where.type, this, where, elsewhere);
  }

  /** Of a condition: the value where it holds, a number elsewhere. */
  OnnxValue choose(OnnxValue where, double elsewhere) {
    return choose(where, graph.number(where.type, elsewhere));
  }

  OnnxValue as(OnnxType other) {
    return graph.apply("Cast", other, List.of(OnnxGraph.attribute("to", other.code())), this);
  }

  /** A column of rows x columns, as rows x 1. */
  OnnxValue column(int column) {
    return graph.apply(
        "Gather", type, List.of(OnnxGraph.attribute("axis", 1L)), this, graph.integers(column));
  }

  /** Of rows: rows x 1. */
  OnnxValue asColumn() {
    return graph.apply("Unsqueeze", type, this, graph.integers(1));
  }

  /** Of rows x 1: rows. */
  OnnxValue asRows() {
    return graph.apply("Squeeze", type, this, graph.integers(1));
  }

  /**
   * In another shape.
   *
   * @param shape with -1 for what follows from the rest
   */
  OnnxValue reshaped(long... shape) {
    return graph.apply("Reshape", type, this, graph.integers(shape));
  }

  /** Beside each other, along the second axis. */
  OnnxValue beside(OnnxValue other) {
    return graph.apply("Concat", type, List.of(OnnxGraph.attribute("axis", 1L)), this, other);
  }

  /** The first columns. */
  OnnxValue columnsBefore(int end) {
    return graph.apply(
        "Slice", type, this, graph.integers(0), graph.integers(end), graph.integers(1));
  }

  /** The sum over the last axis, which stays with length 1. */
  OnnxValue sum() {
    return graph.apply("ReduceSum", type, this, graph.integers(-1));
  }

  /** The greatest along the last axis, which stays with length 1. */
  OnnxValue greatest() {
    return graph.apply("ReduceMax", type, this, graph.integers(-1));
  }

  /** The index of the greatest along the last axis, of equals the first; it stays with length 1. */
  OnnxValue indexOfGreatest() {
    return graph.apply("ArgMax", OnnxType.INT64, List.of(OnnxGraph.attribute("axis", -1L)), this);
  }

  /** ln sum exp along the last axis, which stays with length 1. */
  OnnxValue logSumExp() {
    OnnxValue greatest = greatest();
    return minus(greatest).exp().sum().log().plus(greatest);
  }

  /** exp of what is left after {@link #logSumExp} is taken off: shares that add up to 1. */
  OnnxValue softmax() {
    OnnxValue exponentials = minus(greatest()).exp();
    return exponentials.over(exponentials.sum());
  }
}
