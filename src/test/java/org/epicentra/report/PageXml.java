package org.epicentra.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page, read as the XML that it is. */
public final class PageXml {
  private PageXml() {}

  /** The page as a tree; one that is not well-formed fails. */
  public static Document parsed(String html) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(html)));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionError(e);
    }
  }

  /** The elements of a name, or all for "*", in the order of the page. */
  public static List<Element> elements(Document page, String name) {
    NodeList found = page.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  /** The element of an id; null where there is none. */
  public static Element byId(Document page, String id) {
    return elements(page, "*").stream()
        .filter(element -> element.getAttribute("id").equals(id))
        .findFirst()
        .orElse(null);
  }

  /** What can be read on a page: its text without style and scripts. */
  public static String text(Document page) {
    return elements(page, "header").get(0).getTextContent()
        + elements(page, "main").get(0).getTextContent()
        + elements(page, "footer").get(0).getTextContent();
  }
}
