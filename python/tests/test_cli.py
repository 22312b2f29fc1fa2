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
