package org.epicentra.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.LongAccumulator;
import org.epicentra.BadInputException;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.weights.WeightType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Estimator with the models of the family. */
class MixtureFamilyIT {
  private static final String WIDE = "POLYGON((-100 -100, 100 -100, 100 100, -100 100, -100 -100))";

  private final Dataset<Row> table = SampledEvents.table(300, 2).cache();

  @AfterEach
  void forget() {
    table.unpersist(true);
  }

  private static VariationalGaussianMixture mixture() {
    return new VariationalGaussianMixture().setInputCols("x", "y").setIdCol("id").setK(3);
  }

  @Test
  void byDefaultComponentsAreEllipsesWithABackground() {
    VariationalGaussianMixtureModel model = mixture().fit(table);
    MixturePosterior posterior = model.posterior();
    MixturePrior prior = posterior.prior();
    assertThat(prior.locations().type()).isEqualTo(CovarianceType.FULL);
    assertThat(prior.weights().type()).isEqualTo(WeightType.DIRICHLET);
    assertThat(prior.counts().type()).isEqualTo(CountType.NEGATIVE_BINOMIAL);
    assertThat(prior.background()).isNotNull();
    assertThat(posterior.components()).isEqualTo(3);
    // A component of n events of variance 1/TAU: its variances within 5 standard errors, 2/n each.
    for (int k = 0; k < 3; k++) {
      double n = posterior.effectiveCount(k);
      double variance = posterior.locations().covariance(k).trace() / 2;
      assertThat(variance * SampledEvents.TAU).isCloseTo(1, within(5 / Math.sqrt(n) + 4 / n));
    }
    Row scored = model.setBackgroundCol("noise").transform(table).first();
    double noise = scored.getDouble(scored.fieldIndex("noise"));
    assertThat(noise).isBetween(0.0, 0.05);
  }

