"""Reads exported files with other people's code, and compares them with each other.

Usage: check.py FOLDER [SOFFICE], where each folder in FOLDER holds the exports of one
timeline: timeline.json, bundle.json, tables.zip, records.csv and calendar.ics. With
LibreOffice's program given, the tables of the last two are opened in it.
"""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from fhir.resources.R4B.bundle import Bundle
from icalendar import Calendar

LOINC = "http://loinc.org"
# The kinds of record in timeline.json, by the name of their table.
TABLES = {
    "check-ins": "checkIn",
    "phq9": "phq9",
    "gad7": "gad7",
    "clinic-scores": "clinicScore",
    "function": "function",
    "sessions": "session",
    "stamps": "stamp",
    "blood-pressures": "pressure",
    "side-effects": "sideEffect",
    "screens": "screen",
    "setbacks": "setback",
    "plan": "plan",
    "imported-moods": "importedMood",
    "fade-alerts": "fadeAlert",
    "regular-doses": "regimen",
    "dose-days": "doseDay",
    "medicines": "medicine",
    "earlier-treatments": "trial",
    "therapies": "therapy",
    "goals": "goal",
    "goal-looks": "goalLook",
    "settings": "settings",
}
# The units that FHIR's profiles want.
UNITS = {"8480-6": "mm[Hg]", "8462-4": "mm[Hg]", "8867-4": "/min", "2708-6": "%", "29463-7": "kg"}
# A record's identity, which tables have in groups.
ID = re.compile(r"^(\w{8})(\w{4})(\w{4})(\w{4})(\w{12})$")
# What a calendar must not say to others.
TELLING = re.compile(r"ketamin|depress|session|treat|mood|clinic|phq|infusion|spray|suicid|remission|tablet", re.I)


def standing(timeline):
    """The newest version of each record that was not withdrawn. A pressure is one wherever it is from."""
    newest = {record["id"]: record["versions"][-1] for record in timeline["records"]}
    for version in newest.values():
        if version["kind"] == "importedPressure":
            version |= {"kind": "pressure", "moment": "other"}
    return {id: version for id, version in newest.items() if version["kind"] != "withdrawn"}


