package org.epicentra.spark;

import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.ExpressionWithUnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.UnresolvedWindowExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.functions;
import org.epicentra.BadInputException;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The SQL that users write in settings: an expression whose value follows from one row, and from
 * nothing else. What reaches outside the row is refused, so that a setting can neither read another
 * file, nor call code, nor give another value tomorrow: subqueries (which can read any path),
 * variables, functions of other kinds than {@link #KINDS}, random numbers and the present time. A
 * time of day alone, to which Spark adds the day of the run, is null where a time is made of it.
 */
public final class RowSql {
  /**
   * The groups of Spark's built-in functions that compute a value from values. The others read
   * files, call Java, give the state of the session, or raise errors; functions that are not
   * Spark's own are in none.
   */
  private static final Set<String> KINDS =
      Set.of(
          "array_funcs",
          "bitwise_funcs",
          "collection_funcs",
          "conditional_funcs",
          "conversion_funcs",
          "datetime_funcs",
          "hash_funcs",
          "json_funcs",
          "lambda_funcs",
          "map_funcs",
          "math_funcs",
          "predicate_funcs",
          "string_funcs",
          "struct_funcs",
          "url_funcs");

  /** Of many rows, or giving many; Spark itself refuses functions that sum up all rows. */
  private static final Set<String> OF_OTHER_ROWS = Set.of("window_funcs", "generator_funcs");

  private static final String ONE_ROW = "it must give one value for each row, from that row alone";

  private RowSql() {}

  /**
   * The expression over the columns of some rows. If it does not fit them, Spark's own exception is
   * thrown, which is checked but not declared.
   *
   * @throws BadInputException when its value does not follow from one row alone
   */
  public static Column column(Dataset<Row> rows, String sql) {
    Column column = parsed(sql);
    Expression resolved = analysed(rows, column);
    return resolved == null ? column : ExpressionUtils.column(PresentTime.kept(resolved));
  }

  /**
   * The expression as Spark understands it.
   *
   * @param rows whose columns it is over
   * @throws BadInputException as {@link #column}
   */
  public static Expression expression(Dataset<Row> rows, String sql) {
    Expression resolved = analysed(rows, parsed(sql));
    if (resolved == null) {
      throw new BadInputException(ONE_ROW);
    }
    return PresentTime.kept(resolved);
  }

  /** The resolved expression without its name, or null where it is no projection of a row. */
  private static Expression analysed(Dataset<Row> rows, Column column) {
    Dataset<Row> made = rows.select(column);
    if (!(made.queryExecution().analyzed() instanceof Project project)
        || made.columns().length != 1) {
      return null;
    }
    Expression named = (Expression) project.projectList().apply(0);
    Expression bare = named instanceof Alias alias ? alias.child() : named;
    if (!bare.deterministic()) {
      throw new BadInputException(
          "%s is not allowed: it has another value at each run".formatted(bare.sql()));
    }
    return bare;
  }

  /**
   * The expression as a column that is not yet resolved against a table. If the text is not SQL,
   * Spark's own exception is thrown, which is checked but not declared.
   *
   * @throws BadInputException when the expression reaches outside the rows
   */
  static Column parsed(String sql) {
    if (sql.contains("${")) { // Spark substitutes variables of the environment
      throw new BadInputException("it has ${, which stands for a variable; write out the value");
    }
    PresentTime.checkLiterals(sql);
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
    if (expression instanceof WindowExpression
        || expression instanceof UnresolvedWindowExpression) {
      throw new BadInputException(ONE_ROW);
    }
    if (expression instanceof UnresolvedFunction call) {
      String name = String.valueOf(call.nameParts().last()).toLowerCase(Locale.ROOT);
      String kind = kind(name);
      if (OF_OTHER_ROWS.contains(kind)) {
        throw new BadInputException(ONE_ROW);
      }
      if (!KINDS.contains(kind) && !kind.equals("agg_funcs")) {
        throw new BadInputException(
            "the function " + name + " is not allowed: it is no function of the values in a row");
      }
    }
    CollectionConverters.asJava(expression.children()).forEach(RowSql::check);
  }

  /** The group of a function of Spark's own, or an empty text. */
  private static String kind(String function) {
    Option<ExpressionInfo> known =
        FunctionRegistry.builtin().lookupFunction(new FunctionIdentifier(function));
    return known.isEmpty() ? "" : known.get().getGroup();
  }
}
