"""`course exam form`, `serve`, `link`, `score`: an evening's exam from the command line."""

import csv
import os
import re
import signal
import ssl
import subprocess
import sys
import urllib.request
from contextlib import chdir
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from helpers.course.cli import course
from helpers.course.exam.listening import listening
from helpers.course.rules import RULES


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A folder with a roster in its gradebook, rules of today, and a secret beside."""
    room = tmp_path_factory.mktemp("evening")
    now = datetime.now(UTC)
    text = RULES.read_text(encoding="utf-8")
    for name, moment in (("opens", now), ("closes", now + timedelta(hours=1))):
        text = re.sub(rf"(?m)^{name} = .*$", f"{name} = {moment.isoformat()}", text)
    (room / "rules.toml").write_text(text, encoding="utf-8")
    (room / "roster.csv").write_text(
        "trainee,name,sessions,certificate\nt1,王小明,1 2,yes\nt2,Li Wei,1,no\n", encoding="utf-8"
    )
    run(room, "roster", "roster.csv", "--rules", "rules.toml")
    return room


def run(room, *words):
    """Run a command in the room; return its lines."""
    with chdir(room):
        runner = CliRunner(env={"COURSE_SECRET": str(room / "course.secret")})
        result = runner.invoke(course, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


def links(room):
    with (room / "links.csv").open(encoding="utf-8") as file:
        return {row["trainee"]: row["link"] for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for this machine, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


def test_forms_are_drawn_once_and_the_links_are_for_the_instructor_alone(room):
    first = run(room, "exam", "form", "--rules", "rules.toml")
    assert first[0].startswith("Drawn 2 forms of 30 questions")
    assert run(room, "exam", "form", "--rules", "rules.toml")[0].startswith("Drawn 0 forms")
    assert (room / "links.csv").stat().st_mode & 0o077 == 0
    assert links(room).keys() == {"t1", "t2"}
    assert all(re.fullmatch(r"http://127\.0\.0\.1:8760/\?token=[\w-]{24}", link) for link in links(room).values())


def test_a_new_link_is_printed_for_one_who_lost_his(room):
    run(room, "exam", "form", "--rules", "rules.toml")
    old = links(room)
    (printed,) = run(room, "exam", "link", "t2")
    run(room, "exam", "form", "--rules", "rules.toml")
    assert links(room) == {"t1": old["t1"], "t2": printed} != old


def test_the_exam_is_served_over_tls_and_ends_with_a_count(room, certificate):
    run(room, "exam", "form", "--rules", "rules.toml", "--at", "https://localhost:8443")
    command = ["exam", "serve", "--rules", "rules.toml", "--at", "https://localhost:8443", "--port", "0"]
    server = subprocess.Popen(
        [sys.executable, "-m", "helpers.course", *command, "--certfile", str(certificate)],
        cwd=room, stdout=subprocess.PIPE, text=True, env=os.environ | {"COURSE_SECRET": str(room / "course.secret")},
    )  # fmt: skip
    try:
        assert "0 of 2 have begun" in server.stdout.readline()
        address = re.search(r"https://\S+?:\d+", server.stdout.readline())[0]
        link = links(room)["t1"].replace("https://localhost:8443", address)
        context = ssl.create_default_context(cafile=certificate)
        with urllib.request.urlopen(link, context=context, timeout=20) as answer:
            cookie = answer.headers["Set-Cookie"]
        assert "Secure" in cookie and "HttpOnly" in cookie and "SameSite=Strict" in cookie
        headers = {"Cookie": cookie.partition(";")[0], "Origin": address}
        begin = urllib.request.Request(f"{address}/begin", b"", headers)
        with urllib.request.urlopen(begin, context=context, timeout=20) as answer:
            assert "Final exam" in answer.read().decode()
    finally:
        server.send_signal(signal.SIGTERM)
        rest = server.communicate(timeout=20)[0]
    assert "1 of 2 have begun, 0 have handed in" in rest
    assert server.returncode == 0


def test_scores_wait_for_the_close_and_the_window_can_be_moved(room):
    run(room, "exam", "form", "--rules", "rules.toml")
    with pytest.raises(ValueError, match="have not handed in; score it after that"):
        run(room, "exam", "score")
    closed = re.sub(
        r"(?m)^(opens|closes) = (\d+)",
        lambda found: f"{found[1]} = {int(found[2]) - 1}",
        (room / "rules.toml").read_text("utf-8"),
    )
    (room / "closed.toml").write_text(closed, encoding="utf-8")
    run(room, "exam", "form", "--rules", "closed.toml")
    assert run(room, "exam", "score")[-1].startswith("Marked ")


@pytest.mark.parametrize(
    "at, host, tls, said",
    [
        ("ftp://exam.example", None, False, "give an address"),
        ("exam.example:80", None, False, "give an address"),
        ("http://exam.example:99999", None, False, "give an address"),
        ("http://exam.example/path", None, False, "give an address"),
        ("https://exam.example", None, False, "no certificate is given"),
        ("http://exam.example", None, True, "write https"),
        ("https://exam.example", None, True, "cannot be used"),
    ],
)
def test_an_address_that_cannot_be_meant_is_refused(tmp_path, at, host, tls, said):
    (tmp_path / "no.pem").write_text("no certificate")
    with pytest.raises(ValueError, match=said):
        listening(at, host, None, tmp_path / "no.pem" if tls else None, None)


def test_an_open_network_without_tls_is_warned_of():
    assert listening("http://127.0.0.1:8760", None, None, None, None).warnings == ()
    open_air = listening("http://192.168.1.5:8760", None, None, None, None)
    assert (open_air.host, open_air.port, "unencrypted" in open_air.warnings[0]) == ("192.168.1.5", 8760, True)
    assert listening("https://exam.example", "127.0.0.1", 8760, None, None).port == 8760  # behind a proxy
