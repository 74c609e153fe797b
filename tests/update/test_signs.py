"""Signs installed later get into the documents there are; what people did to the strip stays."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from msgspec import Struct
from PIL import Image
from pptx import Presentation

from es_docs import build
from es_docs.build import Built, Renewed
from es_docs.checks.package import check_package
from es_docs.diagnostics import Area, Kind
from es_docs.merge import snapshot
from es_docs.messages import explain
from es_docs.ooxml.package import NS
from es_docs.update import Made, Request, begin, update
from es_docs.verify import verify
from update.people import making, offices, strips
from update.people.deeds import chance_of
from update.people.losses import inventory, nothing_lost
from update.people.saves import saved_by_powerpoint, saved_by_word
from update.people.sessions import harmless
from update.people.strips import Edit, SeenStrip
from update.test_office_routes import needs_office
from visibility.sign_files import png, svg

ROOT = Path(__file__).resolve().parents[2]
FORMATS: tuple[build.Format, ...] = ("pptx", "docx")
FE, DS = "Fundusze Europejskie Program Regionalny", "Dolny Śląsk"
SAVES = {"pptx": saved_by_powerpoint, "docx": saved_by_word}


def other_png(width: int = 500, height: int = 350) -> bytes:
    stream = io.BytesIO()
    image = Image.new("RGB", (width, height), "white")
    image.paste("#0A4", (20, 20, width // 2, height - 20))
    image.save(stream, "PNG")
    return stream.getvalue()


class Project(Struct, frozen=True, dict=True):
    """A content file with assets of its own, and one of its documents as it was made."""

    content: Path
    format: build.Format

    @property
    def output(self) -> Path:
        return self.content.parents[1] / "output"

    @property
    def document(self) -> Path:
        return build.target(self.content, self.output, self.format)

    @property
    def data(self) -> bytes:
        return self.document.read_bytes()

    def files(self) -> Mapping[Path, bytes]:
        """All that stands in the folder of the documents."""
        return {path: path.read_bytes() for path in self.output.rglob("*") if path.is_file()}

    def install(self, role: str = "fe", data: bytes | None = None) -> None:
        file = self.content.parents[1] / "znak.bin"
        file.write_bytes(data or png())
        build.add_sign(self.content, role, file)

    def take_out(self, role: str) -> None:
        """Somebody empties the entry of the manifest."""
        manifest = self.content.parents[1] / "assets" / "signs" / "manifest.yaml"
        text = manifest.read_text(encoding="utf-8")
        block = re.search(rf"^{role}:\n(?:  .*\n)+", text, re.MULTILINE)
        assert block is not None
        empty = re.sub(r"(file|origin|sha256): .*", r'\1: ""', block[0])
        manifest.write_text(text.replace(block[0], empty), encoding="utf-8")

    def built(self, **options: bool) -> Built:
        return build.build(self.content, self.output, frozenset({self.format}), **options)

    def again(self) -> Renewed:
        (renewed,) = self.built().renewed
        return renewed

    def updated(self, *, is_check: bool = False) -> Renewed:
        return build.update(self.document, (self.content,), Request(), is_check=is_check)

    def edited(self, edit: Edit, only: str = "") -> None:
        self.document.write_bytes(strips.changed(self.data, edit, only))

    def sent(self, way: Callable[[bytes], bytes]) -> None:
        self.document.write_bytes(way(self.data))

    def fresh(self) -> bytes:
        """What would be made now, if nothing stood there."""
        folder = self.content.parents[1] / "fresh"
        shutil.rmtree(folder, ignore_errors=True)
        (file,) = build.build(self.content, folder, frozenset({self.format})).files
        return file.read_bytes()

    def told(self, renewed: Renewed) -> list[str]:
        return [explain(one.finding, "pl").what for one in renewed.changes]

    def broken_rules(self) -> set[str]:
        (verdict,) = verify([self.document], self.content)
        return {one.code for one in verdict.findings}


@pytest.fixture(scope="module", params=FORMATS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("signs")
    (folder / "content").mkdir()
    shutil.copy(ROOT / "content" / "koordynacja-es.yaml", folder / "content")
    shutil.copytree(ROOT / "assets", folder / "assets")
    project = Project(folder / "content" / "koordynacja-es.yaml", request.param)
    project.built()
    return project


@pytest.fixture
def project(made: Project, tmp_path: Path) -> Project:
    folder = shutil.copytree(made.content.parents[1], tmp_path / "project")
    return Project(folder / "content" / made.content.name, made.format)


def signs(data: bytes) -> list[tuple[object, ...]]:
    """What the strips show, where: without the numbers and names of parts."""
    return [(one.part, one.alt, one.box, one.room, one.signs) for one in strips.strips(data)]


def shown(data: bytes, name: str) -> set[str]:
    """The picture, or else the words, that a sign shows wherever it stands."""
    found = [one for strip in strips.strips(data) for one in strip.signs if one.name == name]
    return {one.image or one.words for one in found}


# --- nobody has touched it


def test_the_strips_become_those_of_a_new_document(project: Project) -> None:
    project.install("fe", png())
    project.install("voivodeship", svg())
    renewed = project.again()
    assert signs(project.data) == signs(project.fresh())
    assert project.told(renewed) == [
        f"pasek znaków: słowa „{FE}” zastąpiono plikiem fe.png",
        f"pasek znaków: słowa „{DS}” zastąpiono plikiem voivodeship.svg",
    ]
    assert {one.place.area for one in renewed.changes} == {Area.DOCUMENT}
    assert {one.finding.code for one in renewed.changes} == {"U112"}
    assert not renewed.needs_answer


def test_the_package_is_that_of_a_new_document(project: Project) -> None:
    project.install("voivodeship", svg())
    project.again()
    new = strips.opened(project.fresh())
    there = strips.opened(project.data)
    assert set(there) == set(new)
    assert {one: there.content_type(one) for one in there} == {
        one: new.content_type(one) for one in new
    }
    assert check_package(project.data, project.document.name) == ()
    assert strips.orphans(project.data) == []


def test_the_rules_of_the_signs_are_kept(project: Project) -> None:
    assert project.broken_rules() == {"VIS-045"}, "stand-ins"
    project.install("fe", png(900, 400))
    project.install("voivodeship", svg())
    project.again()
    assert project.broken_rules() == set()


def test_a_sign_keeps_its_number(project: Project) -> None:
    """An animation names the shape it moves by that (`p:spTgt`, ISO/IEC 29500-1 §19.5.72)."""
    before = strips.numbers(project.data)
    project.install("fe", png())
    project.again()
    assert strips.numbers(project.data) == before


def test_twice_is_once(project: Project) -> None:
    project.install()
    project.again()
    before = project.data
    renewed = project.again()
    assert (renewed.place, renewed.changes, renewed.findings) == (None, (), ())
    assert project.data == before


def test_without_other_signs_nothing_is_written(project: Project) -> None:
    project.edited(strips.moved("mark:fe"))
    before = project.data
    assert project.again().place is None
    assert project.data == before


def test_a_check_tells_the_same_and_writes_nothing(project: Project) -> None:
    project.install()
    before = project.files()
    plan = project.updated(is_check=True)
    assert plan.would_change
    assert {
        path: path.read_bytes() for path in project.output.rglob("*") if path.is_file()
    } == before
    done = project.updated()
    assert done.changes == plan.changes
    assert done.place == project.document


def test_new_data_come_along(project: Project) -> None:
    project.install()
    text = project.content.read_text(encoding="utf-8")
    project.content.write_text(
        text.replace("Podniesienie jakości", "Podwyższenie jakości"), "utf-8"
    )
    renewed = project.again()
    assert {one.finding.code for one in renewed.changes} == {"U112", "U101"}
    assert renewed.changes[0].finding.code == "U112"
    assert signs(project.data) == signs(project.fresh())


# --- what may change about a sign


def test_a_newer_file(project: Project) -> None:
    project.install("fe", png())
    project.again()
    old = shown(project.data, "mark:fe")
    project.install("fe", other_png())
    assert project.told(project.again()) == [
        "pasek znaków: plik fe.png zastąpiono nowym plikiem fe.png"
    ]
    assert shown(project.data, "mark:fe").isdisjoint(old)
    assert signs(project.data) == signs(project.fresh())
    assert set(strips.opened(project.data)) == set(strips.opened(project.fresh()))
    assert strips.unused(project.data) == []


def test_a_vector_in_place_of_a_raster(project: Project) -> None:
    project.install("fe", png())
    project.again()
    project.install("fe", svg())
    project.again()
    assert signs(project.data) == signs(project.fresh())
    assert set(strips.opened(project.data)) == set(strips.opened(project.fresh()))


def test_a_file_taken_out_again(project: Project) -> None:
    before = signs(project.data)
    project.install("fe", png())
    project.again()
    project.take_out("fe")
    assert project.told(project.again()) == [
        f"pasek znaków: zamiast pliku fe.png stoją słowa „{FE}”"
    ]
    assert signs(project.data) == before


def test_a_sign_more_and_a_sign_less(project: Project) -> None:
    before = signs(project.data)
    project.install("realizator", png(600, 400))
    assert project.told(project.again()) == ["pasek znaków: dodano znak „beneficiary.png”"]
    assert signs(project.data) == signs(project.fresh())
    for strip in strips.strips(project.data):
        assert [one.name for one in strip.signs] == [
            "mark:fe", "mark:voivodeship", "mark:beneficiary", "mark:eu",
        ]  # fmt: skip
    project.take_out("beneficiary")
    assert project.told(project.again()) == [
        "pasek znaków: usunięto znak „beneficiary.png”, którego nie ma już w projekcie"
    ]
    assert signs(project.data) == before


def test_other_words_of_a_sign(project: Project) -> None:
    manifest = project.content.parents[1] / "assets" / "signs" / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("[Dolny Śląsk]", "[Województwo, dolnośląskie]"), "utf-8")
    told = project.told(project.again())
    assert told == [f"pasek znaków: słowa „{DS}” zmieniono na „Województwo dolnośląskie”"]
    assert signs(project.data) == signs(project.fresh())


def test_the_signs_of_another_period(project: Project) -> None:
    """The flag stands in the middle then, with a line behind it."""
    text = project.content.read_text(encoding="utf-8")
    period = re.sub(r"okres: .*", "okres: 2021-2027", text)
    assert period != text
    project.content.write_text(period, encoding="utf-8")
    project.again()
    assert [sorted(one.signs) for one in strips.strips(project.data)] == [
        sorted(one.signs) for one in strips.strips(project.fresh())
    ]
    assert {one for one in project.broken_rules() if one.startswith("VIS")} == {"VIS-045"}
    project.content.write_text(text, encoding="utf-8")
    project.again()
    assert [sorted(one.signs) for one in strips.strips(project.data)] == [
        sorted(one.signs) for one in strips.strips(project.fresh())
    ]


# --- what people did to the strip


OWN_PICTURE = other_png(300, 300)
OWN = {
    "moved": strips.moved("mark:fe"),
    "moved down": strips.moved("mark:fe", 0, 100_000),
    "resized": strips.resized("mark:fe"),
    "reworded": strips.reworded("mark:fe", "Fundusze dla nas"),
    "another picture": strips.pictured("mark:fe", OWN_PICTURE),
    "a picture in its place": strips.pictured("mark:fe", OWN_PICTURE, as_new=True),
}


def like(one: SeenStrip, name: str) -> object:
    return next(sign for sign in one.signs if sign.name in (name, "Obraz 5"))


@pytest.mark.parametrize("deed", OWN)
def test_a_sign_of_ones_own_stays_and_is_told(project: Project, deed: str) -> None:
    project.edited(OWN[deed])
    theirs = [like(one, "mark:fe") for one in strips.strips(project.data)]
    project.install("fe", png())
    project.install("voivodeship", svg())
    renewed = project.again()
    assert [like(one, "mark:fe") for one in strips.strips(project.data)] == theirs
    new = [strip.named("mark:voivodeship") for strip in strips.strips(project.fresh())]
    assert [strip.named("mark:voivodeship") for strip in strips.strips(project.data)] == new
    assert {one.finding.code for one in renewed.changes if one.path == "signs/fe"} == {"U113"}
    assert {one.finding.code for one in renewed.changes if one.path != "signs/fe"} == {"U112"}
    assert any(line.startswith("Twój") for line in project.told(renewed))
    assert check_package(project.data, project.document.name) == ()
    assert project.again().place is None, "told once"


def test_only_where_a_person_was_it_stays(project: Project) -> None:
    place = "slides/slide1.xml" if project.format == "pptx" else "document.xml"
    project.edited(strips.moved("mark:fe"), place)
    project.install("fe", png())
    renewed = project.again()
    yours, changed = (
        [one for one in renewed.changes if one.finding.code == code] for code in ("U113", "U112")
    )
    assert len(changed) == 1
    (one,) = yours
    if project.format == "pptx":
        assert (one.place.area, one.place.number) == (Area.SLIDE, 1)
        assert one.place.name
    else:
        assert one.place.area is Area.BODY
    fresh = {one.part: one for one in strips.strips(project.fresh())}
    for strip in strips.strips(project.data):
        assert bool(strip.named("mark:fe").image) != (place in strip.part)
        assert strip.named("mark:eu") == fresh[strip.part].named("mark:eu")


def test_a_sign_that_was_deleted_stays_away(project: Project) -> None:
    project.edited(strips.deleted("mark:voivodeship"))
    project.install("voivodeship", svg())
    project.install("fe", png())
    renewed = project.again()
    assert {one.finding.code for one in renewed.changes if one.path == "signs/voivodeship"} == {
        "U114"
    }
    for strip in strips.strips(project.data):
        assert [one.name for one in strip.signs] == ["mark:fe", "mark:eu"]
        assert DS not in strip.alt


def test_what_a_person_added_to_the_strip_stays(project: Project) -> None:
    project.edited(strips.added("Partner projektu"))
    project.install("fe", png())
    project.again()
    for strip in strips.strips(project.data):
        assert [one.name for one in strip.signs] == [
            "mark:fe", "Pole tekstowe 7", "mark:voivodeship", "mark:eu",
        ]  # fmt: skip
        assert strip.named("Pole tekstowe 7").words.strip() == "Partner projektu"
        assert strip.named("mark:fe").image


@pytest.mark.parametrize("with_room", [False, True])
def test_a_strip_that_was_moved_stays_there(project: Project, with_room: bool) -> None:
    project.edited(strips.pushed(with_room=with_room))
    before = [one.box for one in strips.strips(project.data)]
    project.install("fe", png())
    assert {one.finding.code for one in project.again().changes} == {"U112"}
    fresh = strips.strips(project.fresh())
    for was, now, new in zip(before, strips.strips(project.data), fresh, strict=True):
        assert now.box == was
        down = now.room[1] - new.room[1]
        for mine, made in zip(now.signs, new.signs, strict=True):
            left, top, width, height = made.box
            assert mine.box == (left, top + down, width, height)


def test_a_strip_that_was_ungrouped_stays_so(project: Project) -> None:
    if project.format == "docx":
        pytest.skip("Word makes a drawing of each")
    project.edited(strips.ungrouped)
    project.install("fe", png())
    project.install("voivodeship", svg())
    assert {one.finding.code for one in project.again().changes} == {"U112"}
    assert strips.strips(project.data) == ()
    draft = strips.opened(project.data)
    new = {one.part: one.signs for one in strips.strips(project.fresh())}
    for part, wanted in new.items():
        tree = draft.root(part).find("p:cSld/p:spTree", NS)
        assert tree is not None
        loose = [one for one in tree if strips.name_of(one).startswith("mark:")]
        assert [strips.box(one) for one in loose] == [one.box for one in wanted]
    assert project.again().place is None


def test_an_alternative_of_ones_own_stays(project: Project) -> None:
    project.edited(strips.described("Logotypy projektu"))
    project.install("fe", png())
    project.again()
    alts = {one.alt for one in strips.strips(project.data)}
    assert "Logotypy projektu" in alts
    assert not any(alt.startswith("Znaki") for alt in alts)


def test_without_any_strip_nothing_is_done_and_that_is_told_once(project: Project) -> None:
    project.edited(strips.without_strip)
    text = strips.opened(project.data)
    project.install("fe", png())
    renewed = project.again()
    assert [one.code for one in renewed.findings] == ["U017"]
    assert "build --fresh" in explain(renewed.findings[0], "pl").hint
    after = strips.opened(project.data)
    kept = [one for one in text if re.search(r"slide|header|document", one)]
    assert all(after.data(one) == text.data(one) for one in kept if one.endswith(".xml"))
    assert strips.strips(project.data) == ()
    again = project.again()
    assert (again.place, again.findings) == (None, ())


def test_what_else_a_part_leads_to_is_not_touched(project: Project) -> None:
    """A relationship nothing in the part uses is left by other programs; it is none of ours."""

    def leading(data: bytes) -> bytes:
        draft = strips.opened(data)
        part = strips.strips(data)[0].part
        folder = part.partition("/")[0]
        media = draft.add(f"{folder}/media/inny1.png", OWN_PICTURE, "image/png")
        draft.relate(part, f"{NS['r']}/image", media)
        return draft.save()

    project.sent(leading)
    project.install("fe", png())
    project.again()
    draft = strips.opened(project.data)
    assert OWN_PICTURE in [draft.data(one) for one in draft]


# --- documents of older versions remember no signs


@pytest.fixture
def forgetful(project: Project) -> Project:
    draft = strips.opened(project.data)
    known = snapshot.read(draft)
    assert known is not None
    assert known.signs
    old = snapshot.Snapshot(
        known.identity, known.generation, known.base, known.memory, known.record, known.before
    )
    snapshot.write(draft, old)
    project.document.write_bytes(draft.save())
    return project


def test_a_document_without_memory_of_its_signs_is_left_alone(forgetful: Project) -> None:
    before = forgetful.data
    assert forgetful.again().place is None
    assert forgetful.data == before


def test_its_stand_ins_are_taken_for_what_was_made(forgetful: Project) -> None:
    forgetful.install("fe", png())
    assert forgetful.told(forgetful.again()) == [
        f"pasek znaków: słowa „{FE}” zastąpiono plikiem fe.png"
    ]
    assert signs(forgetful.data) == signs(forgetful.fresh())


@pytest.mark.parametrize("deed", OWN)
def test_its_signs_of_peoples_own_stay(forgetful: Project, deed: str) -> None:
    forgetful.edited(OWN[deed])
    theirs = [like(one, "mark:fe") for one in strips.strips(forgetful.data)]
    forgetful.install("fe", png())
    assert {one.finding.code for one in forgetful.again().changes} == {"U113"}
    assert [like(one, "mark:fe") for one in strips.strips(forgetful.data)] == theirs


# --- after other programs


@pytest.mark.parametrize("seed", range(3))
def test_after_a_save_as_of_microsoft_office(project: Project, seed: int) -> None:
    project.install("voivodeship", svg())
    project.again()
    project.sent(lambda data: SAVES[project.format](data, chance_of(seed)))
    before = strips.orphans(project.data)
    project.install("fe", png())
    project.install("voivodeship", other_png())
    assert {one.finding.code for one in project.again().changes} == {"U112"}
    mine = [(one.alt, one.box, one.room, one.signs) for one in strips.strips(project.data)]
    new = [(one.alt, one.box, one.room, one.signs) for one in strips.strips(project.fresh())]
    assert sorted(mine, key=repr) == sorted(new, key=repr)
    assert strips.orphans(project.data) == before
    assert project.again().place is None


WAYS = (("own",), ("own", "own", "own"), ("open", "own"))


@needs_office
@pytest.mark.parametrize("way", WAYS, ids="-".join)
@pytest.mark.parametrize("has_files", [False, True], ids=["words", "files"])
def test_after_libreoffice(project: Project, way: tuple[str, ...], has_files: bool) -> None:
    if has_files:
        project.install("voivodeship", svg())
        project.install("fe", png())
        project.again()
    (sent,) = offices.saved([(Kind(project.format), project.data, way)])
    project.document.write_bytes(sent)
    faults = {one.code for one in check_package(sent, "plik")}
    project.install("fe", other_png())
    project.install("voivodeship", other_png(900, 350))
    assert {one.finding.code for one in project.again().changes} == {"U112"}
    fresh = {(one.alt, one.room): one.signs for one in strips.strips(project.fresh())}
    there = strips.strips(project.data)
    assert there
    for one in there:
        assert one.signs == fresh[one.alt, one.room]
    assert {one.code for one in check_package(project.data, "plik")} <= faults
    told = {one for one in project.broken_rules() if one.startswith("VIS")}
    assert told <= {"VIS-047"}, "LibreOffice shows the strip of the master on the cover, too"
    assert project.again().place is None


# --- after people's work of every kind


def made_with(text: str, project: Project) -> Made:
    """What other data make with the signs of the project."""
    project.content.write_text(text, encoding="utf-8")
    told = build.tell(project.content)
    found, _ = build.signs_of(told.environment, told.project)
    one = build.make(told, found, making._metrics(), frozenset({project.format}))[project.format]
    return Made(told.story, Kind(project.format), one.package, one.names, None, None, found)


@pytest.mark.parametrize("seed", range(8))
def test_nothing_of_peoples_work_is_lost(project: Project, seed: int) -> None:
    session = harmless(Kind(project.format), seed)
    project.install("fe", png())
    new = made_with(making.written(session.new), project)
    updated = update(session.edited, "plik", new, session.made.sidecar, Request())
    assert updated.data is not None
    fresh = begin(new, None).data
    assert fresh is not None
    excused = [f"lost {one}" for one in _pictures_of_strips(session.edited)]
    losses = nothing_lost(
        session.edited, updated.data, session.deeds, session.made.data, session.fresh.data
    )
    assert [one for one in losses if not any(one.startswith(each) for each in excused)] == []
    assert any(one.path == "signs/fe" for one in updated.changes)
    again = update(updated.data, "plik", new, updated.sidecar, Request())
    assert again.data is None


def _pictures_of_strips(data: bytes) -> list[object]:
    return [one for one in inventory(data).things if "sign" in one.value]


# --- a reference that was restyled


def restyle(project: Project, colour: str) -> None:
    """A designer changes a colour of the theme."""
    file = project.content.parents[1] / "assets" / f"reference.{project.format}"
    draft = strips.opened(file.read_bytes())
    themes = [one for one in draft if re.search(r"theme/theme\d+\.xml", one)]
    for theme in themes:
        for one in draft.edit(theme).iterfind(".//a:accent1/a:srgbClr", NS):
            one.set("val", colour)
    file.write_bytes(draft.save())


def told_codes(project: Project) -> list[str]:
    return [one.code for one in project.again().findings]


def test_a_restyled_reference_is_told_once_and_nothing_is_written(project: Project) -> None:
    before = project.data
    restyle(project, "AA2200")
    renewed = project.again()
    assert [(one.code, one.severity) for one in renewed.findings] == [("U018", "info")]
    assert "build --fresh" in explain(renewed.findings[0], "pl").hint
    assert (renewed.place, renewed.changes) == (None, ())
    assert project.data == before
    assert told_codes(project) == []


def test_it_is_told_again_only_when_it_changes_again(project: Project) -> None:
    reference = project.content.parents[1] / "assets" / f"reference.{project.format}"
    original = reference.read_bytes()
    restyle(project, "AA2200")
    assert told_codes(project) == ["U018"]
    restyle(project, "00AA22")
    assert told_codes(project) == ["U018"]
    assert told_codes(project) == []
    reference.write_bytes(original)
    assert told_codes(project) == [], "the look the document has"


def test_it_stays_told_when_the_data_change(project: Project) -> None:
    restyle(project, "AA2200")
    assert told_codes(project) == ["U018"]
    project.install("fe", png())
    renewed = project.again()
    assert (renewed.place, renewed.findings) == (project.document, ())
    assert told_codes(project) == []


def test_a_document_made_anew_has_the_new_look(project: Project) -> None:
    restyle(project, "AA2200")
    project.built(fresh=True)
    assert told_codes(project) == []


def test_a_check_does_not_use_it_up(project: Project) -> None:
    restyle(project, "AA2200")
    assert [one.code for one in project.updated(is_check=True).findings] == ["U018"]
    assert [one.code for one in project.updated().findings] == ["U018"]
    assert project.updated().findings == ()


def test_signs_go_where_the_strip_of_the_document_is(project: Project) -> None:
    """A new reference has its strip elsewhere; the document keeps its look, also of the strip."""
    if project.format == "docx":
        pytest.skip("the strip fills the width of the text")
    file = project.content.parents[1] / "assets" / "reference.pptx"
    presentation = Presentation(io.BytesIO(file.read_bytes()))
    sheets = [presentation.slide_master, *presentation.slide_layouts]
    for shape in (one for sheet in sheets for one in sheet.shapes if "strip" in one.name):
        shape.width = round(shape.width * 0.9)
    presentation.save(str(file))
    before = [(one.box, one.room) for one in strips.strips(project.data)]
    project.install("fe", png())
    project.again()
    assert [(one.box, one.room) for one in strips.strips(project.data)] == before
    assert all(one.named("mark:fe").image for one in strips.strips(project.data))
    assert {(one.box, one.room) for one in strips.strips(project.fresh())} != set(before)
