"""The rules of the house that a reader could break without noticing."""

import ast
import sys

import pytest

LAYERS = (
    {"errors", "references", "numerics"},
    {"parameters", "evidence"},
    {"model", "meta"},
    {"describe", "figures"},
    {"components", "leaflet", "export", "ui", "__main__"},
)
# Where a library may be imported; the standard library and explainer may be anywhere.
ALLOWED = {
    "bibtexparser": {"export"},
    "numpy": {"numerics", "model", "meta", "figures", "describe", "components", "__main__"},
    "plotly": {"figures"},
    "pymare": {"meta"},
    "scipy": {"meta"},  # Student's t for the intervals of a pooled mean; it comes with PyMARE
    "segno": {"leaflet"},
    "streamlit": {"components", "ui"},
    "starlette": {"ui"},
    "typst": {"leaflet"},
}
LONGEST_FILE = 350
LONGEST_PAGE = 90
LONGEST_ROUTER = 60


def python_files(root):
    """Return every Python file of the package."""
    return sorted((root / "src" / "explainer").rglob("*.py"))


def layer_of(part):
    """Return the layer of a top-level part of the package."""
    return next(index for index, layer in enumerate(LAYERS) if part in layer)


def imports_of(path):
    """Return the dotted names a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module
            # "from explainer import errors" names its part in the imported names.
            if node.module == "explainer":
                yield from (f"explainer.{alias.name}" for alias in node.names)


def test_imports_point_one_way(root):
    """No part of the package imports from a part to its right."""
    package = root / "src" / "explainer"
    for path in python_files(root):
        part = path.relative_to(package).parts[0].removesuffix(".py")
        if part == "__init__":
            continue
        for name in imports_of(path):
            if name.startswith("explainer."):
                other = name.split(".")[1]
                assert layer_of(other) <= layer_of(part), f"{path} imports {name}"


def test_libraries_stay_where_they_belong(root):
    """numpy, plotly and streamlit are imported only by the parts that own them; nothing else is."""
    package = root / "src" / "explainer"
    for path in python_files(root):
        part = path.relative_to(package).parts[0].removesuffix(".py")
        for name in imports_of(path):
            top = name.split(".")[0]
            if top == "explainer" or top in sys.stdlib_module_names:
                continue
            assert part in ALLOWED.get(top, set()), f"{path} imports {name}"


def test_files_keep_one_noun(root):
    """No source file outgrows 350 lines, no page 90, the router 60."""
    for path in [*python_files(root), *(root / "src").rglob("*.js"), *(root / "src").rglob("*.css")]:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE, path
    for path in (root / "pages").rglob("*.py"):
        limit = LONGEST_ROUTER if path.name == "main.py" else LONGEST_PAGE
        assert len(path.read_text(encoding="utf-8").splitlines()) <= limit, path


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "manager"])
def test_shared_things_have_names(root, name):
    """No file is called after nothing in particular."""
    assert not list((root / "src").rglob(f"{name}.py"))
