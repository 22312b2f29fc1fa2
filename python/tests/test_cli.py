import os
import subprocess
import sys


def run(*arguments):
    return subprocess.run([sys.executable, "-m", "epicentra", *arguments], capture_output=True, text=True)


def test_the_command_line_runs_from_the_package_alone(tmp_path):
    help_text = run("--help")
    assert help_text.returncode == 0
    assert "super-epicentres" in help_text.stdout
    made = run("catalog", "generate", "--rows", "50", "--components", "2", "--output", str(tmp_path / "made"))
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "truth.json").is_file()


def test_the_exit_code_is_passed_on(tmp_path):
    assert run("cavi", "no-such-command").returncode == 2
    missing = run("catalog", "describe", str(tmp_path / "none"))
    assert missing.returncode == 3, missing.stderr
    assert str(tmp_path / "none") in missing.stderr


def test_options_of_spark_are_checked_as_by_submit_sh():
    refused = run("--no-such-option", "1", "cavi", "fit")
    assert refused.returncode == 2
    assert "is no option of spark-submit" in refused.stderr


def test_another_spark_is_refused(tmp_path):
    (tmp_path / "jars").mkdir()
    words = [sys.executable, "-m", "epicentra", "--help"]
    environment = dict(os.environ, SPARK_HOME=str(tmp_path))
    refused = subprocess.run(words, capture_output=True, text=True, env=environment)
    assert refused.returncode == 3
    assert "built for Spark 4.1 with Scala 2.13" in refused.stderr
