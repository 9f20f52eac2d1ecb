"""What a certificate says, signed: Ed25519 with a key derived from the course's secret."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import asdict, dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from workshop.secret import Secret

GROUP = 6  # characters of a code between two spaces


@dataclass(frozen=True)
class Facts:
    """What is signed, all of it shown on the page."""

    course: str
    trainee: str
    name: str
    total: str  # points of 100, "83.5"
    sessions: int
    issued: str  # the day, "2020-08-22"

    def content(self) -> bytes:
        """Return the bytes that are signed, the same on every machine."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sign(facts: Facts, secret: Secret) -> str:
    """Return the check code of some facts: their signature in letters and digits, in groups."""
    letters = base64.b32encode(_private(secret).sign(facts.content())).decode().rstrip("=")
    return " ".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def is_signed(facts: Facts, code: str, public_key: str) -> bool:
    """Return whether a check code is the signature of these facts by the owner of a public key.

    Raises
    ------
    ValueError
        If the public key is none.
    """
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key.strip()))
    except ValueError as error:
        raise ValueError(
            f"{public_key.strip()[:70]!r} is no public key; 64 hexadecimal digits are expected."
        ) from error
    letters = "".join(code.split()).upper()
    try:
        key.verify(base64.b32decode(letters + "=" * (-len(letters) % 8)), facts.content())
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def public_key(secret: Secret) -> str:
    """Return the course's public key in hexadecimal digits; it verifies signatures and cannot make them."""
    return _private(secret).public_key().public_bytes_raw().hex()


def _private(secret: Secret) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(secret.key("certificate"))
