package org.epicentra.ml;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import scala.Function1;

/** A Param of text, which says that it is: Spark Connect cannot set one that does not. */
final class StringParam extends Param<String> {
  private static final long serialVersionUID = 1L;

  StringParam(Params parent, String name, String doc) {
    super(parent.uid(), name, doc, String.class);
  }

  StringParam(Params parent, String name, String doc, Function1<String, Object> isValid) {
    super(parent.uid(), name, doc, isValid, String.class);
  }
}
