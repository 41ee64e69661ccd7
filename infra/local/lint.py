"""What `make check` asks of files that are not Python: every template parses, the Dockerfile is sound."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from infra.local.processes import ROOT

TEMPLATES = (
    "web/**/*.html",
    "web/**/*.svg",
    "jobs/mails/**/*.html",
    "jobs/mails/**/*.txt",
    "infra/local/pages/*",
)


def main() -> int:
    """Print what is wrong, one line each; returns the exit code."""
    wrong = [*template_errors(), *dockerfile_errors()]
    print("\n".join([*wrong, f"Templates and Dockerfile: {len(wrong)} errors."]))
    return min(len(wrong), 1)


def template_errors() -> Iterator[str]:
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n", "jinja2.ext.do"])
    for path in sorted(path for pattern in TEMPLATES for path in ROOT.glob(pattern)):
        try:
            environment.parse(path.read_text(), filename=str(path))
        except TemplateSyntaxError as error:
            yield f"{path.relative_to(ROOT)}:{error.lineno}: {error.message}"


def dockerfile_errors() -> Iterator[str]:
    """Hadolint's wheel exists for Linux on x86-64 alone; elsewhere CI looks at the Dockerfile."""
    beside_python = Path(sys.executable).parent / "hadolint"
    program = str(beside_python) if beside_python.exists() else shutil.which("hadolint")
    if program is None:
        print("hadolint is not available on this machine: the Dockerfile is checked elsewhere.")
        return
    done = subprocess.run([program, ROOT / "Dockerfile"], capture_output=True, text=True, check=False)
    yield from (done.stdout + done.stderr).splitlines()


if __name__ == "__main__":
    sys.exit(main())
