/**
 * Values read from the text of catalogs: fields, numbers, times, and the words for nothing. Which
 * column a text stands in, and what range its value may have, never matters here.
 *
 * <p>To read another kind of value, write a class that takes the text and says what it is or that
 * it is none, without an exception for each row, and give {@link org.epicentra.catalog.ColumnKind}
 * a kind that uses it.
 */
package org.epicentra.catalog.text;
