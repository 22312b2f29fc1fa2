package org.epicentra.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {
  @Test
  void escapesTextAndAttributes() {
    Markup markup = new Markup().element("p", "<script>&", "title", "\"><b>'");
    assertThat(markup.toString())
        .isEqualTo("<p title=\"&quot;&gt;&lt;b&gt;'\">&lt;script&gt;&amp;</p>\n");
  }

  @Test
  void showsControlCharacters() {
    assertThat(new Markup().text("a\u001b[2Jb\u202ec").toString()).isEqualTo("a\\x1b[2Jb\\x202ec");
  }

  @Test
  void leavesOutWhatIsNull() {
    assertThat(new Markup().empty("line", "x1", 1.005, "x2", null, "y1", -0.001).toString())
        .isEqualTo("<line x1=\"1\" y1=\"0\"/>");
  }

  @Test
  void refusesWhatIsNotEnded() {
    Markup open = new Markup().open("p");
    assertThatThrownBy(open::toString).isInstanceOf(IllegalStateException.class);
  }
}
