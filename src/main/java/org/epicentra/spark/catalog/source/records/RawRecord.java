package org.epicentra.spark.catalog.source.records;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.epicentra.catalog.EventNote;

/**
 * A record as the source has it: its fields as text, and after them where it came from.
 *
 * @param fields one per column of the source, blank ones null; all null where there is a problem
 * @param line the whole record as it was written, or null where the source is not made of lines
 * @param file its path
 * @param position the byte offset or the number of the record in the file
 * @param problem why it could not be cut into fields, or null
 * @param notes what was changed in it: the bits of {@link EventNote}
 */
public record RawRecord(
    String[] fields, String line, String file, long position, String problem, int notes) {

  public static final String LINE = "__line";
  public static final String FILE = "__file";
  public static final String POSITION = "__position";
  public static final String PROBLEM = "__problem";
  public static final String NOTES = "__read_notes";

  /** The columns that are not the source's own. */
  public static final List<String> ORIGIN = List.of(LINE, FILE, POSITION, PROBLEM, NOTES);

  /**
   * A record of a document.
   *
   * @param fields one per name of the layout's header, null for none
   * @param number of the record in the file, from 1
   */
  public static RawRecord ofDocument(String[] fields, String file, long number) {
    return new RawRecord(fields, null, file, number, null, 0);
  }

  static StructType schema(List<String> header) {
    StructType schema = new StructType();
    for (String name : header) {
      schema = schema.add(name, DataTypes.StringType);
    }
    return schema
        .add(LINE, DataTypes.StringType)
        .add(FILE, DataTypes.StringType)
        .add(POSITION, DataTypes.LongType)
        .add(PROBLEM, DataTypes.StringType)
        .add(NOTES, DataTypes.IntegerType);
  }

  /** As Spark itself keeps it, which saves a conversion of every field. */
  InternalRow row() {
    Object[] values = new Object[fields.length + ORIGIN.size()];
    int at = 0;
    for (String field : fields) {
      values[at++] = UTF8String.fromString(field);
    }
    values[at++] = UTF8String.fromString(line);
    values[at++] = UTF8String.fromString(file);
    values[at++] = position;
    values[at++] = UTF8String.fromString(problem);
    values[at] = notes;
    return new GenericInternalRow(values);
  }
}