def check_digit(code):
    """LOINC's: modulus 10 with every other digit doubled, from the right."""
    number, given = code.rsplit("-", 1)
    digits = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(number))]
    return (10 - sum(digit // 10 + digit % 10 for digit in digits) % 10) % 10 == int(given)


def walk(value):
    """Every object in a tree."""
    if isinstance(value, dict):
        yield value
        value = value.values()
    if not isinstance(value, (str, int, float, bool, type(None))):
        for child in value:
            yield from walk(child)


def check_bundle(folder, records):
    text = (folder / "bundle.json").read_bytes()
    Bundle.model_validate_json(text)
    bundle = json.loads(text)
    entries = bundle["entry"]
    urls = [entry["fullUrl"] for entry in entries]
    assert len(set(urls)) == len(urls), "an identity stands twice"
    for entry in entries:
        assert entry["fullUrl"] == "urn:uuid:" + entry["resource"]["id"]
    patients = [entry["resource"] for entry in entries if entry["resource"]["resourceType"] == "Patient"]
    assert [set(patient) for patient in patients] == [{"resourceType", "id"}], "one patient, without a name"
    for item in walk(bundle):
        if "reference" in item:
            assert item["reference"] in urls, f"{item['reference']} leads nowhere"
        if item.get("system") == LOINC and not item["code"].startswith("LA"):
            assert check_digit(item["code"]), item["code"]
        code = next(iter(item.get("code", {}).get("coding", [])), {}) if isinstance(item.get("code"), dict) else {}
        if code.get("code") in UNITS:
            assert item["valueQuantity"]["code"] == UNITS[code["code"]], item
        if "system" in item and "code" in item and "value" not in item:
            assert item.get("display"), f"{item} has no name"
        if "dataAbsentReason" in item:
            assert not [name for name in item if name.startswith("value")], "a value and the reason why there is none"
        assert None not in item.values()

    def codes(resource):
        return [coding["code"] for coding in resource.get("code", {}).get("coding", [])]

    resources = [entry["resource"] for entry in entries]
    kinds = Counter(resource["resourceType"] for resource in resources)
    wanted = Counter(version["kind"] for version in records.values())
    trials = [version["what"] for version in records.values() if version["kind"] == "trial"]
    tried = trials.count("antidepressant")
    assert kinds["MedicationStatement"] == wanted["session"] + wanted["regimen"] + wanted["medicine"] + tried
    assert kinds["Procedure"] == wanted["therapy"] + len(trials) - tried
    assert kinds["Goal"] == wanted["goal"]
    assert kinds["QuestionnaireResponse"] == wanted["phq9"] + wanted["gad7"]
    observed = Counter(code for resource in resources for code in codes(resource))
    for code, kind in [("44249-1", "phq9"), ("69737-5", "gad7"), ("85354-9", "pressure"), ("checkIn", "checkIn"), ("fadeAlert", "fadeAlert"), ("goalLook", "goalLook")]:
        assert observed[code] == wanted[kind], (code, observed[code], wanted[kind])
    assert observed["29463-7"] == sum(
        1 for version in records.values() if version["kind"] == "session" and version.get("weightKg") is not None
    )
    assert observed["2708-6"] == sum(
        1 for version in records.values() if version["kind"] == "pressure" and version.get("oxygen") is not None
    )
    assert observed["8867-4"] == sum(
        1 for version in records.values() if version["kind"] == "pressure" and version["pulse"] is not None
    )
    assert observed["remissionStatus"] == 1
    # Totals once more, from the answers.
    both = [version["items"][:2] for version in records.values() if version["kind"] == "phq9" and None not in version["items"][:2]]
    assert observed["55758-7"] == len(both)
    by_url = {entry["fullUrl"]: entry["resource"] for entry in entries}
    totals = {"44249-1": "44261-6", "69737-5": "70274-6"}
    for panel in resources:
        code = next(iter(codes(panel)), None)
        if code == "55758-7":
            given = [by_url[item["reference"]]["valueCodeableConcept"]["coding"][0]["code"] for item in panel["derivedFrom"]]
            assert len(given) == 2
            assert panel["valueQuantity"]["value"] == sum((int(answer[5]) - 8) % 10 for answer in given)
        if code not in totals:
            continue
        members = [by_url[member["reference"]] for member in panel["hasMember"]]
        total = next(member for member in members if codes(member) == [totals[code]])
        items = [member for member in members if codes(member)[0] not in (totals[code], "69722-7")]
        answers = [item.get("valueCodeableConcept") for item in items]
        points = [int(answer["coding"][0]["code"][5]) - 8 for answer in answers if answer]
        points = [point % 10 for point in points]
        missing = len(items) - len(points)
        if missing > (2 if code == "44249-1" else 1):
            assert "dataAbsentReason" in total
        else:
            expected = sum(points) / len(points) * len(items)
            assert abs(total["valueQuantity"]["value"] - expected) < 1e-9, (points, total)
            assert bool(missing) == any("mean" in note["text"] for note in total.get("note", []))


def rows_of(content):
    assert content.startswith(b"\xef\xbb\xbf"), "no byte order mark"
    text = content.decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    ends = re.sub(r'"(?:[^"]|"")*"', "", text)
    assert ends.endswith("\r\n") and ends.count("\r") == ends.count("\n") == ends.count("\r\n"), "lines end with CR LF"
    for row in rows:
        assert len(row) == len(header), row
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\0")), f"a formula: {cell!r}"
            assert not re.fullmatch(r"\d+[.,]\d+", cell), f"a number that becomes a date: {cell!r}"
    return header, [dict(zip(header, row)) for row in rows]


def check_tables(folder, records):
    wanted = Counter(version["kind"] for version in records.values())
    counted = Counter()
    with zipfile.ZipFile(folder / "tables.zip") as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)} or all(
            info.date_time[0] == 1980 for info in archive.infolist()
        )
        for name in archive.namelist():
            header, rows = rows_of(archive.read(name))
            kind = TABLES[name.removesuffix(".csv")]
            assert len(rows) == wanted[kind], (name, len(rows), wanted[kind])
            for row in rows:
                version = records[row["record"].replace("-", "")]
                assert version["kind"] == kind
                compare(kind, row, version)
            counted[kind] = sum(
                1
                for row in rows
                for column, cell in row.items()
                if cell and column not in ("record", "day", "written", "changed", "late", "edited")
            )
    _, values = rows_of((folder / "records.csv").read_bytes())
    long = Counter(TABLES[value["kind"]] for value in values)
    assert long == +counted, "the long table has other values"


def compare(kind, row, version):
    """A row against its record."""

    def same(column, value):
        assert row[column] == ("" if value is None else str(value)), (column, row[column], value)

    same("day", version.get("day") or (version.get("at") or version.get("onset") or {}).get("day") or row["day"])
    if kind == "checkIn":
        for column, name in [("mood", "mood"), ("interest", "interest"), ("like_myself", "likeMyself")]:
            same(column, version[name])
        hours = version["sleepHours"]
        same("sleep_minutes", None if hours is None else int(hours * 60))
        assert row["note"].removeprefix("'") == (version["note"] or "").removeprefix("'")
    elif kind in ("phq9", "gad7"):
        for place, answer in enumerate(version["items"], 1):
            same(f"item_{place}", answer)
    elif kind == "pressure":
        for name in ("systolic", "diastolic", "pulse", "moment"):
            same(name, version[name])
    elif kind == "session":
        dose = version["dose"]
        same("dose_thousandths", None if dose is None else round(dose["amount"] * 1000))
        same("planned_next", version["plannedNext"])
    elif kind in ("regimen", "doseDay", "medicine", "trial", "therapy", "goal", "goalLook"):
        cells = " ".join(cell.removeprefix("'") for cell in row.values())
        for value in leaves({name: value for name, value in version.items() if name not in ("sequence", "written", "zone", "kind")}):
            text = ID.sub(r"\1-\2-\3-\4-\5", value) if isinstance(value, str) else str(value)
            assert text.removeprefix("'") in cells, (kind, value, cells)


