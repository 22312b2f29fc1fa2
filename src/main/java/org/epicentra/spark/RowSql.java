package org.epicentra.spark;

import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.analysis.ExpressionWithUnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.functions;
import org.epicentra.BadInputException;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The SQL that users write in settings: an expression over the columns of one row. Anything that
 * reaches outside the rows is refused, so that a setting can neither read another file nor call
 * code: subqueries (which can read any path), calls of Java methods, functions that read descriptor
 * files, and variables.
 */
public final class RowSql {
  private static final Set<String> OUTSIDE =
      Set.of(
          "reflect",
          "java_method",
          "try_reflect",
          "from_avro",
          "to_avro",
          "schema_of_avro",
          "from_protobuf",
          "to_protobuf",
          "from_xml");

  private RowSql() {}

  /**
   * The expression as a column that is not yet resolved against a table. If the text is not SQL,
   * Spark's own exception is thrown, which is checked but not declared.
   *
   * @throws BadInputException when the expression reaches outside the rows
   */
  public static Column column(String sql) {
    if (sql.contains("${")) { // Spark substitutes variables of the environment
      throw new BadInputException("it has ${, which stands for a variable; write out the value");
    }
    check(new CatalystSqlParser().parseExpression(sql));
    return functions.expr(sql);
  }

  private static void check(Expression expression) {
    if (expression instanceof SubqueryExpression) {
      throw new BadInputException("it has a subquery; an expression sees the columns of its row");
    }
    if (expression instanceof ExpressionWithUnresolvedIdentifier) {
      throw new BadInputException("it has IDENTIFIER(); name the column or function itself");
    }
    if (expression instanceof UnresolvedFunction call) {
      String name = String.valueOf(call.nameParts().last()).toLowerCase(Locale.ROOT);
      if (OUTSIDE.contains(name)) {
        throw new BadInputException(
            "the function " + name + " is not allowed: it reaches outside the rows");
      }
    }
    CollectionConverters.asJava(expression.children()).forEach(RowSql::check);
  }
}
