"""Write docs/parameters.md from the parameter objects, so that text and numbers cannot drift."""

from pathlib import Path

from explainer.ui.parameter_tables import (
    ABSENT_COLUMNS,
    ABSENT_TITLE,
    ALL_TABLES,
    COLUMNS,
    absent_rows,
    parameter_row,
)

TARGET = Path(__file__).resolve().parents[1] / "docs" / "parameters.md"


def parameter_document() -> str:
    """Return every parameter table as Markdown."""
    lines = [
        "# Every parameter, with its source",
        "",
        "Generated from the objects by `make docs`; do not edit.",
        "",
    ]
    for title, table in ALL_TABLES:
        lines += [f"## {title}", "", f"| {' | '.join(COLUMNS)} |", f"|{'---|' * len(COLUMNS)}"]
        lines += [
            f"| {' | '.join(cell.replace('|', '/') for cell in parameter_row(item))} |" for item in table
        ]
        lines.append("")
    lines += [
        f"## {ABSENT_TITLE}",
        "",
        f"| {' | '.join(ABSENT_COLUMNS)} |",
        f"|{'---|' * len(ABSENT_COLUMNS)}",
    ]
    lines += [f"| {' | '.join(row)} |" for row in absent_rows()]
    lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    TARGET.write_text(parameter_document(), encoding="utf-8")
