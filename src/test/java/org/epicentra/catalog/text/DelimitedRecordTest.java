package org.epicentra.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DelimitedRecordTest {
  @Test
  void splitsPlainFieldsAndKeepsEmptyOnes() {
    assertThat(DelimitedRecord.split("a,,b,", ',')).containsExactly("a", "", "b", "");
    assertThat(DelimitedRecord.split("", ',')).containsExactly("");
  }

  @Test
  void quotesProtectDelimitersQuotesAndLineBreaks() {
    assertThat(DelimitedRecord.split("1,\"4 km W of Castaic, CA\",2", ','))
        .containsExactly("1", "4 km W of Castaic, CA", "2");
    assertThat(DelimitedRecord.split("\"the \"\"big\"\" one\",x", ','))
        .containsExactly("the \"big\" one", "x");
    assertThat(DelimitedRecord.split("\"two\nlines\",x", ',')).containsExactly("two\nlines", "x");
  }

  @Test
  void aQuoteWithinAFieldIsOrdinary() {
    assertThat(DelimitedRecord.split("5\" dish,x", ',')).containsExactly("5\" dish", "x");
    assertThat(DelimitedRecord.isOpen("5\" dish,x", ',')).isFalse();
    assertThat(DelimitedRecord.split("\"a\"b\"c\",x", ',')).containsExactly("ab\"c\"", "x");
  }

  @Test
  void tellsWhenTheNextLineBelongsToTheRecord() {
    assertThat(DelimitedRecord.isOpen("1,\"two", ',')).isTrue();
    assertThat(DelimitedRecord.isOpen("1,\"two\"", ',')).isFalse();
    assertThat(DelimitedRecord.isOpen("1,\"say \"\"two\"\"\"", ',')).isFalse();
  }

  @Property
  void whatIsQuotedComesBack(
      @ForAll @Size(min = 1, max = 5) List<@CharRange(from = ' ', to = 'z') String> fields) {
    String record =
        fields.stream()
            .map(field -> '"' + field.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(","));
    assertThat(DelimitedRecord.split(record, ',')).isEqualTo(fields);
    assertThat(DelimitedRecord.isOpen(record, ',')).isFalse();
  }
}
