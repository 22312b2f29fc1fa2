package org.epicentra.spark.catalog.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.StringType;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.Remedy;
import org.epicentra.spark.RowSql;
import org.epicentra.spark.SparkMessage;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.catalog.source.SourceColumn.ImpliedCast;
import org.epicentra.spark.catalog.source.format.FormatColumns;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Analyses SQL expressions over the columns of a source. To be used where text that cannot be
 * converted gives null.
 */
public final class SourceExpressions {
  private final String table;
  private final Dataset<Row> raw;
  private final List<String> header;
  private final List<String> written;

  /** The expressions over a table. */
  public SourceExpressions(SourceTable table) {
    this.table = table.name();
    this.raw = table.rows();
    this.header = table.header();
    this.written = table.written();
  }

  /**
   * The source's column of that name, or null. A name in the source's own spelling comes before one
   * that differs in case.
   */
  public String find(String name) {
    int exact = written.indexOf(name);
    if (exact >= 0) {
      return header.get(exact);
    }
    return header.contains(name)
        ? name
        : header.stream().filter(name::equalsIgnoreCase).findFirst().orElse(null);
  }

  /** A column that is one of the source's, unchanged. */
  public SourceColumn plain(String name, String column) {
    return new SourceColumn(
        name,
        raw.col(SqlName.quoted(column)),
        raw.schema().apply(column).dataType(),
        Set.of(column),
        true,
        List.of());
  }

  /**
   * A column that an expression makes.
   *
   * @throws BadInputException when the expression is no SQL, names what the source does not have,
   *     or needs more than one row
   */
  public SourceColumn expression(String name, String sql) {
    String column = find(sql.startsWith("`") && sql.endsWith("`") ? sql.replace("`", "") : sql);
    if (column != null) {
      return plain(name, column);
    }
    Expression made = analysed(name, sql);
    Set<String> references = new LinkedHashSet<>();
    Set<ImpliedCast> casts = new LinkedHashSet<>();
    collect(made, references, casts);
    return new SourceColumn(
        name, ExpressionUtils.column(made), made.dataType(), references, false, List.copyOf(casts));
  }

  private Expression analysed(String name, String sql) {
    try {
      return RowSql.expression(raw, sql);
    } catch (BadInputException e) {
      throw refused(name, sql, e.getMessage() + ".", e);
    } catch (Exception e) {
      // AnalysisException is a checked exception that Scala does not declare to Java.
      if (e instanceof AnalysisException) {
        throw refused(name, sql, SparkMessage.brief(e.getMessage()), e);
      }
      throw e;
    }
  }

  private BadInputException refused(String name, String sql, String why, Exception cause) {
    return new BadInputException(
        "%s %s=%s: %s The columns of %s are: %s"
            .formatted(Setting.named("column"), name, sql, why, table, String.join(", ", header)),
        cause);
  }

  private static void collect(
      Expression expression, Set<String> references, Set<ImpliedCast> casts) {
    if (expression instanceof AttributeReference attribute) {
      references.add(attribute.name());
    }
    if (expression instanceof Cast cast
        && cast.child() instanceof AttributeReference attribute
        && attribute.dataType() instanceof StringType
        && !(cast.dataType() instanceof StringType)
        && !cast.evalMode().toString().equals("TRY")) {
      casts.add(new ImpliedCast(attribute.name(), cast.dataType().sql()));
    }
    List<Expression> children = new ArrayList<>(CollectionConverters.asJava(expression.children()));
    children.forEach(child -> collect(child, references, casts));
  }

  /** The columns of a format; one that is not in the source is left out. */
  public Map<String, SourceColumn> ofFormat(FormatColumns columns) {
    Map<String, SourceColumn> made = new LinkedHashMap<>();
    columns
        .origins()
        .forEach(
            (name, origin) -> sql(origin).ifPresent(sql -> made.put(name, expression(name, sql))));
    return made;
  }

  /** Where the values come from in this source, as SQL; empty where it has none of the columns. */
  public Optional<String> sql(FormatColumns.Origin origin) {
    if (origin.sql() != null) {
      return Optional.of(origin.sql());
    }
    List<String> present =
        origin.columns().stream()
            .map(this::find)
            .filter(Objects::nonNull)
            .map(Remedy::name)
            .toList();
    return switch (present.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(present.get(0));
      default -> Optional.of("coalesce(" + String.join(", ", present) + ")");
    };
  }
}
