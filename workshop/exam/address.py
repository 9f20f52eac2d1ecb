"""The address and port at which the exam server listens."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Address:
    """A host and port of this machine, perhaps with TLS, and what the instructor should know of them."""

    host: str
    port: int
    tls: ssl.SSLContext | None
    warnings: tuple[str, ...] = ()


def address_of(at: str, host: str | None, port: int | None, certfile: Path | None, keyfile: Path | None) -> Address:
    """Return where to listen for trainees who open an address.

    Parameters
    ----------
    at
        What trainees open, ``https://exam.example:8443``.
    host, port
        Where to listen, if not there: behind a proxy, or on all networks of this machine.
    certfile, keyfile
        A certificate and its key (PEM).

    Raises
    ------
    ValueError
        If the address is none, or does not go with the certificate.
    """
    try:
        parts = urlsplit(at)
        named = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        parts, named = urlsplit(""), 0
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/") or parts.query:
        raise ValueError(f"--at is {at!r}; give an address such as https://exam.example:8443, without a path.")
    if certfile and parts.scheme == "http":
        raise ValueError("A certificate is given and --at says http; write https there.")
    if parts.scheme == "https" and not certfile and not host:
        raise ValueError(
            "--at says https and no certificate is given; give --certfile, or, behind a proxy that has it, --host."
        )
    open_air = parts.scheme == "http" and parts.hostname not in LOOPBACK
    warning = "Answers and links travel unencrypted, readable on the network: give --certfile and https in --at."
    return Address(
        host or parts.hostname,
        named if port is None else port,
        _context(certfile, keyfile) if certfile else None,
        (warning,) if open_air else (),
    )


def _context(certfile: Path, keyfile: Path | None) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(certfile, keyfile)
    except OSError as error:
        reason = getattr(error, "strerror", None) or error
        raise ValueError(
            f"{certfile} and its key cannot be used ({reason}); give PEM files that belong together."
        ) from None
    return context
