package org.epicentra.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads a page as XML. */
public record PageReader(Document document) {
  /** Fails where the page is not well-formed. */
  public static PageReader of(String html) throws Exception {
    return new PageReader(
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(html))));
  }

  /** All elements of a name, or of any by an asterisk. */
  public List<Element> elements(String name) {
    NodeList found = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  /** The element of an id; null for none. */
  public Element byId(String id) {
    return elements("*").stream()
        .filter(element -> element.getAttribute("id").equals(id))
        .findFirst()
        .orElse(null);
  }

  /** The text of the page. */
  public String text() {
    return document.getDocumentElement().getTextContent();
  }

  /** What is exact in the cells of a table. */
  public List<String> values(String table) {
    NodeList cells = byId(table).getElementsByTagName("td");
    List<String> values = new ArrayList<>();
    for (int i = 0; i < cells.getLength(); i++) {
      String value = ((Element) cells.item(i)).getAttribute("data-value");
      if (!value.isEmpty()) {
        values.add(value);
      }
    }
    return values;
  }

  /** The ids of all elements that have one. */
  public List<String> ids() {
    return elements("*").stream()
        .filter(element -> element.hasAttribute("id"))
        .map(element -> element.getAttribute("id"))
        .toList();
  }
}
