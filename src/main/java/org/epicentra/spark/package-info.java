/**
 * What every subject needs of Spark: the session, broadcasts, experiments as tasks, SQL that users
 * write, names of columns, digests of rows, and short forms of Spark's messages. The passes over a
 * subject's data are in the folder of the subject; formulas are in the packages below, which do not
 * import Spark.
 *
 * <p>Add a class here only if several subjects use it; else to the folder of its subject.
 */
package org.epicentra.spark;
