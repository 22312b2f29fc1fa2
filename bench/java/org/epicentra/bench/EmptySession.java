package org.epicentra.bench;

import org.apache.spark.sql.SparkSession;
import org.epicentra.spark.SparkSessions;

/** A session that counts 1,000 rows: what a command takes before it does anything of its own. */
public final class EmptySession {
  private EmptySession() {}

  public static void main(String[] args) {
    SparkSession spark = SparkSessions.create("bench empty session");
    System.out.println(spark.range(1000).count());
    spark.stop();
  }
}
