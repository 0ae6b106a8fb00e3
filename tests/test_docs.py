"""The documents agree with the code they describe."""

import importlib.util


def test_the_parameter_document_is_the_objects(root):
    """docs/parameters.md is what the parameter objects give today (`make docs` writes it)."""
    spec = importlib.util.spec_from_file_location("write_docs", root / "tools" / "write_parameter_docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (root / "docs" / "parameters.md").read_text(encoding="utf-8") == module.parameter_document()


def test_the_readme_names_every_page_and_its_pictures_exist(root):
    """Each page's address and each picture the README shows are real."""
    text = (root / "README.md").read_text(encoding="utf-8")
    for address in ("/synapse", "/blockade-lab", "/trials", "/model"):
        assert f"`{address}`" in text
    pictures = [part.split(")")[0] for part in text.split("](")[1:] if ".png" in part.split(")")[0]]
    assert len(pictures) >= 4
    for picture in pictures:
        assert (root / picture).is_file()
