package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.cli.CommandRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code cavi fit} refuses of its choice of K before it starts Spark. */
class ChoiceOptionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | 10 --choose bound           | --choose needs several numbers to choose from, such as --components 10,20",
        "2 | 10 --holdout-share 0.1      | --holdout-share needs several numbers to choose from, such as --components 10,20",
        "2 | 10,20 --choose bound --holdout-share 0.1 | --choose bound holds no events out: leave out --holdout-share",
        "2 | 10,,20                      | '--components': '10,,20' is no number of components, such as 20, nor several, such as 10,20,50",
        "2 | 10,                         | '--components': '10,' is no number of components",
        "2 | ten                         | '--components': 'ten' is no number of components",
        "2 | 10;20                       | '--components': '10;20' is no number of components",
        "2 | 3000000000                  | '--components': '3000000000' is no number of components",
        "2 | 10 --components 20          | '--components' (K) should be specified only once",
        "3 | 10,20,10                    | --components has 10 twice: give each number once",
        "3 | 0                           | --components is 0; it must be 1 or more",
        "3 | 20,0                        | --components is 0; it must be 1 or more",
        "3 | 20,-5                       | --components is -5; it must be 1 or more",
        "3 | 20,200000                   | --components is 200000; it must be 100000 or less",
        "3 | 10,20 --choose bic          | --choose is 'bic'; it must be held-out or bound",
        "3 | 10,20 --holdout-share 1     | --holdout-share is 1.0; it must be above 0 and below 1, such as 0.2",
        "3 | 2,3 --pi 0.5,0.5            | --pi holds the weights of one number of components, but --components has several: give that one alone",
        "3 | 2,3 --init at.csv           | at.csv holds the centres of one number of components, but --components has several",
      })
  void refuses(int code, String options, String message) {
    List<String> words =
        new ArrayList<>(
            List.of("cavi", "fit", "--catalog", "none", "--model", "m", "--components"));
    words.addAll(List.of(options.split(" ")));
    CommandRun run = CommandRun.of(words.toArray(String[]::new));
    assertThat(run.err()).contains(message);
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).isEmpty();
  }
}
