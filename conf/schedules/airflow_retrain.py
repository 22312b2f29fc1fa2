"""A nightly run by Apache Airflow (2.4 or newer) with the provider apache-airflow-providers-apache-spark.

Needs a connection "spark_default" to the cluster and the jar where the driver finds it; adapt the paths and the options.
"""

from datetime import datetime, timedelta, timezone

from airflow import DAG
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

HOME = "/opt/epicentra"

with DAG(
    dag_id="epicentra_retrain",
    description="Nightly retraining of the earthquake mixture",
    schedule="0 2 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args={
        # The registry is safe against a run that is killed and tried again. A refusal (exit code 5) is tried again
        # too, since spark-submit's operator does not tell exit codes apart; it is refused again, and does no harm.
        # It has nothing new to train then: each try has a page of its own, so that the first one's page stays.
        "retries": 1,
        "retry_delay": timedelta(minutes=30),
        "execution_timeout": timedelta(hours=3),
    },
) as dag:
    SparkSubmitOperator(
        task_id="retrain",
        conn_id="spark_default",
        application=f"{HOME}/epicentra.jar",
        java_class="org.epicentra.cli.Main",
        properties_file=f"{HOME}/conf/spark-defaults.conf",
        driver_memory="4g",
        executor_memory="4g",
        application_args=[
            "retrain",
            "--registry", "hdfs:///epicentra/registry",
            "--name", "california",
            "--catalog", "hdfs:///catalogs/california",
            "--components", "200",
            # The end of the interval the run stands for, so that a run made up later sees the same events.
            "--as-of", "{{ data_interval_end.strftime('%Y-%m-%dT%H:%M:%SZ') }}",
            "--max-seconds", "7200",
            "--report",
            "hdfs:///epicentra/registry/california/pages/"
            "{{ data_interval_end.strftime('%Y-%m-%d') }}-try-{{ ti.try_number }}.html",
        ],
    )
