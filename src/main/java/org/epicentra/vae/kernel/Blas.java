package org.epicentra.vae.kernel;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import java.util.EnumMap;
import java.util.Map;
import java.util.logging.Level;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.math.VectorModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The products of row-major single-precision matrices that dense layers need, computed on the
 * calling thread. The implementation of each {@link BlasChoice} is chosen once in a JVM and named
 * in one line of the log. Safe to share between threads.
 */
public final class Blas {
  private static final Logger LOG = LoggerFactory.getLogger(Blas.class);

  /** Kept reachable, so that its level stays: netlib warns there of each library it lacks. */
  private static final java.util.logging.Logger NETLIB =
      java.util.logging.Logger.getLogger("dev.ludovic.netlib.blas.InstanceBuilder");

  private static final Map<BlasChoice, Blas> CHOSEN = new EnumMap<>(BlasChoice.class);

  /** Why OpenBLAS is not available, or null. Determined before any other use of netlib. */
  private static final Throwable NO_OPENBLAS = prepare();

  /**
   * Multiplications up to which OpenBLAS reads a weight where it lies, if the product takes the
   * weight as it is stored and the kernels are those of AVX-512. Otherwise it copies the weight
   * first. Products are divided on every processor; elsewhere that costs little.
   */
  private static final int SMALL = 1_000_000;

  /** Columns of the weight in a divided product: of several numbers the fastest on the whole. */
  private static final int COLUMNS = 128;

  /** Rows of a batch up to which products are divided; with more it is no faster. */
  private static final int MOST_ROWS = 256;

  private final BLAS blas;
  private final BlasChoice used;

  private Blas(BLAS blas, BlasChoice used) {
    this.blas = blas;
    this.used = used;
  }

  private static Throwable prepare() {
    NETLIB.setLevel(Level.SEVERE);
    try {
      OpenBlas.prepare();
      return null;
    } catch (LinkageError | RuntimeException e) {
      return e;
    }
  }

  /**
   * The products by an implementation.
   *
   * @throws BadInputException if this JVM does not have it; {@link BlasChoice#AUTO} and {@link
   *     BlasChoice#JAVA} always work
   */
  public static synchronized Blas of(BlasChoice choice) {
    Blas blas = CHOSEN.get(choice);
    if (blas == null) {
      blas = choice == BlasChoice.AUTO ? automatic() : named(choice);
      CHOSEN.put(choice, blas);
      LOG.info("Matrix products: {}, one thread per task", blas.description());
    }
    return blas;
  }

  private static Blas automatic() {
    try {
      return named(BlasChoice.OPENBLAS);
    } catch (BadInputException e) {
      LOG.info("OpenBLAS does not load here: {}", String.valueOf(e.getCause()));
    }
    boolean vectors = VectorModule.isFast() && isVector(JavaBLAS.getInstance());
    return named(vectors ? BlasChoice.VECTOR : BlasChoice.JAVA);
  }

  private static Blas named(BlasChoice choice) {
    switch (choice) {
      case OPENBLAS:
        return new Blas(openBlas(), choice);
      case VECTOR:
        BLAS vector = JavaBLAS.getInstance();
        if (!isVector(vector)) {
          throw new BadInputException(
              Setting.mustBe(
                  "blas",
                  choice,
                  "java unless the JVM is started with --add-modules jdk.incubator.vector"));
        }
        return new Blas(vector, choice);
      default:
        return new Blas(plainJava(), BlasChoice.JAVA);
    }
  }

  private static BLAS openBlas() {
    Throwable cause = NO_OPENBLAS;
    if (cause == null) {
      try {
        return OpenBlas.netlib();
      } catch (LinkageError | RuntimeException e) {
        cause = e;
      }
    }
    throw new BadInputException(
        Setting.mustBe(
            "blas",
            BlasChoice.OPENBLAS,
            "vector or java here, where OpenBLAS does not load (" + cause + ")"),
        cause);
  }

  private static boolean isVector(BLAS blas) {
    return blas.getClass().getSimpleName().equals("VectorBLAS");
  }

  /** Where the JVM has vectors, netlib offers its code without them only by name. */
  private static BLAS plainJava() {
    BLAS java = JavaBLAS.getInstance();
    if (!isVector(java)) {
      return java;
    }
    try {
      var instance =
          Class.forName("dev.ludovic.netlib.blas.Java11BLAS").getDeclaredMethod("getInstance");
      instance.setAccessible(true);
      return (BLAS) instance.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("netlib has no code without vectors", e);
    }
  }

