package org.epicentra.cli.mixture;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The numbers of components that are given.
 *
 * @param all one or more, in the order in which they are given
 */
public record ComponentNumbers(List<Integer> all) {
  /** Whether there are several, of which one is to be chosen. */
  public boolean several() {
    return all.size() > 1;
  }

  /** The largest of them; the only one, where there is one. */
  public int largest() {
    return all.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  /** As they are given. */
  @Override
  public String toString() {
    return String.join(",", all.stream().map(String::valueOf).toList());
  }

  /** Reads whole numbers separated by commas. */
  static final class Converter implements ITypeConverter<ComponentNumbers> {
    @Override
    public ComponentNumbers convert(String text) {
      List<Integer> numbers = new ArrayList<>();
      for (String field : text.split(",", -1)) {
        try {
          numbers.add(Integer.valueOf(field.strip()));
        } catch (NumberFormatException e) {
          throw new TypeConversionException(
              "'%s' is no number of components, such as 20, nor several, such as 10,20,50"
                  .formatted(text));
        }
      }
      return new ComponentNumbers(numbers);
    }
  }
}
