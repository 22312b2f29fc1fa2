package org.epicentra.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One HTML file with all that it needs inside. A policy in its head forbids every request and every
 * script but its own; without scripts all of it can be read.
 */
public final class Page {
  /** How every page begins, by which an earlier one is recognised. */
  private static final String START = "<!DOCTYPE html>\n<!-- Epicentra -->\n";

  private final String title;
  private final Markup header;
  private final List<Section> sections = new ArrayList<>();
  private final List<String> scripts = new ArrayList<>();

  private record Section(String id, String title, Markup content) {}

  /**
   * @param title in the window's frame
   * @param header above the sections, with the heading of the first level
   */
  public Page(String title, Markup header) {
    this.title = title;
    this.header = header;
  }

  /**
   * Adds a section.
   *
   * @param id for links, unique on the page
   * @param heading also shown in the list of contents
   */
  public Page section(String id, String heading, Markup content) {
    sections.add(new Section(id, heading, content));
    return this;
  }

  /** Adds a script, which may use d3. */
  public Page script(String code) {
    scripts.add(code);
    return this;
  }

  /**
   * The line at the end of a page.
   *
   * @param versions of the programs, by name
   * @param more to say behind them
   */
  public static String foot(Map<String, String> versions, String... more) {
    return Stream.concat(
            versions.entrySet().stream().map(each -> each.getKey() + ' ' + each.getValue()),
            Stream.of(more))
        .collect(Collectors.joining(" \u00b7 "));
  }

  /**
   * The file.
   *
   * @param foot what made the page, in a line at its end
   */
  public String html(String foot) {
    String style = "/*<![CDATA[*/\n" + PageResources.text(Page.class, "report.css") + "/*]]>*/";
    List<String> codes = new ArrayList<>();
    codes.add(quoted(PageResources.text(Page.class, PageResources.D3)));
    codes.add(quoted(PageResources.text(Page.class, "report.js")));
    scripts.forEach(script -> codes.add(quoted(script)));
    Markup page = new Markup();
    page.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
    head(page, style, codes);
    page.open("body");
    page.element("a", "Skip to the content", "class", "skip", "href", "#content");
    page.open("header", "class", "masthead").add(header);
    page.element("button", "Dark", "id", "theme", "type", "button", "hidden", "hidden");
    page.close();
    contents(page);
    page.open("main", "id", "content");
    for (Section section : sections) {
      page.open("section", "id", section.id(), "aria-labelledby", section.id() + "-title");
      page.element("h2", section.title(), "id", section.id() + "-title");
      page.add(section.content()).close();
    }
    page.close();
    page.element("footer", foot);
    for (String code : codes) {
      page.code("script", code);
    }
    page.close(2);
    return START + page;
  }

  private void head(Markup page, String style, List<String> codes) {
    StringBuilder policy = new StringBuilder("default-src 'none'; img-src data:; style-src ");
    policy.append(PageResources.policyHash(style)).append("; script-src");
    codes.forEach(code -> policy.append(' ').append(PageResources.policyHash(code)));
    policy.append("; base-uri 'none'; form-action 'none'");
    page.open("head").empty("meta", "charset", "utf-8");
    page.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy);
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.empty("link", "rel", "icon", "href", "data:,");
    page.element("title", title);
    page.code("style", style).close();
  }

  private void contents(Markup page) {
    page.open("nav", "aria-label", "Contents").open("ul");
    for (Section section : sections) {
      page.open("li").element("a", section.title(), "href", "#" + section.id()).close();
    }
    page.close(2);
  }

  private static String quoted(String code) {
    // In the code these three characters are two operators, which may stand apart.
    return "//<![CDATA[\n" + code.replace("]]>", "]] >") + "\n//]]>";
  }
}