  /** Such as through the closure of a user's Spark job. */
  @Test
  void aModelIsSavedAsWellAfterJavaSerialisation(@TempDir Path folder) throws Exception {
    VariationalGaussianMixtureModel model = mixture().setMaxIter(3).fit(table);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(model);
    }
    String saved = folder.resolve("m").toString();
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      ((VariationalGaussianMixtureModel) in.readObject()).save(saved);
    }
    VariationalGaussianMixtureModel read = VariationalGaussianMixtureModel.load(saved);
    assertThat(read.posterior().strengths().weights())
        .isEqualTo(model.posterior().strengths().weights())
        .isNotEmpty();
    assertThat(read.transform(table).collectAsList())
        .isEqualTo(model.transform(table).collectAsList());
  }

  @ParameterizedTest
  @CsvSource({
    "fixed, dirichlet, poisson, uniform",
    "shared, dirichlet-process, negative-binomial, none",
    "spherical, fixed, negative-binomial, uniform",
    "full, dirichlet, poisson, none",
  })
  void aWarmStartWithNothingSetGoesOnFromTheModelAsItIs(
      String covariance, String weights, String counts, String background) {
    VariationalGaussianMixture plain =
        mixture()
            .setCovarianceType(covariance)
            .setWeights(weights)
            .setCounts(counts)
            .setBackground(background)
            .setAcceleration("none")
            .setMoves("none")
            .setTol(0);
    VariationalGaussianMixtureModel half =
        plain.copy(new org.apache.spark.ml.param.ParamMap()).setMaxIter(3).fit(table);
    MixtureFit whole = plain.setMaxIter(5).fit(table).summary().fit();
    MixtureFit rest =
        new VariationalGaussianMixture()
            .setInputCols("x", "y")
            .setInitialModel(half)
            .setAcceleration("none")
            .setMoves("none")
            .setTol(0)
            .setMaxIter(2)
            .fit(table)
            .summary()
            .fit();
    MixturePrior prior = rest.posterior().prior();
    assertThat(prior.locations().type().label()).isEqualTo(covariance);
    assertThat(prior.weights().type().label()).isEqualTo(weights);
    assertThat(prior.counts().type().label()).isEqualTo(counts);
    assertThat(prior.background() != null).isEqualTo(background.equals("uniform"));
    // The dispersion is found to about 1e-8, and components are sorted before they are saved.
    for (int i = 0; i < 3; i++) {
      double expected = whole.elbo()[3 + i];
      assertThat(rest.elbo()[i]).isCloseTo(expected, within(1e-8 * Math.abs(expected)));
    }
  }

  /** The box of the background grows with the events, so that none has to be looked for outside. */
  @Test
  void aWarmStartReadsATableOnce() {
    VariationalGaussianMixtureModel model = mixture().setMaxIter(2).fit(table);
    LongAccumulator read = table.sparkSession().sparkContext().longAccumulator();
    UDF1<Double, Double> counting =
        x -> {
          read.add(1);
          return x;
        };
    Column x = udf(counting, DataTypes.DoubleType).asNondeterministic().apply(col("x"));
    warm(model).setMaxIter(2).fit(table.withColumn("x", x));
    assertThat(read.value()).isEqualTo(300);
  }

  @Test
  void aWarmStartTakesWhatIsSetAndKeepsTheRest() {
    VariationalGaussianMixtureModel model =
        mixture().setRho(0.002).setConcentration(0.7).setMaxIter(3).fit(table);
    MixturePrior own = model.posterior().prior();
    MixturePrior shared = warm(model).setCovarianceType("shared").fit(table).posterior().prior();
    assertThat(shared.locations().type()).isEqualTo(CovarianceType.SHARED);
    assertThat(shared.rho()).isEqualTo(0.002);
    assertThat(shared.tau()).isEqualTo(own.tau());
    assertThat(shared.weights().concentration()).isEqualTo(0.7);
    assertThat(shared.counts().learnsDispersion()).isTrue();
    assertThat(shared.background().region()).isEqualTo(own.background().region());
    MixturePrior plain =
        warm(model)
            .setWeights("fixed")
            .setBackground("none")
            .setDispersion(2.5)
            .setLocationError(0.25)
            .fit(table)
            .posterior()
            .prior();
    assertThat(plain.pi()).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-15));
    assertThat(plain.background()).isNull();
    assertThat(plain.counts().dispersion()).isEqualTo(2.5);
    assertThat(plain.locationError()).isEqualTo(0.25);
    assertThat(plain.locations().type()).isEqualTo(CovarianceType.FULL);
    MixturePosterior again = warm(model).setRegion(WIDE).fit(table).posterior();
    assertThat(again.prior().background().region().volume()).isEqualTo(40_000);
  }

  private static VariationalGaussianMixture warm(VariationalGaussianMixtureModel model) {
    return new VariationalGaussianMixture()
        .setInputCols("x", "y")
        .setInitialModel(model)
        .setMoves("none")
        .setMaxIter(1);
  }

  @Test
  void theBoxOfAnInitialModelGrowsWithTheEvents() {
    Dataset<Row> left = table.filter("x < 5");
    VariationalGaussianMixtureModel model = mixture().setMaxIter(3).fit(left);
    MixturePosterior all = warm(model).fit(table).posterior();
    double[] far = {table.agg(org.apache.spark.sql.functions.max("x")).first().getDouble(0), 0};
    assertThat(model.posterior().prior().background().region().contains(far)).isFalse();
    assertThat(all.prior().background().region().contains(far)).isTrue();
  }

  @Test
  void aRegionHoldsAllEvents(@TempDir Path folder) throws IOException {
    VariationalGaussianMixtureModel model = mixture().setRegion(WIDE).setMaxIter(3).fit(table);
    assertThat(model.posterior().prior().background().region().volume()).isEqualTo(40_000);
    model.save(folder.resolve("model").toString());
    VariationalGaussianMixtureModel loaded =
        VariationalGaussianMixtureModel.load(folder.resolve("model").toString());
    assertThat(loaded.transform(table).collectAsList())
        .isEqualTo(model.transform(table).collectAsList());
    String narrow = "POLYGON((-100 -100, 5 -100, 5 100, -100 100, -100 -100))";
    long outside = table.filter("x > 5").count();
    refused(mixture().setRegion(narrow), outside + " of 300 events lie outside of region: ");
    refused(mixture().setRegion("POLYGON((0 0"), "region");
    refused(mixture().setRegion(WIDE).setRegionDepth(0, 5), "regionDepth is given, but");
  }

  @Test
  void aTableNeedsNoStrengths() {
    Dataset<Row> places = table.drop("strength");
    VariationalGaussianMixtureModel model = mixture().setMaxIter(20).fit(places);
    assertThat(model.summary().fit().finalStatistics().rows()).isEqualTo(300);
    List<Row> scored = model.transform(places).select("log_density").collectAsList();
    assertThat(scored).allSatisfy(row -> assertThat(row.getDouble(0)).isFinite());
    MixturePosterior again = warm(model).fit(places).posterior();
    assertThat(again.components()).isEqualTo(model.posterior().components());
    assertThatThrownBy(() -> mixture().setStrengthCol("strength").fit(places))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no column 'strength'");
  }

  private void refused(VariationalGaussianMixture mixture, String message) {
    assertThatThrownBy(() -> mixture.fit(table))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }
}
