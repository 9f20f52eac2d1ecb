"""Blocking the network in this process, so that a notebook gives the same result everywhere."""

from __future__ import annotations

import ipaddress
import socket
import sys
from typing import Any

_AT_ADDRESS = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_AT_NAME = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


class NetworkRefused(PermissionError):
    """A process without network tried to connect."""


def block_network() -> None:
    """Refuse every network connection of this process but loopback and Unix sockets, for good.

    It guards against a notebook that quietly needs the network, not against malice: code outside Python's own
    ``socket`` (subprocesses, C libraries with their own sockets, ctypes) is not seen.

    Raises
    ------
    NetworkRefused
        In the code that tries, with one sentence: what it asked for, and what to do.
    """
    sys.addaudithook(_refuse_network)


def _refuse_network(event: str, details: tuple[Any, ...]) -> None:
    # Called for every audited event of the interpreter: the common case must leave at once.
    if event in _AT_ADDRESS:
        connection, address = details
        if address is None or connection.family == getattr(socket, "AF_UNIX", None):
            return  # a connected socket's message, or a path of this machine
        host = address[0] if isinstance(address, tuple) else address
    elif event in _AT_NAME:
        host = details[0]
    else:
        return
    if not _is_here(host):
        raise NetworkRefused(
            f"This notebook runs without network: reaching {_text(host)!r} was refused; "
            "put the data that it needs on this machine before it starts."
        )


def _text(host: object) -> str:
    return host.decode(errors="replace") if isinstance(host, bytes) else str(host)


def _is_here(host: object) -> bool:
    if host is None or _text(host) in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(_text(host).partition("%")[0]).is_loopback
    except ValueError:
        return False
