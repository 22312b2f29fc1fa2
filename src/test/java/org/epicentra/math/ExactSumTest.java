package org.epicentra.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumTest {
  private static double sum(List<Double> numbers) {
    ExactSum sum = new ExactSum();
    numbers.forEach(sum::add);
    return sum.value();
  }

  private static double decimal(List<Double> numbers) {
    return numbers.stream()
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  @Property
  void isTheDecimalSumRounded(@ForAll @Size(max = 40) List<Double> numbers) {
    assertThat(sum(numbers)).isEqualTo(decimal(numbers) + 0.0);
  }

  /** Of any size, so that most cancel: the exponents are those of all doubles. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void isTheDecimalSumOfAnyBits(int seed) {
    Random random = new Random(seed);
    List<Double> numbers = new ArrayList<>();
    while (numbers.size() < 500) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        numbers.add(number);
        numbers.add(-number);
      }
    }
    for (int i = 0; i < 40; i++) {
      numbers.remove(random.nextInt(numbers.size()));
      Collections.shuffle(numbers, random);
      assertThat(sum(numbers)).isEqualTo(decimal(numbers));
    }
  }

  @Test
  void partsInAnyOrderGiveTheSameBits() {
    Random random = new Random(9);
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      numbers.add(random.nextGaussian() * Math.scalb(1, random.nextInt(80) - 40));
    }
    double whole = sum(numbers);
    assertThat(whole).isEqualTo(decimal(numbers));
    for (int parts = 1; parts <= 17; parts++) {
      Collections.shuffle(numbers, random);
      List<ExactSum> sums = new ArrayList<>();
      for (int i = 0; i < parts; i++) {
        sums.add(new ExactSum());
      }
      for (int i = 0; i < numbers.size(); i++) {
        sums.get(i % parts).add(numbers.get(i));
      }
      ExactSum all = new ExactSum();
      sums.forEach(all::add);
      all.add(new ExactSum());
      assertThat(all.value()).isEqualTo(whole);
    }
  }

  @Property
  void severalTimesIsAsOften(@ForAll double number, @ForAll @IntRange(min = 1, max = 2047) int n) {
    ExactSum sum = new ExactSum();
    sum.add(0.1);
    sum.add(number, n);
    assertThat(sum.value())
        .isEqualTo(
            new BigDecimal(number)
                .multiply(BigDecimal.valueOf(n))
                .add(new BigDecimal(0.1))
                .doubleValue());
  }

  @Test
  void sumsOfSumsCarry() {
    ExactSum sum = new ExactSum();
    sum.add(Math.nextDown(1.0));
    double exact = 1;
    for (int i = 0; i < 60; i++) { // doubles the sum, with carries in every digit
      ExactSum same = new ExactSum();
      same.add(sum);
      sum.add(same);
      exact *= 2;
      assertThat(sum.value()).isEqualTo(Math.nextDown(exact));
    }
    sum.add(-Math.nextDown(exact));
    assertThat(sum.value()).isZero();
  }

  @Test
  void halvesAreRoundedToEven() {
    assertThat(sum(List.of(0x1p53, 1.0))).isEqualTo(0x1p53);
    assertThat(sum(List.of(0x1p53, 1.0, Double.MIN_VALUE))).isEqualTo(0x1p53 + 2);
    assertThat(sum(List.of(0x1p53, 3.0))).isEqualTo(0x1p53 + 4);
    assertThat(sum(List.of(-0x1p53, -1.0, -Double.MIN_VALUE))).isEqualTo(-0x1p53 - 2);
    assertThat(sum(List.of(Double.MAX_VALUE, Double.MAX_VALUE)))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sum(List.of(Double.MAX_VALUE, 1e300, -Double.MAX_VALUE))).isEqualTo(1e300);
  }

  @Test
  void whatIsNotFiniteStaysSo() {
    double infinite = Double.POSITIVE_INFINITY;
    assertThat(sum(List.of(1.0, infinite, -1e308))).isEqualTo(infinite);
    assertThat(sum(List.of(-infinite, 2.0))).isEqualTo(-infinite);
    assertThat(sum(List.of(infinite, -infinite, 1.0))).isNaN();
    assertThat(sum(List.of(Double.NaN, infinite))).isNaN();
    assertThat(sum(List.of())).isZero();
  }
}
