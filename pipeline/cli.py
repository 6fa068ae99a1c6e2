"""The command `chidao`: arguments in, calls out. The only place that prints."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline import __version__
from pipeline.errors import ChidaoError, UsageError

app = typer.Typer(
    name="chidao",
    help="Who must do what, by when, with which figures: from Vietnamese, French and Arabic "
    "press and policy texts.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
SOME_REJECTED = 1
USAGE = 2


def main() -> None:
    """Run the command; an error we foresaw is one line on standard error, without a trace."""
    try:
        app()
    except UsageError as error:
        _fail(str(error), USAGE)
    except ChidaoError as error:
        _fail(str(error), SOME_REJECTED)
    except BrokenPipeError:  # the reader of our output has gone: nothing to say
        sys.stderr.close()
        sys.exit(SOME_REJECTED)


def _fail(message: str, code: int) -> None:
    typer.echo(f"chidao: {message}", err=True)
    sys.exit(code)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"chidao {__version__}")
        raise typer.Exit


@app.callback()
def chidao(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read texts, write down the tasks in them."""


_EXTRACT = """Extract tasks, deadlines, figures and agencies from texts.

INPUT is a file (.html .txt .md .pdf .docx .jsonl), a folder of them, or - for standard input.

[bold]Examples[/bold]

  chidao extract corpora/sample -o out/articles.jsonl

  chidao extract notice.txt --published 2025-11-14 --language vi

  cat page.html | chidao extract - -o page.csv --format csv
"""


@app.command(help=_EXTRACT)
def extract(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", show_default=False)],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="File to write; standard output if left out.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DAY", help="Publication day where a file has none said.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Language of the inputs; detected otherwise.")
    ] = None,
    format: Annotated[
        str, typer.Option(metavar="NAME", help="jsonl, csv (one row a task) or html.")
    ] = "jsonl",
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No progress, no summary.")] = False,
) -> None:
    from pipeline.console import Console
    from pipeline.export.formats import load
    from pipeline.extraction import Extraction, check_day, check_language

    job = Extraction(inputs, check_day(published), check_language(language), load(format))
    console = Console(quiet)
    rejected = job.write(out, console) if out else job.stream(sys.stdout, console)
    console.rejected(rejected, out)
    raise typer.Exit(SOME_REJECTED if rejected else 0)


@app.command()
def tasks(
    records: Annotated[Path, typer.Argument(metavar="RECORDS.jsonl", show_default=False)],
    dated: Annotated[bool, typer.Option(help="Only tasks with a deadline.")] = False,
) -> None:
    """Print who must do what by when, as a table, from extracted records."""
    from pipeline.api import records_of
    from pipeline.console import task_table

    task_table(records_of(records), dated)


@app.command()
def export(
    records: Annotated[Path, typer.Argument(metavar="RECORDS.jsonl", show_default=False)],
    out: Annotated[Path, typer.Option("-o", "--out", help="File to write: .csv, .html, .jsonl.")],
) -> None:
    """Write extracted records in another format, told by the file's suffix."""
    from pipeline.api import records_of
    from pipeline.export.formats import load
    from pipeline.export.whole import whole_file

    writer = load(out.suffix.removeprefix("."))
    with whole_file(out) as stream:
        writer.write(records_of(records), stream)


@app.command()
def schema(
    kind: Annotated[str, typer.Argument(help="article or rejected.")] = "article",
) -> None:
    """Print the JSON Schema (draft 2020-12) of a record."""
    from pipeline.schema.record import KINDS, json_schema

    if kind not in KINDS:
        raise UsageError(f"no schema {kind!r}; there are: {', '.join(KINDS)}")
    typer.echo(json.dumps(json_schema(kind), ensure_ascii=False, indent=2))


@app.command()
def languages() -> None:
    """List the language packs."""
    from pipeline.languages import codes, load

    for code in codes():
        pack = load(code)
        typer.echo(f"{code}\t{pack.name}\tversion {pack.version}\t{pack.direction}")


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", show_default=False)],
    json_out: Annotated[
        Path | None, typer.Option("--json", help="Also write the scores as JSON to this file.")
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown tables.")] = False,
) -> None:
    """Score the extraction against annotated texts (folders of JSON beside .txt)."""
    from pipeline.console import score_table
    from pipeline.evaluate import table
    from pipeline.evaluation import evaluate_folder

    found: dict[str, Any] = {}
    for folder in gold:
        evaluation = evaluate_folder(folder)
        if markdown:
            typer.echo(f"{folder.as_posix()}\n\n{table.markdown(evaluation)}\n")
        else:
            score_table(folder.as_posix(), evaluation)
        found[folder.as_posix()] = evaluation.as_json()
    if json_out:
        _write_json(json_out, found)


def _write_json(path: Path, value: Any) -> None:
    from pipeline.export.whole import whole_file

    with whole_file(path) as stream:
        json.dump(value, stream, indent=2, sort_keys=True)
        stream.write("\n")


@app.command("check-gold")
def check_gold(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", show_default=False)],
) -> None:
    """Check annotated texts: offsets, hashes, values, order. Exit code 1 when one has a fault."""
    from pipeline.evaluate.check import check_folder

    faults = [fault for folder in gold for fault in check_folder(folder)]
    for fault in faults:
        typer.echo(str(fault))
    wrong = sum(not fault.is_warning for fault in faults)
    typer.echo(f"{wrong} faults, {len(faults) - wrong} warnings", err=True)
    raise typer.Exit(SOME_REJECTED if wrong else 0)


@app.command()
def floors(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", show_default=False)],
    file: Annotated[Path, typer.Option(metavar="FILE", help="Where the floors stand.")] = Path(
        "corpora/gold/floors.toml"
    ),
    write: Annotated[bool, typer.Option("--write", help="Raise them to what is measured.")] = False,
    allow_lower: Annotated[
        bool, typer.Option("--allow-lower", help="With --write: lower them too.")
    ] = False,
) -> None:
    """Compare the scores with their floors; exit code 1 when one lies below."""
    from pipeline.evaluate import floors as kept
    from pipeline.evaluation import evaluate_folder

    known = kept.read(file)
    fallen: list[str] = []
    for folder in gold:
        name, evaluation = kept.name_of(folder), evaluate_folder(folder)
        if write:
            known[name] = kept.raised(known.get(name), evaluation, allow_lower)
        elif name in known:
            fallen += [f"{name}: {line}" for line in kept.fallen(known[name], evaluation)]
            if not kept.same_gold(known[name], evaluation):
                fallen.append(f"{name}: the gold is another than the floors were measured on")
        else:
            fallen.append(f"{name}: no floors in {file}")
    if write:
        kept.write(file, known)
    for line in fallen:
        typer.echo(line)
    raise typer.Exit(SOME_REJECTED if fallen else 0)


@app.command()
def suites(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", show_default=False)],
    json_out: Annotated[
        Path | None, typer.Option("--json", help="Also write the rows as JSON to this file.")
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="Print the wrong cases, parted by tabs, instead.")
    ] = False,
) -> None:
    """Score test cases of other systems (times, numbers); what we do not cover stands apart.

    A table of shares, then what is wrong by class of failure; ``convention: …`` is where we
    part with the suite on purpose, and counts as wrong like the rest.
    """
    from pipeline.evaluate import table
    from pipeline.evaluation import evaluate_suites

    rows = evaluate_suites(folder)
    typer.echo(table.errors(rows) if errors else table.suites(rows) + "\n\n" + table.failures(rows))
    if json_out:
        _write_json(json_out, [row.as_json() for row in rows])
