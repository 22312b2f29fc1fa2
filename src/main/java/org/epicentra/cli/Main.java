package org.epicentra.cli;

/** Entry point of {@code spark-submit}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println(org.apache.spark.sql.SparkSession.builder().getOrCreate().range(5).count());
  }
}
