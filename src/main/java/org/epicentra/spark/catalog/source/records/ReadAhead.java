package org.epicentra.spark.catalog.source.records;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** An iterator that reads one element ahead to find out whether there is one. */
public abstract class ReadAhead<T> implements Iterator<T> {
  private T next;

  /** The next element, or null at the end; may be called again there. */
  protected abstract T read();

  @Override
  public final boolean hasNext() {
    if (next == null) {
      next = read();
    }
    return next != null;
  }

  @Override
  public final T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    T element = next;
    next = null;
    return element;
  }
}
