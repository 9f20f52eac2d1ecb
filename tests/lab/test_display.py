import html
import re

import pandas as pd
from lab_samples import RIGHT, make_sheet, save_sheet

from helpers.lab import open_lab
from helpers.lab.drawing import wrapped


def test_titles_hints_and_values_cannot_inject_html(room, tmp_path):
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    sheet = make_sheet(title=evil)
    sheet["tasks"]["01.1"].update(title=evil, hints=[evil] * 3, name=evil)
    sheet["tasks"]["01.1"]["mistakes"][0]["hint"] = f"`{evil}`"
    sheet["written"]["01.S1"]["title"] = evil
    sheet["tasks"]["01.1"]["expected"] = {
        "frame": {"rows": 0, "names": [None], "index": None, "columns": [evil], "cells": [[]]}
    }
    save_sheet(tmp_path / "answers", sheet)
    lab = open_lab("01")
    odd = pd.DataFrame(columns=[evil + "'"])
    shown = [lab, lab.check("01.1", -1), lab.check("01.1", odd), lab.check("01.1", ...), lab.check(evil, 1)]
    shown += [lab.hint("01.1"), lab.progress(), lab.load_level(evil), lab.submit(evil)]
    for thing in shown:
        tags = re.findall(r"<[^>]*>", re.sub(r'src="data:[^"]*"', "", thing._repr_html_()))
        assert not [tag for tag in tags if "script" in tag or ("onerror" in tag and "alt=" not in tag)]
    assert "<script" not in lab.progress().svg()


def test_the_plain_text_is_a_twin_of_the_html(lab):
    for result in (lab.check("01.1", -1), lab.check("01.2", 1), lab.hint("01.1"), lab.check("01.1", RIGHT["01.1"])):
        words = html.unescape(re.sub(r"<[^>]+>", " ", result._repr_html_()))
        plain = repr(result).replace("`", " ")
        assert words.split() == plain.split() or " ".join(words.split()).replace(" .", ".") == " ".join(plain.split())
        assert 'role="status"' in result._repr_html_()


def test_the_map_says_the_same_drawn_and_written(lab):
    lab.check("01.1", RIGHT["01.1"])
    shown = lab.progress()
    assert "level 2  open    0 of 6 points" in repr(shown) and "3 of 12 points" in repr(shown)
    assert "level 1 passed, 3 of 3 points; level 2 open, 0 of 6 points" in shown.svg()
    assert 'alt="Map of levels: level 1 passed' in shown._repr_html_()
    assert "01.S1 What would you tell finance? (10 points)" in repr(shown)


def test_the_welcome_names_every_call(lab):
    for text in (repr(lab), lab._repr_html_()):
        for call in ("lab.check(", "lab.hint(", "lab.progress()", "lab.load_level(2)", "lab.submit("):
            assert call in text


def test_a_long_title_never_leaves_its_place_in_the_drawing(room, tmp_path):
    sheet = make_sheet()
    sheet["tasks"]["01.1"]["title"] = "when money is counted twice and nobody saw it coming " * 5
    sheet["tasks"]["01.4"]["title"] = "每个顾客的收据与行" * 10
    save_sheet(tmp_path / "answers", sheet)
    drawing = open_lab("01").progress().svg()
    assert max(len(html.unescape(line)) for line in re.findall(r'font-size="13"[^>]*>([^<]*)<', drawing)) <= 31
    assert all(len(line) <= 16 for line in wrapped("每个顾客的收据与行" * 10))
    assert wrapped("") == [] and wrapped("one") == ["one"]
