package org.epicentra.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.CurrentTimeZone;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetTimeField;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.JsonToStructs;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.expressions.RLike;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.catalyst.expressions.SecondWithFraction;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.UpperCaseCharStream;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.epicentra.BadInputException;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Keeps the present time out of expressions. Spark puts it in by functions such as {@code now()},
 * by the words {@code now} and {@code today}, and, unasked, wherever text becomes a time: of {@code
 * 10:11:12} it makes that time of the present day.
 */
final class PresentTime {
  /** A time of day alone, in the forms to which Spark adds the present day, and its words. */
  private static final String DEPENDS_ON_DAY =
      "(?i)^\\s*(T?[0-9]{1,2}:[0-9]{1,2}.*|(now|today|tomorrow|yesterday)\\b.*)$";

  private static final Pattern DAY_MISSING = Pattern.compile(DEPENDS_ON_DAY);

  private static final Set<String> TYPES =
      Set.of("date", "timestamp", "timestamp_ltz", "timestamp_ntz");

  private PresentTime() {}

  /**
   * Looks at literals such as {@code timestamp 'now'}, of which nothing but their value is left
   * when the expression has been parsed.
   *
   * @throws BadInputException when one stands for the time of the run, or takes its day
   */
  static void checkLiterals(String sql) {
    SqlBaseLexer lexer = new SqlBaseLexer(new UpperCaseCharStream(CharStreams.fromString(sql)));
    lexer.removeErrorListeners(); // the parser tells what is no SQL
    CommonTokenStream stream = new CommonTokenStream(lexer);
    stream.fill();
    String before = "";
    for (Token token : stream.getTokens()) {
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      boolean text =
          token.getType() == SqlBaseLexer.STRING_LITERAL
              || token.getType() == SqlBaseLexer.DOUBLEQUOTED_STRING;
      if (text && TYPES.contains(before)) {
        checkText(token.getText().replaceAll("^[rR]?['\"]|['\"]$", ""));
      }
      before = token.getText().toLowerCase(Locale.ROOT);
    }
  }

  private static void checkText(String text) {
    if (DAY_MISSING.matcher(text).matches()) {
      throw new BadInputException(
          "'%s' stands for a time that depends on the day of the run; write out the date"
              .formatted(text));
    }
  }

  /**
   * The expression with null in place of the times that it would make of a time of day alone. The
   * hour, minute and second of one are kept: they are the same on any day.
   *
   * @param expression resolved
   * @throws BadInputException when it takes the present time elsewhere
   */
  static Expression kept(Expression expression) {
    if (expression instanceof RuntimeReplaceable written) {
      Expression replacement = written.replacement();
      Expression kept = kept(replacement);
      return kept == replacement ? expression : kept;
    }
    boolean leaf = expression.children().isEmpty();
    if (leaf
        && expression.containsPattern(TreePattern.CURRENT_LIKE())
        && !(expression instanceof CurrentTimeZone)) {
      throw new BadInputException(
          "%s is not allowed: it has another value at each run; write out the date"
              .formatted(expression.sql()));
    }
    if (expression instanceof JsonToStructs && holdsTime(expression.dataType())
        || expression instanceof Cast cast && holdsNestedTime(cast)) {
      throw new BadInputException(
          "%s is not allowed: take the time out as text, and make one of it by to_timestamp"
              .formatted(expression.sql()));
    }
    List<Expression> children = new ArrayList<>();
    boolean changed = false;
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      boolean partOfDay = isPartOfDay(expression) && isTimeOfText(child);
      Expression kept = partOfDay ? keptBelow(child) : kept(child);
      changed |= kept != child;
      children.add(kept);
    }
    Expression same = changed ? with(expression, children) : expression;
    return isTimeOfText(same) ? guarded((Cast) same) : same;
  }

  /** The same where the outermost cast may make a time of a time of day. */
  private static Expression keptBelow(Expression cast) {
    Expression text = ((Cast) cast).child();
    Expression kept = kept(text);
    return kept == text ? cast : with(cast, List.of(kept));
  }

  private static Expression with(Expression expression, List<Expression> children) {
    return expression.withNewChildren(CollectionConverters.asScala(children).toIndexedSeq());
  }

  private static boolean isPartOfDay(Expression expression) {
    return expression instanceof GetTimeField || expression instanceof SecondWithFraction;
  }

  private static boolean isTimeOfText(Expression expression) {
    return expression instanceof Cast cast
        && cast.child().dataType() instanceof StringType
        && isTime(cast.dataType());
  }

  private static Expression guarded(Cast cast) {
    if (cast.child() instanceof Literal literal) {
      checkText(String.valueOf(literal.value()));
      return cast;
    }
    Expression pattern = Literal$.MODULE$.create(DEPENDS_ON_DAY, DataTypes.StringType);
    Expression none = Literal$.MODULE$.create(null, cast.dataType());
    return new If(new RLike(cast.child(), pattern), none, cast);
  }

  private static boolean holdsNestedTime(Cast cast) {
    return !isTime(cast.dataType()) && holdsTime(cast.dataType());
  }

  private static boolean holdsTime(DataType type) {
    if (type instanceof ArrayType array) {
      return holdsTime(array.elementType());
    }
    if (type instanceof MapType map) {
      return holdsTime(map.keyType()) || holdsTime(map.valueType());
    }
    return type instanceof StructType struct
        ? CollectionConverters.asJava(struct).stream()
            .anyMatch(field -> holdsTime(field.dataType()))
        : isTime(type);
  }

  private static boolean isTime(DataType type) {
    return type instanceof TimestampType
        || type instanceof TimestampNTZType
        || type instanceof DateType;
  }
}
