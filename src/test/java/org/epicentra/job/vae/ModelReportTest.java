package org.epicentra.job.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelReportTest {
  private final Configuration hadoop = new Configuration();

  @Test
  void aRelativeAndAnAbsolutePathAreOne() {
    String absolute = Path.of("images").toAbsolutePath().toString();
    for (String one :
        new String[] {"images", "./images", "images/", absolute, "file:" + absolute}) {
      assertThat(ModelReport.isSame(one, absolute, hadoop)).as(one).isTrue();
      assertThat(ModelReport.isSame(one, absolute + "2", hadoop)).as(one).isFalse();
    }
  }

  /** A model may come from a machine with other file systems. */
  @ParameterizedTest
  @CsvSource({"'', ''", "'', images", "nosuch://host/images, /images", "':', images"})
  void whatIsNoPathHereIsAnother(String one, String other) {
    assertThat(ModelReport.isSame(one, other, hadoop)).isFalse();
  }
}