  /** The implementation in use, never {@link BlasChoice#AUTO}. */
  public BlasChoice used() {
    return used;
  }

  /** The implementation in use, in words. */
  public String description() {
    switch (used) {
      case OPENBLAS:
        return "OpenBLAS (native)";
      case VECTOR:
        return "Java with the vector module";
      default:
        return VectorModule.isPresent()
            ? "plain Java"
            : "plain Java (start the JVM with --add-modules jdk.incubator.vector for speed)";
    }
  }

  /** Forward through a layer with weight W, n x m: {@code out[rows x n] = in[rows x m] W'}. */
  public void forward(LayerSlice layer, float[] weights, float[] in, float[] out, int rows) {
    if (layer.byInput()) {
      multiply(layer, weights, in, 0, out, rows);
    } else {
      multiplyTransposed(layer, weights, in, 0, out, rows);
    }
  }

  /**
   * Backward through a layer, from the gradient with respect to its output to that with respect to
   * its input: {@code by[rows x m] = delta[rows x n] W}.
   */
  public void backward(LayerSlice layer, float[] weights, float[] delta, float[] by, int rows) {
    backward(layer, weights, delta, 0, by, rows);
  }

  /** The same, added to {@code by}. */
  public void addBackward(LayerSlice layer, float[] weights, float[] delta, float[] by, int rows) {
    backward(layer, weights, delta, 1, by, rows);
  }

  private void backward(
      LayerSlice layer, float[] weights, float[] delta, int kept, float[] by, int rows) {
    if (layer.byInput()) {
      multiplyTransposed(layer, weights, delta, kept, by, rows);
    } else {
      multiply(layer, weights, delta, kept, by, rows);
    }
  }

  /** {@code to = from W + kept to}, with the weight as it is stored. */
  private void multiply(
      LayerSlice layer, float[] weights, float[] from, int kept, float[] to, int rows) {
    int depth = layer.rows();
    int width = layer.width();
    boolean divided = used == BlasChoice.OPENBLAS && rows <= MOST_ROWS;
    int columns = divided ? Math.min(COLUMNS, width) : width;
    int pieces = divided ? pieces(rows, depth, columns) : 1;
    for (int piece = 0; piece < pieces; piece++) {
      int first = (int) ((long) depth * piece / pieces);
      int count = (int) ((long) depth * (piece + 1) / pieces) - first;
      int keep = piece == 0 ? kept : 1;
      for (int column = 0; column < width; column += columns) {
        int wide = Math.min(columns, width - column);
        int at = layer.weight() + first * width + column;
        blas.sgemm(
            "N", "N", wide, rows, count, 1, weights, at, width, from, first, depth, keep, to,
            column, width);
      }
    }
  }

  /**
   * The number of pieces of a weight's rows with which no product has more multiplications than
   * {@link #SMALL}.
   *
   * @param rows of the batch, at most {@link #MOST_ROWS}
   * @param depth rows of the weight
   * @param columns of the weight in a product, at most {@link #COLUMNS}
   */
  static int pieces(int rows, int depth, int columns) {
    int most = SMALL / (Math.max(1, rows) * columns);
    return (depth - 1) / most + 1;
  }

  /** {@code to = from W' + kept to}, with the transpose of the weight as it is stored. */
  private void multiplyTransposed(
      LayerSlice layer, float[] weights, float[] from, int kept, float[] to, int rows) {
    int depth = layer.width();
    int width = layer.rows();
    int at = layer.weight();
    blas.sgemm(
        "T", "N", width, rows, depth, 1, weights, at, depth, from, 0, depth, kept, to, 0, width);
  }

  /**
   * The gradient with respect to some rows of a layer's weight: of {@code delta' in} or, where the
   * weight is stored by input, {@code in' delta}.
   *
   * @param batch with {@code in}, rows x m, and {@code delta}, rows x n
   * @param add whether to add to {@code into}; if not, it may have held anything
   * @param into takes the part from {@code at}
   */
  public void weightGradient(LayerPart part, LayerBatch batch, boolean add, float[] into, int at) {
    boolean byInput = part.layer().byInput();
    float[] left = byInput ? batch.in() : batch.delta();
    float[] right = byInput ? batch.delta() : batch.in();
    int columns = part.layer().rows();
    int width = part.layer().width();
    int first = part.first();
    int count = part.count();
    int rows = batch.rows();
    int kept = add ? 1 : 0;
    blas.sgemm(
        "N", "T", width, count, rows, 1, right, 0, width, left, first, columns, kept, into, at,
        width);
  }
}
