package org.epicentra.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.epicentra.BadInputException;
import org.epicentra.math.RandomStream;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.images.Standardizer;
import org.epicentra.vae.images.Standardization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The autoencoder on tables of numbers that come from a known normal distribution: factor analysis
 * with two factors, x = mean + scale (W f + noise / 2), in columns of very different units.
 */
class NumberTableIT {
  private static final String[] NAMES = {"depth", "magnitude", "gap", "rms", "distance"};
  private static final double[] MEANS = {12, -3, 150, 1e-3, 4e6};
  private static final double[] SCALES = {5, 0.4, 60, 2e-4, 1e5};
  private static final double[][] W = {{1, 0}, {0.8, 0.6}, {0, 1}, {-0.5, 0.5}, {0.3, -0.9}};

  @TempDir private Path folder;

  private static double[] row(long number) {
    RandomStream random = RandomStream.of(3, "test-factors", 0, number);
    double[] factors = {random.nextGaussian(), random.nextGaussian()};
    double[] x = new double[W.length];
    for (int i = 0; i < x.length; i++) {
      double y = W[i][0] * factors[0] + W[i][1] * factors[1] + 0.5 * random.nextGaussian();
      x[i] = MEANS[i] + SCALES[i] * y;
    }
    return x;
  }

  /** ln p(x), with covariance W W' + I/4 of (x - mean) / scale. */
  private static double logDensity(double[] x) {
    int d = x.length;
    double[] lower = new double[d * (d + 1) / 2];
    double log = -0.5 * d * Math.log(2 * Math.PI);
    double[] y = new double[d];
    int at = 0;
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        lower[at++] = W[i][0] * W[j][0] + W[i][1] * W[j][1] + (i == j ? 0.25 : 0);
      }
      y[i] = (x[i] - MEANS[i]) / SCALES[i];
      log -= Math.log(SCALES[i]);
    }
    SymmetricMatrix covariance = SymmetricMatrix.of(d, lower);
    return log - 0.5 * (covariance.logDeterminant() + covariance.inverse().quadraticForm(y));
  }

  private static Dataset<Row> table(int from, int to) {
    List<Row> rows = new ArrayList<>();
    for (int n = from; n < to; n++) {
      double[] x = row(n);
      rows.add(RowFactory.create(n, x[0], x[1], x[2], x[3], x[4]));
    }
    StructType schema = new StructType().add("n", DataTypes.IntegerType);
    for (String name : NAMES) {
      schema = schema.add(name, DataTypes.DoubleType);
    }
    return assembled(LocalSpark.session().createDataFrame(rows, schema));
  }

  private static Dataset<Row> assembled(Dataset<Row> rows) {
    return new VectorAssembler()
        .setInputCols(NAMES)
        .setOutputCol("numbers")
        .setHandleInvalid("keep")
        .transform(rows);
  }

  private static VariationalAutoencoder autoencoder() {
    return new VariationalAutoencoder()
        .setFeaturesCol("numbers")
        .setLikelihood("gaussian")
        .setStandardize(true)
        .setActivation("tanh")
        .setHidden(16)
        .setLatent(2)
        .setBatchSize(100)
        .setLearningRate(5e-3)
        .setBlas("java");
  }

  /**
   * No model has a greater mean log density on new rows than the distribution they come from
   * (Gibbs' inequality), and the bound is below its log density: so is its mean on 2,000 rows, up
   * to the standard error of the differences, below 0.01. Two factors suffice to come close. A
   * wrong Jacobian would be off by tens of nats.
   */
  @Test
  void theBoundComesCloseToTheTrueDensityInTheUnitsOfTheTable() throws IOException {
    VariationalAutoencoderModel model =
        autoencoder()
            .setEpochs(60)
            .setLearningRateSteps(40)
            .setAnomalyScoreCol("score")
            .setReconstructionCol("decoded")
            .fit(table(0, 4000));
    model.save(folder.resolve("model").toString());
    VariationalAutoencoderModel loaded =
        VariationalAutoencoderModel.load(folder.resolve("model").toString()).setSamples(100);
    double excess = 0;
    double[] squares = new double[W.length];
    List<Row> rows = loaded.transform(table(4000, 6000)).collectAsList();
    for (Row row : rows) {
      double[] x = row(row.getInt(0));
      double elbo = row.getDouble(row.fieldIndex("elbo"));
      assertThat(row.getDouble(row.fieldIndex("score"))).isEqualTo(-elbo);
      excess += (elbo - logDensity(x)) / rows.size();
      List<Float> decoded = row.getList(row.fieldIndex("decoded"));
      for (int i = 0; i < x.length; i++) {
        squares[i] += Math.pow((decoded.get(i) - x[i]) / SCALES[i], 2) / rows.size();
      }
    }
    System.out.printf("bound minus true log density: %.3f nats%n", excess);
    assertThat(excess).isBetween(-0.25, 0.05);
    // The noise of an input has the variance 1/4; what two factors do not explain is less.
    for (int i = 0; i < squares.length; i++) {
      assertThat(squares[i]).as(NAMES[i]).isLessThan(0.3);
    }
  }

  @Test
  void meansAndDeviationsAreThoseOfTheTrainingRows() {
    Dataset<Row> rows = table(0, 500);
    Standardization by = Standardizer.of(rows, "numbers");
    for (int i = 0; i < NAMES.length; i++) {
      double sum = 0;
      double squares = 0;
      for (int n = 0; n < 500; n++) {
        sum += row(n)[i] / 500;
      }
      for (int n = 0; n < 500; n++) {
        squares += Math.pow(row(n)[i] - sum, 2) / 500;
      }
      assertThat(by.means()[i] / sum).isCloseTo(1, within(1e-12));
      assertThat(by.deviations()[i] / Math.sqrt(squares)).isCloseTo(1, within(1e-12));
    }
    Standardization other = Standardizer.of(rows.repartition(7), "numbers");
    assertThat(other.means()).isEqualTo(by.means());
    assertThat(other.deviations()).isEqualTo(by.deviations());
    Dataset<Row> marked = rows.withColumn("validates", rows.col("n").geq(300));
    VariationalAutoencoderModel model =
        autoencoder().setEpochs(1).setValidationIndicatorCol("validates").fit(marked);
    assertThat(model.weights().standardization().means())
        .isEqualTo(Standardizer.of(table(0, 300), "numbers").means());
  }

  /** As numbers they may have any type that holds them; without standardising they stay so. */
  @Test
  void arraysAreReadAsTheyAre() {
    Dataset<Row> arrays =
        LocalSpark.session()
            .range(200)
            .selectExpr("array(float(id % 3 - 1), float(-2 * (id % 3)), 7F) as numbers");
    VariationalAutoencoderModel model =
        autoencoder().setStandardize(false).setVariance(0.25).setEpochs(2).fit(arrays);
    assertThat(model.weights().standardization()).isNull();
    assertThat(model.weights().architecture().variance()).isEqualTo(0.25);
    assertThat(model.transform(arrays).select("mean").first().getList(0)).hasSize(2);
  }

  @Test
  void whatCannotBeReadIsNamed() {
    Dataset<Row> rows = table(0, 50);
    VariationalAutoencoder estimator = autoencoder().setEpochs(1);
    Dataset<Row> missing =
        assembled(
            rows.drop("numbers")
                .selectExpr(
                    "n", "if(n = 7, null, depth) depth", "magnitude", "gap", "rms", "distance"));
    assertThatThrownBy(() -> estimator.fit(missing))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "A row of the column 'numbers' cannot be used: 'depth' is null or NaN; it must be a"
                + " finite number.");
    assertThatThrownBy(() -> estimator.setStandardize(false).fit(missing))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Row 7 (the first is 0)")
        .hasMessageContaining("'depth' is null or NaN; it must be a finite number");
    VariationalAutoencoderModel model = estimator.setStandardize(true).fit(rows);
    assertThatThrownBy(() -> model.transform(missing).collectAsList())
        .hasStackTraceContaining("A row cannot be encoded: 'depth' is null or NaN");
    Dataset<Row> constant =
        assembled(
            rows.drop("numbers")
                .selectExpr("n", "depth", "magnitude", "gap", "2.5D rms", "distance"));
    assertThatThrownBy(() -> estimator.fit(constant))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("In the column 'numbers', 'rms' is 2.5 in all rows")
        .hasMessageContaining("leave it out");
    assertThatThrownBy(() -> estimator.fit(rows.limit(0)))
        .hasMessageContaining("the table has no rows");
  }

  @Test
  void whatTheLikelihoodDoesNotHaveIsRefused() {
    Dataset<Row> rows = table(0, 20);
    assertThatThrownBy(() -> autoencoder().setBinarize("threshold").fit(rows))
        .hasMessage("binarize is threshold; it must be none with the likelihood gaussian");
    assertThatThrownBy(() -> autoencoder().setLikelihood("bernoulli").fit(rows))
        .hasMessage("standardize is true; it must be false with the likelihood bernoulli");
    assertThatThrownBy(
            () ->
                autoencoder()
                    .setLikelihood("bernoulli")
                    .setStandardize(false)
                    .setVariance(2)
                    .fit(rows))
        .hasMessage("variance is 2.0; it must be left out with the likelihood bernoulli");
    assertThatThrownBy(() -> autoencoder().setVariance(0)).hasMessageContaining("variance");
  }
}
