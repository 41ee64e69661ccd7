"""Every regular expression of the product against text that makes a careless one think for hours (ReDoS)."""

import ast
import importlib
import re
from collections.abc import Iterator
from time import thread_time

import pytest

from tests.architecture.sources import ROOT
from tests.attack.test_built_sql import sources
from tests.figures import IS_LONG, Figure

# 50 ms for more than any field takes; on 100,000 characters no more than in proportion.
LIMITS = {1_000: 0.05, 5_000: 0.05, 20_000: 0.05} | ({100_000: 0.25} if IS_LONG else {})
MATCHES = ("search", "match", "fullmatch", "sub", "split", "findall", "finditer")
SEEDS = ("a", "0", " ", "@", ".", "-", "/", "a@", "1 ", "aA0", "\n", "é", "ab ", "<a", "://", "over ", "1/1")

Expression = tuple[str, re.Pattern[str], bool]


def kept(value: object) -> Iterator[re.Pattern[str]]:
    """Patterns in a constant, also in tables of them."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from kept(one)


def expressions() -> Iterator[Expression]:
    """Every pattern of every module, and whether it is sought from every place or only from the first."""
    for path in sources():
        text, name = path.read_text("utf-8"), ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if "re." not in text or name.endswith("__main__"):
            continue
        for constant, value in vars(importlib.import_module(name.removesuffix(".__init__"))).items():
            used = set(re.findall(rf"\b{constant}\.({'|'.join(MATCHES)})\(", text))
            for pattern in kept(value):
                yield f"{path.name} {constant}", pattern, not used or bool(used - {"match", "fullmatch"})
        for node in ast.walk(ast.parse(text)):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=attr),
                    args=[ast.Constant(value=str(one)), *_],
                ) if attr in MATCHES:
                    yield path.name, re.compile(one), attr not in {"match", "fullmatch"}


def attacks(text: str) -> Iterator[str]:
    """Things to repeat; also the words that the pattern itself is made of."""
    words = [one for one in re.findall(r"[^\W\d_]{2,}", re.sub(r"\\.|\?P<\w+>", " ", text)) if len(one) < 15]
    yield from SEEDS
    yield from (f"{one} " for one in words[:6])


@pytest.mark.attack
@pytest.mark.timeout(300)
def test_no_expression_thinks_for_long(figure: Figure) -> None:
    """Long runs of one thing that end wrong, ever longer; what counts is the time of this thread alone."""
    slow, tried, found = [], 0, sorted(set(expressions()), key=str)
    for name, pattern, is_sought in found:
        for piece in attacks(pattern.pattern):
            tried += 1
            if seconds := worst(pattern, piece, is_sought=is_sought):
                slow.append(f"{name}: {pattern.pattern!r} {seconds:.2f} s on {piece!r}")
                break
    figure("expressions that think for long", len(slow), of=len(found))
    figure("long texts given to them", tried * len(LIMITS))
    assert "\n".join(slow) == ""
    assert len(found) > 15


def worst(pattern: re.Pattern[str], piece: str, *, is_sought: bool) -> float:
    """The seconds that are too many, or nothing."""
    for length, most in LIMITS.items():
        attack = (piece * length)[:length] + "!"
        if timed(pattern, attack, is_sought=is_sought) > most:
            seconds = min(timed(pattern, attack, is_sought=is_sought) for _ in range(3))
            if seconds > most:
                return seconds
    return 0.0


def timed(pattern: re.Pattern[str], attack: str, *, is_sought: bool) -> float:
    began = thread_time()
    pattern.fullmatch(attack)
    if is_sought:
        sum(1 for _ in pattern.finditer(attack))
    return thread_time() - began
