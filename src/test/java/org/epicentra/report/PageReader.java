package org.epicentra.report;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads a page as XML. */
public record PageReader(Document document) {
  /** Fails where the page is not well-formed. */
  public static PageReader of(String html) {
    return new PageReader(PageXml.parsed(html));
  }

  /** All elements of a name, or of any by an asterisk. */
  public List<Element> elements(String name) {
    return PageXml.elements(document, name);
  }

  /** The element of an id; null for none. */
  public Element byId(String id) {
    return PageXml.byId(document, id);
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
