package org.epicentra.spark.catalog.source.records;

import java.io.InputStream;
import java.util.Iterator;

/**
 * The layout of a document such as XML or JSON, which one task reads from its start to its end.
 * Implement it as a record, so that layouts of the same header are equal.
 */
public non-sealed interface DocumentLayout extends RecordLayout {

  /**
   * The records of one document in its order, read one at a time: memory holds one record, whatever
   * the size of the document. The iterator throws {@link org.epicentra.BadInputException} where the
   * document is damaged.
   *
   * @param file its path, for messages and as the origin of the records
   * @param content decompressed; closed by the caller
   */
  Iterator<RawRecord> records(String file, InputStream content);
}
