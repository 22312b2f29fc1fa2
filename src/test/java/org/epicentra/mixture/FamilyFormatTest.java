package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.epicentra.mixture.PosteriorText.read;
import static org.epicentra.mixture.PosteriorText.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.epicentra.BadInputException;
import org.epicentra.JsonDamage;
import org.epicentra.catalog.geography.PlaneProjection;
import org.epicentra.catalog.geography.Region;
import org.epicentra.mixture.locations.Ellipse;
import org.epicentra.mixture.start.EventSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The posterior file of every model of the family. */
class FamilyFormatTest {
  /** Damages after which a value cannot be what it has to be. */
  private static final List<String> NO_VALUE =
      List.of(" = null", " = true", " = \"text\"", " = \"\"", " = [null]", " = {}", " removed");

  @TempDir private Path folder;

  static List<String> names() {
    return FamilyCase.NAMES;
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyBitSurvives(String name) {
    FamilyCase c = FamilyCase.read(name);
    MixturePosterior written = c.fitted(3);
    String text = text(written);
    MixturePosterior read = read(text);
    assertThat(text)
        .contains("\"formatVersion\" : " + (written.prior().isTextbook() ? 1 : 2) + ",");
    assertThat(text(read)).isEqualTo(text);
    MixtureStatistics ofWritten = Events.pass(c.events(), written);
    assertThat(ofWritten.elbo(written)).isEqualTo(Events.pass(c.events(), read).elbo(read));
    MixtureScorer scorer = new MixtureScorer(written);
    MixtureScorer again = new MixtureScorer(read);
    for (int n = 0; n < c.events().size(); n++) {
      double[] x = c.events().location(n);
      double s = c.events().strengths()[n];
      double[] r = new double[written.components()];
      double[] same = new double[written.components()];
      assertThat(again.score(x, s, same)).isEqualTo(scorer.score(x, s, r));
      assertThat(same).isEqualTo(r);
      assertThat(again.background()).isEqualTo(scorer.background());
    }
    if (written.strengths() != null) {
      assertThat(read.strengths().weights()).isEqualTo(written.strengths().weights());
    }
  }

  /** The share of the background is a sum over the components, which depends on their order. */
  @Test
  void componentsInAnotherOrderSurviveToTheBit() {
    EventSample events = Events.clumped(8, 2000, 2);
    MixturePosterior fitted =
        Events.start(events, MixtureFamily.DEFAULT, MixtureSettings.plain(30))
            .starts()
            .get(0)
            .withStrengths(Events.strengths(events));
    List<Integer> order = new ArrayList<>(IntStream.range(0, 30).boxed().toList());
    Set<Double> shares = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(order, new Random(seed));
      MixturePosterior written =
          fitted.selected(order.stream().mapToInt(Integer::intValue).toArray());
      MixturePosterior read = read(text(written));
      for (int k = 0; k < 30; k++) {
        assertThat(read.expectedLogWeight(k)).isEqualTo(written.expectedLogWeight(k));
      }
      shares.add(written.background().mean());
    }
    assertThat(shares).hasSizeGreaterThan(1);
  }

  /** A posterior that went through a Spark closure, or a file of Java's, is written as before. */
  @ParameterizedTest
  @MethodSource("names")
  void javaSerialisationLosesNothing(String name) throws Exception {
    MixturePosterior written = FamilyCase.read(name).fitted(3);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(written);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      String text = text((MixturePosterior) in.readObject());
      assertThat(text).isEqualTo(text(written));
      assertThat(text(read(text))).isEqualTo(text);
    }
    assertThat(written.withoutStrengths().strengths()).isNull();
  }

  @ParameterizedTest
  @MethodSource("names")
  void damagedValuesAreNamedOrUsable(String name) throws IOException {
    Path file = folder.resolve("posterior.json");
    Files.writeString(file, text(FamilyCase.read(name).fitted(3)));
    List<String> wrong = new ArrayList<>();
    int refused = 0;
    for (JsonDamage damage : JsonDamage.of(file)) {
      try {
        use(read(damage.text()));
        if (NO_VALUE.stream().anyMatch(damage.what()::endsWith) && !mayBeAbsent(damage.what())) {
          wrong.add(damage.what() + " is accepted");
        }
      } catch (BadInputException e) {
        refused++;
        if (!names(e.getMessage(), damage.what())) {
          wrong.add(damage.what() + ": " + e.getMessage());
        }
      } catch (RuntimeException e) {
        wrong.add(damage.what() + ": " + e);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(refused).isGreaterThan(150);
  }

  /** What makes the file that of another model where it is left out. */
  private static boolean mayBeAbsent(String damage) {
    return damage.matches("/prior/(dispersion|region) (= null|removed)")
        || damage.matches("/prior/zeroTruncated = true")
        || damage.matches("/(components|strengths)/[0-9]+ removed");
  }

  /** Whether a message names the value, or says that numbers of the file do not go together. */
  private static boolean names(String message, String damage) {
    String[] steps = damage.split(" ")[0].split("/");
    for (String step : steps) {
      if (step.length() > 1 && !step.matches("[0-9]+") && message.contains(step)) {
        return true;
      }
    }
    return message.contains("component ")
        || message.contains("numbers of the background")
        || message.contains("of the components")
        || message.contains("too far from their prior");
  }

  /** What commands do with a model. */
  private static void use(MixturePosterior posterior) {
    double[] r = new double[posterior.components()];
    MixtureScorer scorer = new MixtureScorer(posterior);
    double density = scorer.score(posterior.prior().nu(), 3, r);
    if (Double.isNaN(density)) {
      throw new ArithmeticException("the density is " + density);
    }
    MixtureSampler.ofPosterior(posterior, 1).draw(0);
    posterior.coincidentComponents();
    for (int k = 0; k < r.length; k++) {
      posterior.radius95(k);
      posterior.width(k);
      Ellipse.of(posterior.locations().predictive(k), 0.95);
    }
    new CarriedEvents(posterior, 0.9);
  }

  @Test
  void aPolygonBelongsToTheProjection() {
    FamilyCase c = FamilyCase.read("full-background");
    String wkt = "POLYGON((-100 -100, 100 -100, 100 100, -100 100, -100 -100))";
    MixturePrior prior = c.prior();
    MixturePrior polygon =
        new MixturePrior(
            prior.weights(),
            prior.locations(),
            prior.counts(),
            new Background(Region.polygon(wkt, new PlaneProjection(2), null)));
    String text = text(c.fitted(2).withPrior(polygon));
    assertThat(text).contains("POLYGON");
    MixturePosterior read = read(text);
    assertThat(read.prior().background().region().volume()).isEqualTo(40_000);
    assertThat(text(read)).isEqualTo(text);
  }

  @Test
  void laterVersionsAreRefused() {
    String text = text(FamilyCase.read("full").fitted(1));
    String later = text.replace("\"formatVersion\" : 2", "\"formatVersion\" : 3");
    assertThat(later).isNotEqualTo(text);
    assertThatThrownBy(() -> read(later))
        .isInstanceOf(BadInputException.class)
        .hasMessage("The posterior file has formatVersion 3; this release reads versions 1 and 2.");
  }
}