def leaves(value):
    """Every text and number in a tree. Yes and no are other words in a table."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for child in value:
            yield from leaves(child)
    elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
        yield value


def visible(text):
    """Text without the control characters that spreadsheets drop, and with one kind of line end."""
    return re.sub(r"[\0-\x08\x0b-\x1f\x7f]", "", text.replace("\r\n", "\n")).replace("\t", " ")


def check_spreadsheet(folder, office):
    """Opens every table in LibreOffice: whole numbers, days and times are those, all else is the same text."""
    with tempfile.TemporaryDirectory() as place:
        place = Path(place)
        with zipfile.ZipFile(folder / "tables.zip") as archive:
            archive.extractall(place / "csv")
        shutil.copy(folder / "records.csv", place / "csv")
        tables = sorted((place / "csv").iterdir())
        options = ["--headless", "--norestore", f"-env:UserInstallation=file://{place}/profile"]
        utf8 = "--infilter=CSV:44,34,76,1"
        command = [office, *options, utf8, "--convert-to", "fods", "--outdir", place / "fods", *tables]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        for table in tables:
            text = table.read_bytes().decode("utf-8-sig")
            wanted = list(csv.reader(io.StringIO(text, newline="")))
            shown = sheet(place / "fods" / f"{table.stem}.fods")
            for number, (cells, given) in enumerate(zip(wanted, shown, strict=True)):
                given = given[: len(cells)] + [("", "")] * (len(cells) - len(given))
                for cell, (kind, value) in zip(cells, given, strict=True):
                    kinds = {r"\d+": "float", r"\d{4}-\d\d-\d\d": "date", r"\d\d:\d\d": "time", "": ""}
                    expected = next((kind for shape, kind in kinds.items() if re.fullmatch(shape, cell)), "string")
                    place_in_table = (table.name, number, cell, kind, value)
                    assert kind == expected, place_in_table
                    assert kind == "time" or visible(value) == visible(cell), place_in_table


def sheet(path):
    """The cells of a flat OpenDocument sheet, each with its type and what it shows."""
    names = {prefix: f"{{urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0}}" for prefix in ("table", "office", "text")}
    table, office, words = names["table"], names["office"], names["text"]
    rows = []
    for row in ElementTree.parse(path).getroot().iter(f"{table}table-row"):
        cells = []
        for cell in row.iter(f"{table}table-cell"):
            assert f"{table}formula" not in cell.attrib, "a formula"
            lines = ["".join(spaced(line, words)) for line in cell.iter(f"{words}p")]
            repeated = int(cell.get(f"{table}number-columns-repeated", 1))
            cells += [(cell.get(f"{office}value-type", ""), "\n".join(lines))] * min(repeated, 100)
        while cells and cells[-1] == ("", ""):
            cells.pop()
        rows += [cells] * (int(row.get(f"{table}number-rows-repeated", 1)) if cells else 0)
    return rows


def spaced(line, words):
    """The text of a line, whose runs of spaces and tabs are elements."""
    yield line.text or ""
    for child in line:
        if child.tag == f"{words}s":
            yield " " * int(child.get(f"{words}c", 1))
        elif child.tag == f"{words}tab":
            yield " "
        else:
            yield from spaced(child, words)
        yield child.tail or ""


def check_calendar(folder):
    content = (folder / "calendar.ics").read_bytes()
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert not TELLING.search(content.decode()), "it tells what it is about"
    calendar = Calendar.from_ical(content)
    events = [part for part in calendar.walk("VEVENT")]
    assert not [part for part in calendar.walk() if part.errors], "what another parser stumbles on"
    assert len({str(event["UID"]) for event in events}) == len(events)
    reminder, *planned = events
    assert reminder["RRULE"] == {"FREQ": ["DAILY"]}
    assert reminder.decoded("DTSTART").tzinfo is None, "at this time wherever the person is"
    assert len(reminder.walk("VALARM")) == 1
    for event in planned:
        assert str(event["SUMMARY"]) == "Appointment"
        assert type(event.decoded("DTSTART")) is date and "DTEND" not in event, "a whole day"


def main():
    office = sys.argv[2] if len(sys.argv) > 2 else None
    folders = sorted(path for path in Path(sys.argv[1]).iterdir() if path.is_dir())
    for folder in folders:
        try:
            records = standing(json.loads((folder / "timeline.json").read_bytes()))
            check_bundle(folder, records)
            check_tables(folder, records)
            check_calendar(folder)
            if office and folder in folders[-2:]:
                check_spreadsheet(folder, office)
        except Exception as error:
            raise SystemExit(f"{folder.name}:\n{traceback.format_exc()}") from error
    print(f"{len(folders)} exports are sound")


if __name__ == "__main__":
    main()
