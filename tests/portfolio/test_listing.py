"""Which projects a portfolio has, and where their documents go."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

import pytest

from es_docs.portfolio import Listed, list_projects


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def listed(*named: Path, output: Path = Path("output")) -> list[tuple[str, str]]:
    projects, findings = list_projects(named, output)
    assert findings == ()
    return [(one.content.as_posix(), one.key) for one in projects]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_means_all_content_files_in_it_and_below_by_name(here: Path):
    touch(here, "c/b.yaml", "c/a.yml", "c/powiat/x/p.yaml", "c/gmina/p.yaml", "c/notatki.txt")
    assert listed(Path("c")) == [
        ("c/a.yml", "a"),
        ("c/b.yaml", "b"),
        ("c/gmina/p.yaml", "gmina/p"),
        ("c/powiat/x/p.yaml", "powiat/x/p"),
    ]


def test_what_is_hidden_or_temporary_is_left_out(here: Path):
    touch(
        here, "c/a.yaml", "c/.b.yaml", "c/~c.yaml", "c/_d.yaml", "c/.git/e.yaml", "c/_kopie/f.yaml"
    )
    assert listed(Path("c")) == [("c/a.yaml", "a")]


def test_the_output_folder_and_assets_are_left_out(here: Path):
    touch(here, "c/a.yaml", "c/wynik/b.yaml", "c/assets/signs/manifest.yaml")
    touch(here, "c/assets/reference.pptx")
    assert listed(Path("c"), output=here / "c" / "wynik") == [("c/a.yaml", "a")]


def test_documents_may_stand_beside_their_content(here: Path):
    touch(here, "c/a.yaml", "c/b/b.yaml")
    assert listed(Path("c"), output=Path("c")) == [("c/a.yaml", "a"), ("c/b/b.yaml", "b/b")]


def test_files_and_folders_may_be_named_together_and_none_counts_twice(here: Path):
    touch(here, "c/a.yaml", "d/b.yaml")
    both = listed(Path("d/b.yaml"), Path("c"), here / "c", Path("d"))
    assert both == [("d/b.yaml", "b"), ("c/a.yaml", "a")]


@pytest.mark.skipif(os.name == "nt", reason="making links needs a right there")
def test_links_to_folders_are_not_followed(here: Path):
    touch(here, "c/a.yaml")
    (here / "c" / "w kółko").symlink_to(here / "c")
    assert listed(Path("c")) == [("c/a.yaml", "a")]


def test_a_file_and_a_link_to_it_count_once_under_the_name_of_the_file(here: Path):
    touch(here / "c", "x.yaml")
    (here / "c" / "aktualny.yaml").symlink_to(here / "c" / "x.yaml")
    assert [name for name, _ in listed(Path("c"))] == ["c/x.yaml"]


def test_projects_whose_documents_would_have_the_same_names_know_each_other(here: Path):
    touch(here, "c/p.yaml", "c/P.yml", "c/inny.yaml", "d/inny.yaml", "c/sam.yaml")
    projects, _ = list_projects((Path("c"), Path("d")), Path("output"))
    twins = {str(one.content): str(one.twin) for one in projects if one.twin}
    assert twins == {
        "c/P.yml": "c/p.yaml",
        "c/p.yaml": "c/P.yml",
        "c/inny.yaml": "d/inny.yaml",
        "d/inny.yaml": "c/inny.yaml",
    }


def test_a_file_that_is_not_there_is_listed_so_that_it_can_be_told(here: Path):
    projects, _ = list_projects((Path("nie ma.yaml"),), here)
    assert projects == (Listed(Path("nie ma.yaml"), PurePath()),)


def test_a_folder_that_cannot_be_read_is_told(here: Path, monkeypatch: pytest.MonkeyPatch):
    touch(here, "c/a.yaml", "c/tajne/b.yaml")
    scan = os.scandir

    def refusing(folder: os.PathLike[str] | str) -> object:
        if Path(folder).name == "tajne":
            raise PermissionError(13, "Permission denied", str(folder))
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    projects, (finding,) = list_projects((Path("c"),), Path("output"))
    assert [one.key for one in projects] == ["a"]
    assert (finding.code, finding.values["folder"]) == ("B007", str(Path("c/tajne")))
