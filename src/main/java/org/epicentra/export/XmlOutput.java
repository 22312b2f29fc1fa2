package org.epicentra.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document in UTF-8 that is written as it comes; failures are those of its stream. */
final class XmlOutput implements Closeable {
  private final OutputStream out;
  private final XMLStreamWriter xml;

  /** What may fail. */
  private interface Step {
    void run() throws XMLStreamException;
  }

  /**
   * @param out closed with the document
   */
  XmlOutput(OutputStream out) throws IOException {
    this.out = out;
    try {
      xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
    } catch (XMLStreamException e) {
      throw new IOException(e.getMessage(), e);
    }
    step(() -> xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0"));
    step(() -> xml.writeCharacters("\n"));
  }

  private static void step(Step step) throws IOException {
    try {
      step.run();
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IOException io ? io : new IOException(e);
    }
  }

  /** Opens an element of any prefix that an attribute {@code xmlns:prefix} binds. */
  void open(String name, String... attributes) throws IOException {
    step(() -> xml.writeStartElement(name));
    for (int i = 0; i < attributes.length; i += 2) {
      String attribute = attributes[i];
      String value = XmlText.of(attributes[i + 1]);
      step(() -> xml.writeAttribute(attribute, value));
    }
  }

  void close(String... names) throws IOException {
    for (int i = 0; i < names.length; i++) {
      step(xml::writeEndElement);
    }
  }

  /** An element with a text; nothing for an empty one. */
  void leaf(String name, String text, String... attributes) throws IOException {
    if (!text.isEmpty()) {
      open(name, attributes);
      step(() -> xml.writeCharacters(XmlText.of(text)));
      step(xml::writeEndElement);
    }
  }

  void line() throws IOException {
    step(() -> xml.writeCharacters("\n"));
  }

  @Override
  public void close() throws IOException {
    try (OutputStream closed = out) {
      step(xml::writeEndDocument);
      step(() -> xml.writeCharacters("\n"));
      step(xml::flush);
      step(xml::close);
      closed.flush();
    }
  }
}
