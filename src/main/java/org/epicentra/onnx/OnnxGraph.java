package org.epicentra.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.epicentra.Version;

/**
 * A graph of ONNX that grows: inputs, constants and operators give values, some of which are named
 * as outputs. The first dimension of inputs and outputs is {@value #ROWS}, any number.
 */
final class OnnxGraph {
  /** Of the operators; ONNX Runtime has it since version 1.14. */
  private static final int OPERATORS = 18;

  /** Of the file. */
  private static final int FORMAT = 8;

  private static final String ROWS = "rows";

  private final GraphProto.Builder graph;
  private final Map<String, OnnxValue> constants = new HashMap<>();
  private final List<GraphSignature.Tensor> inputs = new ArrayList<>();
  private final List<GraphSignature.Tensor> outputs = new ArrayList<>();
  private int values;

  /**
   * @param name of the model
   */
  OnnxGraph(String name) {
    this.graph = GraphProto.newBuilder().setName(name);
  }

  /**
   * An input.
   *
   * @param dimensions those after the rows
   */
  OnnxValue input(String name, OnnxType type, String description, int... dimensions) {
    graph.addInput(described(name, type, description, dimensions));
    inputs.add(tensor(name, type, dimensions));
    return new OnnxValue(this, name, type);
  }

  /**
   * Names a value as an output.
   *
   * @param dimensions those after the rows
   */
  void output(String name, OnnxValue value, String description, int... dimensions) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("Identity")
            .setName(name)
            .addInput(value.name())
            .addOutput(name));
    graph.addOutput(described(name, value.type(), description, dimensions));
    outputs.add(tensor(name, value.type(), dimensions));
  }

  private static GraphSignature.Tensor tensor(String name, OnnxType type, int... dimensions) {
    return new GraphSignature.Tensor(
        name, type.label(), Arrays.stream(dimensions).boxed().toList());
  }

  private static ValueInfoProto described(
      String name, OnnxType type, String description, int... dimensions) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(ROWS));
    for (int dimension : dimensions) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(dimension));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setDocString(description)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.code()).setShape(shape)))
        .build();
  }

  /** A number; the same one is stored once. */
  OnnxValue number(OnnxType type, double number) {
    return type == OnnxType.INT64
        ? integers((long) number)
        : constants.computeIfAbsent(
            type + " " + number, key -> constant(type, new double[] {number}));
  }

  /** Whole numbers, such as axes and shapes. */
  OnnxValue integers(long... numbers) {
    return constants.computeIfAbsent(
        Arrays.toString(numbers),
        key -> {
          ByteBuffer bytes = buffer(numbers.length, OnnxType.INT64);
          for (long number : numbers) {
            bytes.putLong(number);
          }
          return initializer(OnnxType.INT64, bytes, numbers.length);
        });
  }

  /**
   * Numbers.
   *
   * @param type {@link OnnxType#DOUBLE} or {@link OnnxType#FLOAT}
   * @param dimensions of the constant; without any, it has that of the numbers
   */
  OnnxValue constant(OnnxType type, double[] numbers, int... dimensions) {
    ByteBuffer bytes = buffer(numbers.length, type);
    for (double number : numbers) {
      if (type == OnnxType.DOUBLE) {
        bytes.putDouble(number);
      } else {
        bytes.putFloat((float) number);
      }
    }
    return initializer(
        type, bytes, dimensions.length == 0 ? new int[] {numbers.length} : dimensions);
  }

  /** Numbers in double precision as 1 x n, one for each of n components or columns. */
  OnnxValue row(int count, IntToDoubleFunction number) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, number);
    return constant(OnnxType.DOUBLE, numbers, 1, count);
  }

  /**
   * Part of an array of float.
   *
   * @param from index of the first number
   */
  OnnxValue constant(float[] numbers, int from, int... dimensions) {
    int count = 1;
    for (int dimension : dimensions) {
      count *= dimension;
    }
    ByteBuffer bytes = buffer(count, OnnxType.FLOAT);
    bytes.asFloatBuffer().put(numbers, from, count);
    return initializer(OnnxType.FLOAT, bytes, dimensions);
  }

  private static ByteBuffer buffer(int count, OnnxType type) {
    return ByteBuffer.allocate(Math.multiplyExact(count, type.bytes()))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private OnnxValue initializer(OnnxType type, ByteBuffer bytes, int... dimensions) {
    OnnxValue value = next(type);
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(value.name())
            .setDataType(type.code())
            .setRawData(ByteString.copyFrom(bytes.array()));
    for (int dimension : dimensions) {
      tensor.addDims(dimension);
    }
    graph.addInitializer(tensor);
    return value;
  }

  /** What an operator makes of some values. */
  OnnxValue apply(String operator, OnnxType type, OnnxValue... inputs) {
    return apply(operator, type, List.of(), inputs);
  }

  /** The same, with attributes. */
  OnnxValue apply(
      String operator, OnnxType type, List<AttributeProto> attributes, OnnxValue... inputs) {
    OnnxValue result = next(type);
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(result.name())
            .addOutput(result.name())
            .addAllAttribute(attributes);
    for (OnnxValue input : inputs) {
      node.addInput(input.name());
    }
    graph.addNode(node);
    return result;
  }

  static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto attribute(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  private OnnxValue next(OnnxType type) {
    return new OnnxValue(this, "v" + values++, type);
  }

  /**
   * Writes the model.
   *
   * @param description in a few sentences
   * @param properties what else its users need to know
   * @return what the graph takes and gives
   */
  GraphSignature write(String description, Map<String, String> properties, OutputStream out)
      throws IOException {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATORS))
            .setProducerName("Epicentra")
            .setProducerVersion(Version.current())
            .setDocString(description)
            .setGraph(graph);
    new TreeMap<>(properties)
        .forEach(
            (key, value) ->
                model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    model.build().writeTo(out);
    return new GraphSignature(List.copyOf(inputs), List.copyOf(outputs));
  }
}
