import asyncio

import pytest

from workshop.running.prose import expression_for, fill


def filled(markdown, **names):
    async def evaluate(expressions):
        return {
            key: {"status": "ok", "data": {"text/plain": repr(eval(code, dict(names)))}}
            for key, code in expressions.items()
        }

    return asyncio.run(fill(markdown, evaluate))


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ x }}", "0.25"),
        ("{{ x : .1%}}", "{{ x : .1%}}"),  # no space before the braces close: not a hole
        ("{{ x : .1% }} and {{ 2 * x : +.2f }}", "25.0% and +0.50"),
        ("{{ word[1 : 3] }}", "nh"),
        ("{{ {'a' : 1}['a'] : 03d }}", "001"),
        ("{{ f'{x : .2f}' }}", " 0.25"),
        ("$e^{{-t}}$ and $x_{{ij}}$", "$e^{{-t}}$ and $x_{{ij}}$"),
        ("{{ max(\n x, 1) : d }}", "1"),
        ("{{ word }}", "Anhe \\1"),
    ],
)
def test_a_hole_is_filled_with_its_formatted_value(template, text):
    assert filled(template, x=0.25, word="Anhe \\1") == text


def test_a_notebook_may_use_the_names_str_and_format():
    assert filled("{{ x : .1f }} {{ x }}", x=1, str=None, format=None) == "1.0 1"


def test_text_without_holes_asks_the_kernel_nothing():
    async def never(expressions):
        raise AssertionError

    assert asyncio.run(fill("No holes, only $x_{{ij}}$.", never)) == "No holes, only $x_{{ij}}$."


def test_the_format_follows_the_last_colon_between_spaces():
    assert expression_for("a['x : y'] : .2f").endswith("format((a['x : y']), '.2f')")
