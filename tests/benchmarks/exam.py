"""Requests a second of the exam on this machine, with as many trainees at once as you say.

Run with ``python tests/benchmarks/exam.py``; --help lists the options.

A process of its own serves; another asks in all trainees' names: it opens each one's paper, then saves ten answers for
each, thirty-two requests at a time. A cohort of 300 that clicks each answer once in an hour sends 2.5 a second.
"""

import asyncio
import json
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "exam"))
from bench import command_line
from exam_samples import SECRET, opened_book
from served import Served
from tornado.httpclient import AsyncHTTPClient, HTTPRequest

from workshop.exam.links import link_token

AT_ONCE, ANSWERS = 32, 10


async def ask_all(label: str, requests: list[HTTPRequest]) -> list[bytes]:
    """Send requests, at most so many at once; print how many a second were answered and how long one took."""
    client, seconds, bodies = AsyncHTTPClient(), [], []
    slots = asyncio.Semaphore(AT_ONCE)

    async def ask(request: HTTPRequest) -> bytes:
        async with slots:
            started = time.perf_counter()
            body = (await client.fetch(request)).body
            seconds.append(time.perf_counter() - started)
            return body

    started = time.perf_counter()
    bodies = await asyncio.gather(*map(ask, requests))
    rate = len(requests) / (time.perf_counter() - started)
    median, worst = statistics.median(seconds) * 1e3, statistics.quantiles(seconds, n=100)[98] * 1e3
    print(f"{label:<20}{len(requests):>6} requests{rate:>6.0f} a second; median {median:.0f} ms, 99 % {worst:.0f} ms")
    return bodies


async def measure(served: Served, trainees: list[str]) -> None:
    """Drive the exam through a cohort's requests."""
    AsyncHTTPClient.configure(None, max_clients=AT_ONCE)

    def request(trainee: str, path: str, body: bytes | None = None) -> HTTPRequest:
        headers = {
            "Cookie": f"exam-{served.port}={link_token(SECRET, 'final', trainee, 1)}",
            "Origin": served.address,
            "Content-Type": "application/json",
        }
        method = "GET" if body is None else "POST"
        return HTTPRequest(served.address + path, method, headers, body, follow_redirects=False)

    await ask_all("the page before", [request(trainee, "/") for trainee in trainees])
    await ask_all("script and style", [request(trainee, "/static/paper.js") for trainee in trainees])
    begins = [request(trainee, "/begin", b"") for trainee in trainees]
    for one in begins:
        one.follow_redirects = True
    papers = await ask_all("begin and open", begins)
    pages = {
        trainee: (re.search(rb'data-page="(\w+)"', paper)[1].decode(), paper.decode().split("<fieldset")[1:])
        for trainee, paper in zip(trainees, papers, strict=True)
    }
    answers = []
    for number in range(1, ANSWERS + 1):
        for trainee, (page, questions) in pages.items():
            options = re.findall(r'value="(\w+)"', questions[number - 1])
            body = {"page": page, "turn": 1, "number": number, "chosen": options[:1]}
            answers.append(request(trainee, "/answer", json.dumps(body).encode()))
    await ask_all("answers saved", answers)


def main() -> None:
    """Print the figures."""
    number = command_line(__doc__, trainees=(300, "how many trainees")).trainees
    trainees = {f"t{one:03}": f"Trainee {one}" for one in range(number)}
    with tempfile.TemporaryDirectory() as folder:
        opened_book(Path(folder), trainees).close()
        served = Served(Path(folder))
        try:
            asyncio.run(measure(served, list(trainees)))
        finally:
            served.kill()


if __name__ == "__main__":
    main()
