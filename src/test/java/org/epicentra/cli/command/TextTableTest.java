package org.epicentra.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columnsAreAlignedToTheRight() {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    new TextTable("#", "rate").add("0", "12.50").add("10", "3.1").print(writer);
    writer.flush();
    assertThat(out.toString().lines()).containsExactly("   #   rate", "   0  12.50", "  10    3.1");
  }

  @Test
  void aRowHasAsManyCellsAsThereAreHeadings() {
    assertThatThrownBy(() -> new TextTable("a", "b").add("1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
