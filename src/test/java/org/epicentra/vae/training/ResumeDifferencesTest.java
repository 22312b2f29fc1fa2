package org.epicentra.vae.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.likelihood.Likelihood;
import org.epicentra.vae.network.VaeArchitecture;
import org.junit.jupiter.api.Test;

/**
 * A resumed run reports every difference: each component of the records is changed in turn,
 * whatever components they will have.
 */
class ResumeDifferencesTest {
  private static final Set<String> MAY_DIFFER = Set.of("epochs", "patience");

  /** Of an estimator that both objectives have. */
  private static final TrainingSettings SETTINGS =
      new TrainingSettings(
          3,
          16,
          2e-3,
          Binarize.THRESHOLD,
          Objective.ELBO,
          Estimator.TOTAL,
          2,
          7,
          5,
          1,
          Annealing.REFERENCE,
          4,
          new LearningRateSteps(List.of(3), 0.5));

  /** Between them every component can be changed alone. */
  private static final List<VaeArchitecture> NETWORKS =
      List.of(
          new VaeArchitecture(20, List.of(12, 8), 3),
          new VaeArchitecture(20, List.of(12, 8), 3, LatentFamily.CATEGORICAL, 4),
          new VaeArchitecture(20, List.of(12, 8), 3).withLikelihood(Likelihood.GAUSSIAN, 0.5));

  @Test
  void everySettingButTheLengthOfTheRunIsReported() throws ReflectiveOperationException {
    assertThat(SETTINGS.differences(SETTINGS).isEmpty()).isTrue();
    for (RecordComponent component : TrainingSettings.class.getRecordComponents()) {
      List<TrainingSettings> changed = changed(SETTINGS, component);
      assertThat(changed).as(component.getName()).isNotEmpty();
      for (TrainingSettings other : changed) {
        assertThat(other.differences(SETTINGS).isEmpty())
            .as("nothing reported for %s against %s", other, SETTINGS)
            .isEqualTo(MAY_DIFFER.contains(component.getName()));
      }
    }
  }

  @Test
  void everySizeOfTheNetworkIsReported() throws ReflectiveOperationException {
    for (RecordComponent component : VaeArchitecture.class.getRecordComponents()) {
      int legal = 0;
      for (VaeArchitecture network : NETWORKS) {
        assertThat(network.differences(network).isEmpty()).isTrue();
        for (VaeArchitecture other : changed(network, component)) {
          assertThat(other.differences(network).isEmpty())
              .as("nothing reported for %s against %s", other, network)
              .isFalse();
          legal++;
        }
      }
      assertThat(legal).as(component.getName()).isPositive();
    }
  }

  /** The legal records in which this component alone is another. */
  private static <T extends Record> List<T> changed(T record, RecordComponent component)
      throws ReflectiveOperationException {
    RecordComponent[] components = record.getClass().getRecordComponents();
    List<T> changed = new ArrayList<>();
    for (Object other : others(component.getName(), component.getAccessor().invoke(record))) {
      Object[] values = new Object[components.length];
      Class<?>[] types = new Class<?>[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] =
            components[i].getName().equals(component.getName())
                ? other
                : components[i].getAccessor().invoke(record);
      }
      try {
        @SuppressWarnings("unchecked")
        T made = (T) record.getClass().getDeclaredConstructor(types).newInstance(values);
        changed.add(made);
      } catch (InvocationTargetException e) {
        assertThat(e).hasCauseInstanceOf(IllegalArgumentException.class);
      }
    }
    return changed;
  }

  private static List<Object> others(String name, Object value)
      throws ReflectiveOperationException {
    if (value instanceof Integer number) {
      return List.of(number + 1);
    }
    if (value instanceof Long number) {
      return List.of(number + 1);
    }
    if (value instanceof Double number) {
      return List.of(number + 0.25);
    }
    if (value instanceof Boolean flag) {
      return List.of(!flag);
    }
    if (value instanceof Enum<?> constant) {
      List<Object> others =
          new ArrayList<>(Arrays.asList(constant.getDeclaringClass().getEnumConstants()));
      others.remove(constant);
      return others;
    }
    if (value instanceof Record nested) {
      List<Object> others = new ArrayList<>();
      for (RecordComponent component : nested.getClass().getRecordComponents()) {
        List<Record> changed = changed(nested, component);
        assertThat(changed).as("%s of %s", component.getName(), name).isNotEmpty();
        others.addAll(changed);
      }
      return others;
    }
    return otherOf(name, value);
  }

  private static List<Object> otherOf(String name, Object value) {
    switch (name) {
      case "hidden":
        return List.of(List.of(12), List.of(8, 12));
      case "epochs": // of the steps of the learning rate
        return List.of(List.of(), List.of(2), List.of(3, 4));
      default:
        throw new AssertionError("say what else " + name + " can be than " + value);
    }
  }
}
