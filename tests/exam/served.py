"""The sample exam in a process of its own, that can be killed and started again, and plain requests to it."""

import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from exam_samples import SECRET

from helpers.paths import ROOT
from workshop.exam.links import link_token

SCRIPT = Path(__file__).with_name("served_exam.py")


class Served:
    """A running server; `kill` is ``kill -9``."""

    def __init__(self, folder):
        self.folder, self.port = folder, 0
        self.set_clock(0)
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, str(SCRIPT), str(self.folder), str(self.port)],
            stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT), "PATH": ""},
        )  # fmt: skip
        self.address = self.process.stdout.readline().strip()
        self.port = int(self.address.rpartition(":")[2])

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def set_clock(self, seconds):
        part = self.folder / "clock.part"
        part.write_text(str(seconds))
        part.replace(self.folder / "clock")

    def link(self, trainee, number=1):
        return f"{self.address}/?token={link_token(SECRET, 'final', trainee, number)}"


class Browser:
    """What a program would send in a trainee's name."""

    def __init__(self, served, trainee, link=1):
        self.served, self.trainee, self.turn = served, trainee, 0
        self.cookie = f"exam-{served.port}={link_token(SECRET, 'final', trainee, link)}"

    def ask(self, path, body=None, **headers):
        """Return the status and the text of an answer."""
        headers = {"Cookie": self.cookie, "Origin": self.served.address, "Content-Type": "application/json"} | headers
        request = urllib.request.Request(self.served.address + path, body, headers)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def begin(self):
        """Begin, and open the paper."""
        self.ask("/begin", b"")
        self.paper = self.ask("/")[1]
        self.page = re.search(r'data-page="(\w+)"', self.paper)[1]
        return self

    def answer(self, number, chosen, **headers):
        self.turn += 1
        body = json.dumps({"page": self.page, "turn": self.turn, "number": number, "chosen": chosen}).encode()
        return self.ask("/answer", body, **headers)

    def options(self, number):
        """Return the ids of a question's options as this trainee's page shows them."""
        question = self.paper.partition(f'id="q{number}"')[2].partition("</fieldset>")[0]
        return re.findall(r'value="(\w+)"', question)
