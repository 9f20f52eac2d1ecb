"""The kernel calls that no lab needs, refused: a seccomp filter as bubblewrap takes it.

Most are ways to memory that no limit counts (memfd, System V), to other processes' memory, to other runs' cores, to the
session's keys, or to parts of the kernel with a history of holes. Sockets of the machine itself (vsock) know no network
namespace.
"""

from __future__ import annotations

import platform
import struct

_AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_SOCKET = {"x86_64": 41, "aarch64": 198}
_FAMILIES = (1, 2, 10)  # Unix, IPv4, IPv6: in a network of the sandbox's own
_REFUSED = {  # call: (x86_64, aarch64)
    "add_key": (248, 217),
    "bpf": (321, 280),
    "delete_module": (176, 106),
    "finit_module": (313, 273),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fsopen": (430, 430),
    "init_module": (175, 105),
    "io_uring_setup": (425, 425),
    "kcmp": (312, 272),
    "kexec_load": (246, 104),
    "keyctl": (250, 219),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "mount": (165, 40),
    "mount_setattr": (442, 442),
    "move_mount": (429, 429),
    "mq_open": (240, 180),
    "msgget": (68, 186),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "open_tree": (428, 428),
    "perf_event_open": (298, 241),
    "pidfd_getfd": (438, 438),
    "pivot_root": (155, 41),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "ptrace": (101, 117),
    "request_key": (249, 218),
    "sched_setaffinity": (203, 122),
    "semget": (64, 190),
    "setns": (308, 268),
    "shmget": (29, 194),
    "swapon": (167, 224),
    "syslog": (103, 116),
    "umount2": (166, 39),
    "unshare": (272, 97),
    "userfaultfd": (323, 282),
}
_X32 = 0x40000000  # the same calls under other numbers
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # classic BPF
_ALLOW, _EPERM, _KILL = 0x7FFF0000, 0x00050001, 0x80000000


def program(machine: str = "") -> bytes:
    """Return the filter for a machine (this one unless named), empty bytes where its call numbers are not known.

    Examples
    --------
    >>> len(program("x86_64")) % 8, program("riscv64")
    (0, b'')
    """
    machine = machine or platform.machine()
    if machine not in _AUDIT:
        return b""
    numbers = [pair[list(_AUDIT).index(machine)] for pair in _REFUSED.values()]
    body: list[tuple[int, int | str, int | str, int]] = [
        (_LOAD, 0, 0, 4),  # the architecture
        (_EQUAL, 0, "kill", _AUDIT[machine]),
        (_LOAD, 0, 0, 0),  # the call's number
        (_AT_LEAST, "refuse", 0, _X32),
        *((_EQUAL, "refuse", 0, number) for number in numbers),
        (_EQUAL, 0, "allow", _SOCKET[machine]),
        (_LOAD, 0, 0, 16),  # its first argument
        *((_EQUAL, "allow", 0, family) for family in _FAMILIES),
    ]
    place = {"refuse": len(body), "allow": len(body) + 1, "kill": len(body) + 2}
    body += [(_RETURN, 0, 0, _EPERM), (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _KILL)]
    steps = [
        tuple(place[jump] - here - 1 if isinstance(jump, str) else jump for jump in (true, false))
        for here, (_, true, false, _) in enumerate(body)
    ]
    return b"".join(struct.pack("=HBBI", line[0], *step, line[3]) for line, step in zip(body, steps, strict=True))
